/** Pixels a press moves before it is a drag. */
const SLACK = 4;

/** Drags what lies in a scroller. A press that was not moved stays a click. */
export class Panning {
  /** Whether the press that ended last was a drag. */
  wasDragged = false;
  readonly #scroller: () => HTMLElement | null;
  readonly #tell: (isDragging: boolean) => void;
  #from: { x: number; y: number; left: number; top: number } | null = null;

  constructor(scroller: () => HTMLElement | null, tell: (isDragging: boolean) => void) {
    this.#scroller = scroller;
    this.#tell = tell;
  }

  start({ button, clientX, clientY }: PointerEvent): void {
    const scroller = this.#scroller();
    this.wasDragged = false;
    if (button === 0 && scroller) this.#from = { x: clientX, y: clientY, left: scroller.scrollLeft, top: scroller.scrollTop };
  }

  /** True while the pointer drags. */
  move(event: PointerEvent): boolean {
    const from = this.#from;
    if (!from) return false;
    const [x, y] = [event.clientX - from.x, event.clientY - from.y];
    if (!this.wasDragged && Math.hypot(x, y) < SLACK) return false;
    if (!this.wasDragged && event.target instanceof Element) event.target.setPointerCapture(event.pointerId);
    this.wasDragged = true;
    this.#tell(true);
    this.#scroller()?.scrollTo(from.left - x, from.top - y);
    return true;
  }

  end(): void {
    this.#from = null;
    this.#tell(false);
  }
}
