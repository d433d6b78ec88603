import type { ComparisonAsked } from "../../app/look.svelte";
import type { ComparisonView } from "../../ipc";

/** The value of a pick that narrows nothing. */
export const ALL = "all";

export type Option = { value: string; label: string };

/** Which deals can be compared, by segment and by type. What is asked for stays among them, also where it is not known any more. */
export function segmentOptions({ segments }: ComparisonView, { segment }: ComparisonAsked): Option[] {
  const known = segments.map(({ id, name }) => ({ value: String(id), label: name }));
  const isGone = segment !== null && !segments.some(({ id }) => id === segment);
  return [{ value: ALL, label: "all" }, ...known, ...(isGone ? [{ value: String(segment), label: "no longer there" }] : [])];
}

export function typeOptions({ types }: ComparisonView, { partner_type }: ComparisonAsked): Option[] {
  const known = types.map(({ id, name }) => ({ value: id as string, label: name }));
  const isGone = partner_type !== null && !types.some(({ id }) => id === partner_type);
  return [{ value: ALL, label: "all" }, ...known, ...(isGone ? [{ value: partner_type, label: "hidden" }] : [])];
}

/** What is asked for once a value was picked. */
export function withSegment(asked: ComparisonAsked, value: string): ComparisonAsked {
  return { ...asked, segment: value === ALL ? null : Number(value) };
}

export function withType(asked: ComparisonAsked, { types }: ComparisonView, value: string): ComparisonAsked {
  return { ...asked, partner_type: types.find(({ id }) => id === value)?.id ?? null };
}
