/** How near an edge scrolling begins, and how far one picture scrolls at most, both in pixels. */
const EDGE = 36;
const FASTEST = 14;

/** Pixels to scroll in the next picture: more the nearer the pointer is to an edge, most beyond it. */
export function edgeSpeed(y: number, top: number, bottom: number): number {
  const above = top + EDGE - y;
  const below = y - (bottom - EDGE);
  const depth = Math.max(above, below);
  if (depth <= 0) return 0;
  const speed = Math.ceil((Math.min(depth, EDGE) / EDGE) * FASTEST);
  return above > below ? -speed : speed;
}

/** Scrolls an element for as long as the pointer is near its upper or lower edge. */
export class EdgeScrolling {
  #frame: number | null = null;
  #y = 0;

  /** `head` covers the upper edge by so many pixels; `onscroll` follows each step. */
  constructor(
    readonly element: HTMLElement,
    readonly head: () => number,
    readonly onscroll: () => void,
  ) {}

  at(y: number): void {
    this.#y = y;
    this.#frame ??= requestAnimationFrame(() => this.#step());
  }

  stop(): void {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
  }

  #step(): void {
    this.#frame = null;
    const { top, bottom } = this.element.getBoundingClientRect();
    const speed = edgeSpeed(this.#y, top + this.head(), bottom);
    const before = this.element.scrollTop;
    this.element.scrollTop += speed;
    if (this.element.scrollTop === before) return;
    this.onscroll();
    this.at(this.#y);
  }
}
