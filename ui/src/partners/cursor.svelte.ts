import type { PartnersColumn, PartnersRow } from "../ipc";
import { isStop, type TableLine } from "./lines";
import { blockOf, nearestStop, rowsIn, type Block, type Place } from "./selection";

/** A cell by its line and column as they are called, so that it is found again when the table was sorted anew. */
type Spot = { line: string; column: string };

/** A cell being edited, and what was typed to begin. */
export type EditedCell = { line: string; column: string; initial?: string };

/** The active cell, the block selected from it, and rows picked one by one. */
export class Cursor {
  readonly #lines: () => TableLine[];
  readonly #columns: () => PartnersColumn[];
  #at = $state.raw<Spot>({ line: "", column: "" });
  #anchor = $state.raw<Spot | null>(null);
  /** Where the active cell was when it was set: the place it falls back to when its partner is gone. */
  #last: Place = { line: 0, column: 0 };
  /** The lines picked with Ctrl. */
  picked = $state.raw<readonly string[]>([]);
  edited = $state.raw<EditedCell | null>(null);
  /** Count how often the active cell was to be brought into sight, and how often it was to have the focus too. */
  shown = $state(0);
  asked = $state(0);

  readonly place = $derived.by(() => this.#placeOf(this.#at));
  readonly block = $derived.by((): Block => blockOf(this.#anchor ? this.#placeOf(this.#anchor) : this.place, this.place));
  readonly row = $derived.by((): PartnersRow | null => {
    const line = this.#lines()[this.place.line];
    return line?.kind === "row" ? line.row : null;
  });
  /** The partners of the selection. */
  readonly rows = $derived.by(() => {
    if (this.picked.length === 0) return rowsIn(this.#lines(), this.block.top, this.block.bottom);
    return this.#lines().flatMap((line) => (line.kind === "row" && this.picked.includes(line.key) ? [line.row] : []));
  });
  /** The columns of the selection: all of them for rows that were picked. */
  readonly columns = $derived.by(() => {
    return this.picked.length > 0 ? this.#columns() : this.#columns().slice(this.block.left, this.block.right + 1);
  });
  /** Several partners selected by their names, so that something can be done with all of them. */
  readonly chosen = $derived(this.rows.length > 1 && (this.picked.length > 0 || this.block.left === 0) ? this.rows : []);

  constructor(lines: () => TableLine[], columns: () => PartnersColumn[]) {
    this.#lines = lines;
    this.#columns = columns;
  }

  #placeOf({ line, column }: Spot): Place {
    const lines = this.#lines();
    const found = lines.findIndex((one) => one.key === line && isStop(one));
    const across = this.#columns().findIndex((one) => one.id === column);
    return {
      line: found >= 0 ? found : (nearestStop(lines, this.#last.line) ?? 0),
      column: across >= 0 ? across : Math.min(this.#last.column, Math.max(0, this.#columns().length - 1)),
    };
  }

  #spotOf({ line, column }: Place): Spot {
    return { line: this.#lines()[line]?.key ?? "", column: this.#columns()[column]?.id ?? "" };
  }

  /** Makes a cell the active one. Extending keeps the corner the selection began at. */
  go(place: Place, isExtending = false): void {
    this.#anchor = isExtending ? (this.#anchor ?? this.#spotOf(this.place)) : null;
    this.#at = this.#spotOf(place);
    this.#last = place;
    this.picked = [];
    this.asked += 1;
  }

  /** Goes to a line by its key without taking the focus. */
  goTo(line: string): void {
    this.#anchor = null;
    this.#at = { ...this.#at, line };
    this.#last = this.place;
    this.picked = [];
    this.shown += 1;
  }

  selectAll(): void {
    const lines = this.#lines();
    const first = nearestStop(lines, 0);
    if (first === null) return;
    this.go({ line: first, column: 0 });
    this.go({ line: nearestStop(lines, lines.length - 1) ?? first, column: this.#columns().length - 1 }, true);
  }

  /** Picks a row or lets go of it; the rows that were selected are picked with the first. */
  pick(place: Place): void {
    const { top, bottom } = this.block;
    const selected = this.#lines().slice(top, bottom + 1).filter(({ kind }) => kind === "row");
    const picked = this.picked.length > 0 ? this.picked : selected.map(({ key }) => key);
    const { line } = this.#spotOf(place);
    this.go(place);
    this.picked = picked.includes(line) ? picked.filter((key) => key !== line) : [...picked, line];
  }

  /** Back to the active cell alone; false when that is all there was. */
  collapse(): boolean {
    const wasMore = this.picked.length > 0 || this.#anchor !== null;
    this.#anchor = null;
    this.picked = [];
    return wasMore;
  }
}
