import { fieldId } from "../fields/field";
import type { FieldKey, RefusedEdit } from "../ipc";
import type { Writing } from "./writing";

/** A cell that was refused: what was to be written, and why it was not. */
export type Mark = { text: string; sentence: string };

/** The cells the last action left as they were: told above the table, and marked in it. */
export class LeftCells {
  title = $state("");
  sentences = $state.raw<string[]>([]);
  /** By partner, then by field. */
  #marks = $state.raw<Readonly<Record<number, Record<string, Mark>>>>({});

  /** What became of an action: the cells it could not write, and those the core refused. */
  tell(writing: Writing, refused: RefusedEdit[]): void {
    const left = refused.length + writing.left.reduce((sum, { cells }) => sum + cells, 0);
    const all = writing.edits.length + left - refused.length;
    this.title = all > 1 && left > 0 ? `${left} of ${all} cells ${left === 1 ? "was left as it was" : "were left as they were"}` : "";
    this.sentences = [...refused, ...writing.left].map(({ sentence }) => sentence);
    const marks: Record<number, Record<string, Mark>> = {};
    for (const { partner, field, text, sentence } of refused) (marks[partner] ??= {})[fieldId(field)] = { text, sentence };
    this.#marks = marks;
  }

  /** What was refused of a partner, by field. */
  marksOf(partner: number): Record<string, Mark> | undefined {
    return this.#marks[partner];
  }

  markOf(partner: number, field: FieldKey | null): Mark | undefined {
    return field === null ? undefined : this.marksOf(partner)?.[fieldId(field)];
  }

  close(): void {
    this.sentences = [];
    this.#marks = {};
  }
}
