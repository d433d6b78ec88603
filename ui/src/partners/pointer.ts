import { isField } from "../app/keys";
import type { Place } from "./selection";
import type { Table } from "./table.svelte";

function placeOf(event: Event): Place | null {
  if (!(event.target instanceof Element) || isField(event.target)) return null;
  const cell = event.target.closest<HTMLElement>("[data-cell]")?.dataset.cell;
  const [line, column] = cell?.split(":").map(Number) ?? [];
  return line === undefined || column === undefined ? null : { line, column };
}

const isSame = (one: Place, other: Place) => one.line === other.line && one.column === other.column;

/** Selects with the mouse: a click one cell, with Shift or by dragging a block, with Ctrl on names row by row. */
export class Pointer {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  isOnCell(event: Event): boolean {
    return placeOf(event) !== null;
  }

  down(event: PointerEvent): void {
    const place = placeOf(event);
    if (!place || event.button !== 0) return;
    // What was being typed in another cell is committed before the cursor leaves it.
    if (isField(document.activeElement)) (document.activeElement as HTMLElement).blur();
    if ((event.ctrlKey || event.metaKey) && place.column === 0) this.#table.cursor.pick(place);
    else this.#table.cursor.go(place, event.shiftKey);
  }

  move(event: PointerEvent): void {
    const place = event.buttons === 1 ? placeOf(event) : null;
    const { cursor } = this.#table;
    if (!place || event.ctrlKey || event.metaKey || cursor.edited || isSame(place, cursor.place)) return;
    cursor.go(place, true);
  }

  /** Makes the cell under the pointer active, unless it is in the selection already; false where there is none. */
  point(event: Event): boolean {
    const place = placeOf(event);
    const { cursor } = this.#table;
    if (!place) return false;
    const { block, picked } = cursor;
    const isIn = picked.length > 0 ? picked.includes(this.#table.lines[place.line]?.key ?? "") : place.line >= block.top && place.line <= block.bottom;
    if (!isIn) cursor.go(place);
    return true;
  }
}
