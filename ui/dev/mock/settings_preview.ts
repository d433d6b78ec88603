import type { List, SettingChange, SettingEffect } from "../../src/ipc/bindings";
import { none, refused, told } from "./effects";
import { previewRate } from "./rates";
import { previewRule } from "./segment_rules";
import type { Kept } from "./settings";

function named(kept: Kept, list: List, name: string, id: number | null): SettingEffect {
  if (name === "") return refused("A name is needed.");
  const other = kept[list].find((entry) => entry.name.toLowerCase() === name.toLowerCase() && entry.id !== id);
  return other ? refused(`There is a ${list.slice(0, -1)} called ${other.name} already.`) : none;
}

/** What a change would do. */
export function preview(kept: Kept, change: SettingChange): SettingEffect {
  switch (change.change) {
    case "name":
      return change.name === "" ? refused("A document needs a name.") : none;
    case "company":
    case "confidentiality":
      return told("5 slides say it in their footer");
    case "reviewer":
      return none;
    case "program_sponsor":
      return change.name ? told("1 finding closes: nobody sponsors the program") : told("1 finding opens: nobody sponsors the program");
    case "currency":
      return told(`Totals are then in ${change.code}; no amount is rewritten`, `312 amounts in ${kept.currency} need a rate to ${change.code}, and until then they are in no total`);
    case "set_rate":
    case "remove_rate":
      return previewRate(kept, change);
    case "fiscal_year":
      return told(`The review quarter is called ${kept.month_labels[change.first_month - 1]}`, "8 quarters are named anew");
    case "review_quarter":
      return told("12 partners become stale", "4 overlap lists become stale");
    case "small_base":
      return change.accounts > 5000 ? refused("A small base is 5,000 accounts at most.") : told(`${change.accounts > 20 ? 14 : 0} densities become too small a base and leave the ranking`);
    case "tier_one_a_manager":
      return change.partners === 0 ? refused("A manager can have one Tier 1 partner at least.") : told("1 finding closes: DB carries 3 Tier 1 partners");
    case "health_weights":
    case "assumption":
      return told("The return on investment of 62 partners becomes another");
    case "attribution":
      return told("Partner-sourced pipeline of two quarters goes from $24.0M to $28.1M");
    case "stuck_days":
      return change.days === 0 ? refused("A step needs at least one day.") : none;
    case "fourth_tier":
      return change.is_on ? told("A row for strategic alliances appears above Tier 1") : told("Its partners go to Tier 1");
    case "band":
      if (change.band && change.band.low > change.band.high) return refused("The lowest number is above the highest.");
      return change.tier === 2 && (!change.band || change.band.low <= 28) ? told("1 finding closes: Tier 2 is below its band") : none;
    case "exit_rule":
      return change.rule ? told("1 finding closes: Tier 2 has no exit rule") : told("1 finding opens: the tier has no exit rule");
    case "hidden_type": {
      const count = kept.types.find((type) => type.partner_type === change.partner_type)?.count ?? 0;
      return change.is_hidden ? told(`${count} partners leave the map and its totals; nothing is deleted`) : told(`${count} partners come back`);
    }
    case "review_step":
      return told(change.step ? "The step begins today" : "The review has not begun");
    case "add_word":
      return named(kept, change.list, change.name, null);
    case "rename_word":
      return named(kept, change.list, change.name, change.id);
    case "remove_word": {
      const entry = kept[change.list].find(({ id }) => id === change.id);
      const into = kept[change.list].find(({ id }) => id === change.into)?.name ?? "nothing";
      return told(`${entry?.used ?? ""} go to ${into}`);
    }
    case "segment_rule":
      return previewRule(kept, change);
    case "led_target":
    case "move_segment":
      return none;
  }
}
