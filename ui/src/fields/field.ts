import type { FieldKey, Measure } from "../ipc";

const MEASURES: Measure[] = ["mdf_allocated", "mdf_spent", "fte", "sourced", "influenced", "registered_deals", "co_sell_deals", "psat", "csat", "certifications", "engagement", "integration_users", "churn"];

/** Fields that their kind alone names. */
type PlainKind = Exclude<FieldKey["kind"], "fact" | "custom">;

const PLAIN: Record<PlainKind, true> = {
  name: true,
  tier: true,
  partner_type: true,
  roles: true,
  motion: true,
  other_motions: true,
  manager: true,
  website: true,
  region: true,
  partner_since: true,
  external_id: true,
  as_of: true,
  lifecycle: true,
  recruiting_on: true,
  onboarding_on: true,
  active_on: true,
  sunset_on: true,
  sponsor: true,
  reason: true,
  agreement: true,
  agreement_expires: true,
};

/** A field as one text: "manager", "fact:fte:2026-04-01", "custom:Region lead". */
export function fieldId(key: FieldKey): string {
  switch (key.kind) {
    case "fact":
      return `fact:${key.measure}:${key.quarter}`;
    case "custom":
      return `custom:${key.name}`;
    default:
      return key.kind;
  }
}

/** The field a text of [`fieldId`] means; null for a text that means none. */
export function fieldOf(id: string): FieldKey | null {
  const [kind = "", ...rest] = id.split(":");
  if (kind === "custom" && rest.length > 0) return { kind: "custom", name: rest.join(":") };
  if (kind === "fact") {
    const measure = MEASURES.find((candidate) => candidate === rest[0]);
    return measure && rest[1] ? { kind: "fact", measure, quarter: rest[1] } : null;
  }
  return Object.hasOwn(PLAIN, id) ? { kind: id as PlainKind } : null;
}
