import type { SegmentRuleView, SettingChange, SettingEffect, SettingsView } from "../../src/ipc/bindings";
import { industries } from "./host";
import { segments } from "./partners";

/** What the segments say before a rule is written. */
export const withoutRules: Pick<SettingsView, "segment_rules" | "industries"> = {
  segment_rules: segments.slice(0, 4).map(({ id }) => ({ segment: id, employees_at_least: "", employees_at_most: "", industries: [], sentence: "" })),
  industries: [...industries],
};

type Kept = Pick<SettingsView, "segments" | "segment_rules" | "industries">;
type RuleChange = Extract<SettingChange, { change: "segment_rule" }>;

/** A limit as it is stored: "1,000"; null for what is no number. */
function limit(text: string): string | null {
  const digits = text.replace(/,/g, "");
  if (digits === "") return "";
  return /^\d+$/.test(digits) ? Number(digits).toLocaleString("en-US") : null;
}

function sentenceOf(least: string, most: string, industries: string[]): string {
  const size = least && most ? `${least} to ${most} employees` : least ? `${least} employees or more` : most ? `${most} employees or fewer` : "";
  const industry = industries.length > 1 ? `industry is one of ${industries.join(", ")}` : industries.map((one) => `industry is ${one}`).join("");
  return [size, industry].filter(Boolean).join(" and ");
}

export function previewRule(kept: Kept, { id, rule }: RuleChange): SettingEffect {
  for (const text of [rule.employees_at_least, rule.employees_at_most]) {
    if (limit(text) === null) return { lines: [], refusal: `“${text}” is not a number of employees; write a whole number, zero or more, or leave it empty` };
  }
  const [least, most] = [rule.employees_at_least, rule.employees_at_most].map((text) => limit(text) ?? "");
  if (least && most && Number(least.replace(/,/g, "")) > Number(most.replace(/,/g, ""))) {
    return { lines: [], refusal: `no account has ${least} employees or more and ${most} or fewer; the rule was left as it is` };
  }
  const name = kept.segments.find((segment) => segment.id === id)?.name ?? "";
  const standing = kept.segment_rules.find(({ segment }) => segment === id);
  const isGone = !least && !most && rule.industries.length === 0;
  if (isGone) return { lines: standing?.sentence ? [`12 accounts of ${name} become unsegmented`] : [], refusal: null };
  const unknown = rule.industries.filter((industry) => !kept.industries.includes(industry));
  const lines = [`12 unsegmented accounts go to ${name}`, "140 accounts that fit keep the segment of their file", "12 densities are counted anew"];
  return { lines: unknown.length > 0 ? [...lines, `No account’s industry is ${unknown.join(" or ")}`] : lines, refusal: null };
}

export function changeRule(kept: Kept, { id, rule }: RuleChange): string {
  const [least = "", most = ""] = [rule.employees_at_least, rule.employees_at_most].map((text) => limit(text) ?? "");
  const sentence = sentenceOf(least, most, rule.industries);
  const written: SegmentRuleView = { segment: id, employees_at_least: least, employees_at_most: most, industries: rule.industries, sentence };
  kept.segment_rules = kept.segment_rules.map((standing) => (standing.segment === id ? written : standing));
  const name = kept.segments.find((segment) => segment.id === id)?.name ?? "";
  return sentence ? `Set the rule of ${name}: ${sentence}` : `Removed the rule of ${name}`;
}
