import type { ImportKind, ImportPreview } from "../ipc";

export const steps = ["File", "Columns and values", "Check"] as const;

/** The step of the sheet, from 0. */
export type Step = 0 | 1 | 2;

export const kinds: { value: ImportKind; label: string; title: string }[] = [
  { value: "roster", label: "Partners", title: "Import partners" },
  { value: "accounts", label: "Our accounts", title: "Import accounts" },
  { value: "partner-accounts", label: "A partner's accounts", title: "Import a partner's accounts" },
  { value: "overlaps", label: "Overlaps", title: "Import overlaps" },
  { value: "densities", label: "Overlap densities", title: "Import densities" },
  { value: "deals", label: "Deals", title: "Import deals" },
  { value: "mdf", label: "MDF activities", title: "Import MDF activities" },
];

/** What a key asks of the sheet. Enter goes on, but imports only with Ctrl. */
export function stepKey(event: { key: string; ctrlKey: boolean; metaKey: boolean }, step: Step): "continue" | "apply" | null {
  if (event.key !== "Enter") return null;
  if (event.ctrlKey || event.metaKey) return step === 2 ? "apply" : null;
  return step < 2 ? "continue" : null;
}

/** What step 2 leaves open, for its foot: "2 values have no target"; empty when nothing. */
export function openValues(preview: ImportPreview): string {
  const open = preview.values.flatMap((values) => values.seen).filter((seen) => seen.target === null).length;
  if (open === 0) return "";
  return open === 1 ? "1 value has no target; step 3 says what becomes of it" : `${open} values have no target; step 3 says what becomes of them`;
}

/** "A", .. "Z", "AA": the letter of a column from 0. */
export function columnLetter(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetter(rest - 1) : "") + String.fromCharCode(65 + (column % 26));
}

/** What stands beside the data, and what was made of merged cells and headings: "2 rows outside the table skipped: 2 title; 12 cells filled". */
export function outsideText({ outside, notes }: ImportPreview): string {
  return [outside, ...notes].filter((text) => text !== "").join("; ");
}

/** "3 hidden rows included". */
export function hiddenText({ hidden_row_count: count, hidden_rows_included }: ImportPreview): string {
  return `${count} hidden row${count === 1 ? "" : "s"} ${hidden_rows_included ? "included" : "left out"}`;
}
