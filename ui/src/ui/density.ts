import type { OverlapCell, DensityState } from "../ipc";

const words: Partial<Record<DensityState, string>> = { not_shared: "not shared", not_imported: "not imported" };

/** What stands in a cell that has no number; empty when it has one. */
export function wordsOf(state: DensityState): string {
  return words[state] ?? "";
}

/** The palest bins cannot be told from the ground as a thin bar: from the third on they can. */
export function barStep(step: number | null): number {
  return Math.max(step ?? 0, 2);
}

/** The quarter as it fits a cell: "Q1", with its year only when that is not the year of the review quarter. */
export function shortQuarter(quarter: string, review: string): string {
  const [name = quarter, ...year] = quarter.split(" ");
  const [, ...now] = review.split(" ");
  return year.join(" ") === now.join(" ") || year.length === 0 ? name : `${name} ’${year.join(" ").slice(-2)}`;
}

const remarks: Partial<Record<DensityState, string>> = {
  small_base: "Base too small, not ranked",
  stale: "Stale",
  counts_only: "Counts only",
};

/** The whole cell in words, for screen readers; what is seen stands in it as it is seen. `review` is the review quarter's label. */
export function spoken(where: string, cell: OverlapCell, review: string): string {
  const quarter = cell.quarter === null ? "" : shortQuarter(cell.quarter, review);
  const value = wordsOf(cell.state) || [cell.figure || "n/a", cell.beside, quarter].filter(Boolean).join(" ");
  const notes = cell.notes.length > 0 ? cell.notes.map((note) => note.replace(/\.$/, "")) : [remarks[cell.state]];
  return [`${where}: ${value}`, ...notes].filter(Boolean).join(". ");
}
