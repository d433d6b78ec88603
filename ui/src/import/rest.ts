import type { ImportPreview, SheetPreview } from "../ipc";
import { kinds, openValues } from "./steps";

/** The names of the sheets in the order they are imported: what others refer to goes first. */
export function following(sheets: SheetPreview[]): string[] {
  const rank = ({ kind }: SheetPreview) => kinds.findIndex(({ value }) => value === kind);
  return [...sheets].sort((one, other) => rank(one) - rank(other)).map(({ name }) => name);
}

/** Whether a file can be imported without a look at it: each column is sure, each word has a meaning, no row is in doubt. */
export function asksNothing(preview: ImportPreview): boolean {
  return preview.duplicates.length === 0 && !preview.columns.some(({ is_doubtful }) => is_doubtful) && openValues(preview) === "";
}

/** Whether all a file says is in the document already. */
export function hasNothingNew({ plan }: ImportPreview): boolean {
  return plan.obstacle !== null && plan.added + plan.updated === 0 && plan.unchanged > 0 && plan.problem_count === 0;
}
