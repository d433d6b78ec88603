import type { Progress } from "../ipc";

/** Milliseconds before the line appears, and before its words do. */
export const LINE_AFTER = 300;
export const WORDS_AFTER = 2000;

export type Stage = "nothing" | "line" | "words";

/** Short work shows nothing at all. */
export function stageAfter(elapsed: number): Stage {
  if (elapsed < LINE_AFTER) return "nothing";
  return elapsed < WORDS_AFTER ? "line" : "words";
}

/** "Matching 41,200 of 96,000"; only the label while the total is not known. */
export function progressText({ label, done, total }: Progress): string {
  const number = (value: number) => value.toLocaleString("en-US");
  return total === null ? label : `${label} ${number(done)} of ${number(total)}`;
}

/** How much of the line is filled, 0 to 1; absent while the total is not known. */
export function progressShare({ done, total }: Progress): number | null {
  return total === null || total === 0 ? null : Math.min(1, done / total);
}
