import type { PartnersSort, ScorecardColumn, ScorecardGroup } from "../../ipc";

/** The columns the table itself adds: who it is, first, and how it went, last. Widths in characters of the table's figures. */
const NAME = { id: "name", label: "Partner", width: 25, is_number: false, tip: "" };
const TREND = { id: "trend", label: "Eight quarters", width: 14, is_number: false, tip: "Sourced pipeline of the last eight quarters", isEnd: true };

export type HeadColumn = { id: string; label: string; width: number; is_number: boolean; tip: string; isEnd?: boolean };

/** What the head names, from left to right. Every measure is a number. */
export function headOf(view: { columns: ScorecardColumn[]; sort: PartnersSort }): { columns: HeadColumn[]; sort: PartnersSort } {
  return { columns: [NAME, ...view.columns.map((column) => ({ ...column, is_number: true })), TREND], sort: view.sort };
}

/** What can be sorted by. */
export function sortsOf(head: { columns: HeadColumn[]; sort: PartnersSort }): { columns: HeadColumn[]; sort: PartnersSort } {
  return { columns: head.columns.filter(({ isEnd }) => !isEnd), sort: head.sort };
}

/** How many characters the longest rank has: each cell keeps room for it, so that values stand one below the other. */
export function rankLength(groups: readonly ScorecardGroup[]): number {
  let longest = 0;
  for (const { rows } of groups) for (const { cells } of rows) for (const { rank } of cells) longest = Math.max(longest, rank.length);
  return longest;
}
