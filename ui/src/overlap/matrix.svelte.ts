import { tick } from "svelte";
import type { CoPresence } from "./coPresence";
import { SLANT } from "./drawNames";
import { contentOf, drawable, EDGE, fitSize, headOf, indexAt, LARGEST, layoutOf, lengthOf, NAMED, scrollInto, type Box } from "./matrixLayout";
import { CLUSTER, type Place } from "./matrixMoves";
import type { OverlapSeen } from "./seen.svelte";

type Point = { x: number; y: number };

/** How much one press of a zoom key changes the size of a cell. */
const STEP = 1.3;

/** The window on the matrix: how large the cells are, what is in sight, and where pointer and keyboard are. */
export class Matrix {
  /** The element that scrolls, how large it is, and how much of it its scrollbars leave. */
  scroller = $state.raw<HTMLElement | null>(null);
  outer = $state.raw<Box>({ width: 0, height: 0 });
  box = $state.raw<Box>({ width: 0, height: 0 });
  scroll = $state.raw<Point>({ x: 0, y: 0 });
  /** Where the pointer is, while it is over a place. */
  pointed = $state.raw<Place | null>(null);
  /** Where the keyboard is, and whether it is there. */
  active = $state.raw<Place>({ row: 1, column: 0 });
  isFocused = $state(false);
  /** Whether the last thing that moved the crosshair was the pointer. */
  isPointing = $state(false);

  readonly largest = LARGEST;
  readonly #shown: () => CoPresence;
  readonly #seen: () => OverlapSeen;

  readonly clusters = $derived.by(() => this.#shown().view.clusters);
  readonly count = $derived.by(() => this.#shown().cells.count);
  readonly fit = $derived.by(() => fitSize(this.count, this.clusters, this.outer));
  readonly size = $derived.by(() => drawable(this.#seen().size, this.fit));
  readonly layout = $derived.by(() => layoutOf(this.count, this.clusters, this.size));
  readonly head = $derived.by(() => headOf(this.size, this.clusters.length > 0));
  readonly content = $derived.by(() => contentOf(this.layout, this.clusters.length > 0));
  readonly place = $derived<Place>({ row: Math.min(this.active.row, this.count - 1), column: Math.min(this.active.column, this.count - 2) });
  /** Where the crosshair stands. */
  readonly cross = $derived(this.pointed ?? (this.isFocused && !this.isPointing ? this.place : null));

  constructor(shown: () => CoPresence, seen: () => OverlapSeen) {
    this.#shown = shown;
    this.#seen = seen;
  }

  /** Follows the sizes of the scroller until the returned function is called: its scrollbars come and go with the size of the cells. */
  watch(): () => void {
    const { scroller } = this;
    if (!scroller) return () => undefined;
    const observer = new ResizeObserver(() => {
      this.outer = { width: scroller.offsetWidth, height: scroller.offsetHeight };
      this.box = { width: scroller.clientWidth, height: scroller.clientHeight };
    });
    observer.observe(scroller);
    return () => observer.disconnect();
  }

  /** What is at a point of the window on the matrix. Above the diagonal, and in a gap, there is nothing. */
  placeAt({ x, y }: Point): Place | null {
    const { head, layout, scroll } = this;
    const isNamed = this.size >= NAMED;
    if (y < head.top) {
      // The names of columns lean: a point above belongs to a column further left.
      const column = indexAt(layout, x - head.left + scroll.x + (head.top - y) / Math.tan(SLANT));
      return isNamed && x >= head.left && column !== null ? { row: -1, column } : null;
    }
    const row = indexAt(layout, y - head.top + scroll.y);
    if (row === null) return null;
    if (x < head.left) return { row, column: isNamed && x >= head.left - EDGE.name - EDGE.count ? -1 : CLUSTER };
    const column = indexAt(layout, x - head.left + scroll.x);
    return column === null || column > row ? null : { row, column };
  }

  /** How to scroll so that a place is in sight beside the names. */
  inSight({ row, column }: Place): Point {
    const { layout, head, scroll, box, size } = this;
    const [top, left] = [layout.starts[row] ?? 0, layout.starts[Math.max(column, 0)] ?? 0];
    return {
      // The name of a column leans to the right of it.
      x: scrollInto(left, left + size + (size < NAMED ? 0 : EDGE.beyond), scroll.x, box.width, head.left),
      y: scrollInto(top, top + size, scroll.y, box.height, head.top),
    };
  }

  /** Rows a page key moves by. */
  get page(): number {
    return Math.max(1, Math.floor((this.box.height - this.head.top) / this.size) - 1);
  }

  larger(): void {
    void this.resize(Math.max(this.size * STEP, this.size + 1));
  }

  smaller(): void {
    void this.resize(Math.min(this.size / STEP, this.size - 0.25));
  }

  /** Takes this size for the cells, or the nearest that can be drawn. What is at `point` stays there. */
  async resize(size: number, point: Point = { x: this.box.width / 2, y: this.box.height / 2 }): Promise<void> {
    const before = this.#fractions(point);
    this.#seen().size = Math.max(1, size);
    // A size that cannot be drawn is not remembered: the next press would seem to do nothing.
    this.#seen().size = this.size;
    const { head } = this;
    const whole = lengthOf(this.layout);
    await tick();
    this.moveTo({ x: before.x * whole - (point.x - head.left), y: before.y * whole - (point.y - head.top) });
  }

  /** Scrolls, as far as there is something to scroll to. */
  moveTo({ x, y }: Point): void {
    this.scroller?.scrollTo(x, y);
    this.followScroll();
  }

  followScroll(): void {
    const { scrollLeft = 0, scrollTop = 0 } = this.scroller ?? {};
    if (scrollLeft !== this.scroll.x || scrollTop !== this.scroll.y) this.scroll = { x: scrollLeft, y: scrollTop };
  }

  #fractions(point: Point): Point {
    const { head, layout, scroll } = this;
    const whole = lengthOf(layout) || 1;
    return { x: (Math.max(0, point.x - head.left) + scroll.x) / whole, y: (Math.max(0, point.y - head.top) + scroll.y) / whole };
  }
}
