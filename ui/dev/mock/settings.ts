import type { SettingChange, SettingsView } from "../../src/ipc/bindings";
import { assumed, changeAssumed } from "./assumed";
import { attribution, changeAttribution } from "./attribution";
import { announce, keep, quarters, state, step } from "./document";
import { partners, segments, types } from "./partners";
import { changeRate, missingRates, rates } from "./rates";
import { steps, word } from "./review_steps";
import { changeRule, withoutRules } from "./segment_rules";
import { preview } from "./settings_preview";

type Args = Record<string, unknown>;

const counted = (tier: number) => partners.filter((partner) => partner.tier === tier).length;

export type Kept = Omit<SettingsView, "revision" | "name" | "review_quarter">;

let kept: Kept = {
  company: "Northfold",
  confidentiality: "Confidential, board only",
  program_sponsor: "",
  reviewer: "",
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
  ...assumed,
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
    case "reviewer":
      kept.reviewer = change.name;
      return change.name;
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
    case "health_weights":
    case "assumption":
      return changeAssumed(kept, change);
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
  preview_setting: ({ change }) => preview(kept, change as SettingChange),
  change_setting: ({ change }) => {
    const { refusal } = preview(kept, change as SettingChange);
    if (refusal) throw { code: "failed", message: refusal };
    return announce(step(store(change as SettingChange), "document", "partners", "overlap"));
  },
};
