import { tick, untrack } from "svelte";
import { isField } from "../app/keys";
import { inSight, scrollTo, topsOf } from "../overlap/window";
import { Gradual } from "../ui/gradual.svelte";
import { drawn, HEIGHT } from "./lines";
import type { Table } from "./table.svelte";

/** Lines drawn beyond the edges. */
const SPARE = 6;
/** Lines that may be new in a frame. */
const MOST = 6;

/** What of the table is in sight, and where the focus is in it. */
export class Sight {
  readonly #table: Table;
  scroller = $state.raw<HTMLElement | null>(null);
  height = $state(0);
  offset = $state(0);
  readonly tops = $derived.by(() => topsOf(this.#table.lines.map(({ kind }) => HEIGHT[kind])));
  readonly #gradual = new Gradual(() => inSight(this.tops, this.offset, this.height, SPARE), MOST);
  readonly shown = $derived.by(() => drawn(this.#table.lines, this.#gradual.span, this.#table.cursor.place.line));

  constructor(table: Table) {
    this.#table = table;
    let isFirst = true;
    $effect(() => {
      const isAsked = table.cursor.asked > 0;
      // A table that comes back while its rows are being looked for leaves the focus in that field.
      const isTyping = isFirst && isField(document.activeElement);
      isFirst = false;
      if (isAsked && !isTyping) untrack(() => void this.focusActive());
    });
    $effect(() => {
      if (table.cursor.shown > 0) untrack(() => void this.showActive());
    });
    // Rows that are sorted anew lose the focus; it goes back to the active cell.
    let wasFocused = false;
    $effect.pre(() => {
      void table.lines;
      wasFocused = this.hasFocus;
    });
    $effect(() => {
      void table.lines;
      if (wasFocused && !this.scroller?.contains(document.activeElement)) untrack(() => void this.focusActive());
    });
  }

  /** Whether a cell has the focus, and not a field in it. */
  get hasFocus(): boolean {
    return this.scroller?.contains(document.activeElement) === true && !isField(document.activeElement);
  }

  /** How many lines a page key goes over. */
  get page(): number {
    return Math.max(1, Math.floor((this.height - HEIGHT.head) / HEIGHT.row) - 1);
  }

  /** The active cell as it is drawn. */
  get cell(): HTMLElement | null {
    const { line, column } = this.#table.cursor.place;
    return this.scroller?.querySelector<HTMLElement>(`[data-cell="${line}:${column}"], [data-head="${line}"]`) ?? null;
  }

  /** Brings the active cell into sight. */
  async showActive(): Promise<void> {
    const { scroller } = this;
    if (!scroller) return;
    const { line, column } = this.#table.cursor.place;
    const top = scrollTo(this.tops, line, scroller.scrollTop, scroller.clientHeight, HEIGHT.head);
    // Above the first partner of a group its head comes into sight too.
    const isBelowHead = top < scroller.scrollTop && this.#table.lines[line - 1]?.kind === "group";
    if (top !== scroller.scrollTop) scroller.scrollTop = isBelowHead ? (this.tops[line - 1] ?? top) : top;
    this.offset = scroller.scrollTop;
    await tick();
    if (column === 0) scroller.scrollLeft = 0;
    else this.cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  async focusActive(): Promise<void> {
    await this.showActive();
    this.cell?.focus({ preventScroll: true });
  }
}
