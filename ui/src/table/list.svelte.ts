import type { ListRow } from "../ipc";
import { Gradual } from "../ui/gradual.svelte";
import type { Pages } from "./pages.svelte";
import { drawnAtMost, measureOf, movedRow, rowsInSight, scrollToRow, topOf, type Reach } from "./reach";

/** Milliseconds the active row rests before the page beside it follows: a held key passes by many. */
export const FOLLOWS = 120;

/** Rows that may be new in a frame. */
const MOST = 8;

/** A long list of rows as it is looked at: which are drawn, which is active, which one's page is wanted. */
export class RowList {
  readonly #pages: Pages<ListRow>;
  readonly #count: () => number;
  scroller = $state.raw<HTMLElement | null>(null);
  /** The height the rows are seen in, and how far they are scrolled. */
  view = $state(0);
  scrollTop = $state(0);
  active = $state(0);
  /** The row whose page is to be shown as soon as the row is there. */
  opening = $state<number | null>(null);
  readonly reach = $derived.by((): Reach => ({ count: this.#count(), view: this.view }));
  readonly span = $derived.by(() => rowsInSight(this.reach, this.scrollTop));
  readonly top = $derived.by(() => topOf(this.reach, this.scrollTop, this.span.first));
  readonly #slots = new Gradual(() => ({ first: 0, last: drawnAtMost(this.reach) - 1 }), MOST);
  /** The rows to draw. A row that leaves at one end gives its slot, and so what is drawn, to the one that comes at the other. */
  readonly rows = $derived.by(() => {
    const { first, last } = this.span;
    const slots = drawnAtMost(this.reach);
    const rows = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => ({ index: first + at, slot: (first + at) % slots }));
    return rows.filter(({ slot }) => this.#slots.has(slot)).map(({ index, slot }) => ({ index, slot, row: this.#pages.at(index) }));
  });
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What the wheel moved and a whole pixel could not say. */
  #rest = 0;

  constructor(pages: Pages<ListRow>, count: () => number) {
    this.#pages = pages;
    this.#count = count;
  }

  /** Another list begins at its first row. */
  restart(): void {
    this.active = 0;
    this.opening = null;
    this.#scroll(0);
  }

  /** Moves the active row as a key says, and brings it into sight; false for a key that moves nothing. */
  move(key: string, isFollowed: boolean): boolean {
    const row = movedRow(this.reach, this.active, key);
    if (row === null) return false;
    this.active = row;
    this.#scroll(scrollToRow(this.reach, this.scrollTop, row));
    clearTimeout(this.#timer);
    if (isFollowed) this.#timer = setTimeout(() => this.open(row), FOLLOWS);
    return true;
  }

  open(row: number): void {
    clearTimeout(this.#timer);
    this.active = row;
    this.opening = row;
  }

  /** The wheel moves a list in a larger measure as far as any other; true where it was moved here. */
  wheel(pixels: number): boolean {
    const measure = measureOf(this.reach);
    if (measure === 1 || pixels === 0) return false;
    const wanted = pixels / measure + this.#rest;
    this.#rest = wanted - Math.trunc(wanted);
    this.#scroll(this.scrollTop + Math.trunc(wanted));
    return true;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #scroll(to: number): void {
    if (!this.scroller) return;
    this.scroller.scrollTop = to;
    this.scrollTop = this.scroller.scrollTop;
  }
}
