import type { AxisStatement, DealAxis, ListRequest } from "../ipc";

/** What is said of a deal on an axis: nothing, so that what it shows holds; that it is met, or not. */
export type Said = "shown" | "met" | "not";

export const AXES: { value: DealAxis; label: string }[] = [
  { value: "sourcing", label: "Sourcing" },
  { value: "selection", label: "Account selection" },
  { value: "motion", label: "Motion" },
  { value: "intent", label: "Intent" },
];

export function saidOf(stated: boolean | null): Said {
  if (stated === null) return "shown";
  return stated ? "met" : "not";
}

/** The intent is never inferred: nothing said is not stated. */
export function optionsOf(axis: DealAxis): { value: Said; label: string }[] {
  const isIntent = axis === "intent";
  return [
    { value: "shown", label: isIntent ? "Not stated" : "As it shows" },
    { value: "met", label: isIntent ? "By design" : "Met" },
    { value: "not", label: isIntent ? "Not by design" : "Not met" },
  ];
}

/** Whether a day has to be said with it. */
export const needsDay = (axis: DealAxis, said: Said): boolean => axis === "intent" && said === "met";

/** Says it of a deal; without one of all deals shown. */
export function statement(deal: number | null, shown: ListRequest, axis: DealAxis, said: Said, day: string): AxisStatement {
  return { deal, shown, axis, is_met: said === "shown" ? null : said === "met", stated_on: needsDay(axis, said) ? day.trim() : "" };
}
