import type { List, SettingChange, SettingEffect, SettingsView } from "../../src/ipc/bindings";
import { attribution, changeAttribution } from "./attribution";
import { announce, keep, quarters, state, step } from "./document";
import { none, refused, told } from "./effects";
import { partners, segments, types } from "./partners";
import { changeRate, missingRates, previewRate, rates } from "./rates";
import { steps, word } from "./review_steps";
import { changeRule, previewRule, withoutRules } from "./segment_rules";

type Args = Record<string, unknown>;

const counted = (tier: number) => partners.filter((partner) => partner.tier === tier).length;

let kept: Omit<SettingsView, "revision" | "name" | "review_quarter"> = {
  company: "Northfold",
  confidentiality: "Confidential, board only",
  program_sponsor: "",
  currency: "USD",
  rates,
  missing_rates: missingRates,
  fiscal_first_month: 1,
  month_labels: [2, 2, 1, 1, 1, 4, 4, 4, 3, 3, 3, 2].map((quarter, index) => (index === 0 ? "Q2 2026" : `Q${quarter} FY${index < 4 ? 26 : 27}`)),
  quarters,
  small_base: 20,
  tier_one_a_manager: 1,
  stuck_days: 14,
  led_target: "40",
  attribution,
  fourth_tier: false,
  review_step: null,
  review_since: "",
  review_steps: steps.map(([step, name]) => ({ step, name })),
  tiers: [
    { tier: 1, title: "Tier 1", name: "strategic", count: counted(1), band: { low: 10, high: 30 }, exit_rule: "Nothing produced in two consecutive quarters." },
    { tier: 2, title: "Tier 2", name: "managed", count: counted(2), band: { low: 30, high: 100 }, exit_rule: "" },
    { tier: 3, title: "Tier 3", name: "transactional", count: counted(3), band: null, exit_rule: "No registered deal in two quarters." },
  ],
  types: types.map((type) => ({
    partner_type: type.type,
    name: type.long,
    operating_model: type.model,
    is_hidden: false,
    count: partners.filter((partner) => partner.type === type).length,
  })),
  segments: segments.slice(0, 4).map((segment) => word(segment.id, segment.name, `${segment.base} accounts`)),
  ...withoutRules,
  motions: [word(1, "Co-sell", "46 partners, 3 as a further motion"), word(2, "Listing", "6 partners"), word(3, "Joint marketing", "13 partners"), word(4, "MDF event cadence", "not used")],
  managers: ["AK", "JR", "TS", "DB", "LV", "EN", "CW", "Aleksandra Konstantinopoulou"].map((name, index) => word(index + 1, name, index === 3 ? "5 partners, 3 in Tier 1" : `${index + 2} partners, 1 in Tier 1`)),
};

keep(
  () => kept,
  (value) => (kept = value),
);

function settings(): SettingsView {
  return { ...kept, revision: state.revision, name: state.name, review_quarter: state.review };
}


function named(list: List, name: string, id: number | null): SettingEffect {
  if (name === "") return refused("A name is needed.");
  const other = kept[list].find((entry) => entry.name.toLowerCase() === name.toLowerCase() && entry.id !== id);
  return other ? refused(`There is a ${list.slice(0, -1)} called ${other.name} already.`) : none;
}

function preview(change: SettingChange): SettingEffect {
  switch (change.change) {
    case "name":
      return change.name === "" ? refused("A document needs a name.") : none;
    case "company":
    case "confidentiality":
      return told("5 slides say it in their footer");
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
      return named(change.list, change.name, null);
    case "rename_word":
      return named(change.list, change.name, change.id);
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

function store(change: SettingChange): string {
  switch (change.change) {
    case "name":
      state.name = change.name;
      return `Renamed the document to ${change.name}`;
    case "company":
      kept.company = change.company;
      return `Company set to ${change.company}`;
    case "confidentiality":
      kept.confidentiality = change.text;
      return `Confidentiality set to ${change.text}`;
    case "program_sponsor":
      kept.program_sponsor = change.name;
      return `Program sponsor set to ${change.name}`;
    case "currency":
      kept.currency = change.code;
      return `Set Reporting currency to ${change.code}`;
    case "set_rate":
    case "remove_rate":
      return changeRate(kept, change);
    case "fiscal_year":
      kept.fiscal_first_month = change.first_month;
      return "Fiscal year changed";
    case "review_quarter":
      state.review = quarters.find((quarter) => quarter.first_day === change.first_day) ?? state.review;
      return `Review quarter set to ${state.review.label}`;
    case "small_base":
      kept.small_base = change.accounts;
      return `Small base set to ${change.accounts} accounts`;
    case "tier_one_a_manager":
      kept.tier_one_a_manager = change.partners;
      return `Tier 1 partners a manager set to ${change.partners}`;
    case "attribution":
      return changeAttribution(change);
    case "led_target":
      kept.led_target = change.percent;
      return `Set Target for the led share to ${change.percent}%`;
    case "stuck_days":
      kept.stuck_days = change.days;
      return `A review step is stuck after ${change.days} days`;
    case "fourth_tier":
      kept.fourth_tier = change.is_on;
      kept.tiers = kept.tiers.filter(({ tier }) => tier > 0);
      if (change.is_on) kept.tiers.unshift({ tier: 0, title: "Strategic alliance", name: "strategic alliance", count: 0, band: null, exit_rule: "" });
      return `Fourth tier switched ${change.is_on ? "on" : "off"}`;
    case "band":
      kept.tiers.find(({ tier }) => tier === change.tier)!.band = change.band;
      return `Band of Tier ${change.tier} ${change.band ? `set to ${change.band.low}–${change.band.high}` : "removed"}`;
    case "exit_rule":
      kept.tiers.find(({ tier }) => tier === change.tier)!.exit_rule = change.rule;
      return `Exit rule of Tier ${change.tier} changed`;
    case "hidden_type":
      kept.types.find((type) => type.partner_type === change.partner_type)!.is_hidden = change.is_hidden;
      return `${change.partner_type} ${change.is_hidden ? "hidden" : "shown"}`;
    case "review_step":
      kept.review_step = change.step;
      kept.review_since = change.step ? "since 2 July 2026, 0 days" : "";
      return change.step ? `Review at: ${steps.find(([step]) => step === change.step)?.[1]}` : "Review taken back";
    case "add_word":
      kept[change.list].push(word(Math.max(0, ...kept[change.list].map(({ id }) => id)) + 1, change.name, "not used"));
      return `Added ${change.name}`;
    case "rename_word":
      kept[change.list].find(({ id }) => id === change.id)!.name = change.name;
      return `Renamed to ${change.name}`;
    case "remove_word":
      kept[change.list] = kept[change.list].filter(({ id }) => id !== change.id);
      return "Removed";
    case "segment_rule":
      return changeRule(kept, change);
    case "move_segment": {
      const moved = kept.segments.find(({ id }) => id === change.id)!;
      kept.segments = kept.segments.filter((segment) => segment !== moved);
      kept.segments.splice(change.place, 0, moved);
      return `Moved ${moved.name}`;
    }
  }
}

export const settingsAnswers: Record<string, (args: Args) => unknown> = {
  settings,
  preview_setting: ({ change }) => preview(change as SettingChange),
  change_setting: ({ change }) => {
    const { refusal } = preview(change as SettingChange);
    if (refusal) throw { code: "failed", message: refusal };
    return announce(step(store(change as SettingChange), "document", "partners", "overlap"));
  },
};
