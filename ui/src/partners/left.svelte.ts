import { fieldId } from "../fields/field";
import type { FieldKey, RefusedEdit } from "../ipc";
import { counted, type Writing } from "./writing";

/** A cell that was refused: what was to be written, and why it was not. */
export type Mark = { text: string; sentence: string };

const markKey = (partner: number, field: FieldKey): string => `${partner} ${fieldId(field)}`;

/** The cells the last action left as they were: told above the table, and marked in it. */
export class LeftCells {
  title = $state("");
  sentences = $state.raw<string[]>([]);
  #marks = $state.raw<Readonly<Record<string, Mark>>>({});

  /** What became of an action: the cells it could not write, and those the core refused. */
  tell(writing: Writing, refused: RefusedEdit[]): void {
    const left = refused.length + writing.left.reduce((sum, { cells }) => sum + cells, 0);
    const all = writing.edits.length + left - refused.length;
    this.title = left > 1 ? `${left} of ${counted(all, "cell")} were left as they were` : "";
    this.sentences = [...refused, ...writing.left].map(({ sentence }) => sentence);
    this.#marks = Object.fromEntries(refused.map(({ partner, field, text, sentence }) => [markKey(partner, field), { text, sentence }]));
  }

  markOf(partner: number, field: FieldKey | null): Mark | null {
    return field === null || this.sentences.length === 0 ? null : (this.#marks[markKey(partner, field)] ?? null);
  }

  close(): void {
    this.sentences = [];
    this.#marks = {};
  }
}
