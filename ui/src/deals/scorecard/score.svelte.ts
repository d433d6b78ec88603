import { inSight, scrollTo, topsOf } from "../../overlap/window";
import { HEIGHT } from "../../partners/lines";
import { Gradual } from "../../ui/gradual.svelte";
import type { ScorecardView } from "../../ipc";
import { lineOfPartner, linesOf, movedPartner } from "./lines";

/** Lines drawn beyond the edges. */
const SPARE = 6;
/** Lines that may be new in a frame. */
const MOST = 6;

/** The scorecard as it is looked at: which lines are drawn, and which partner is active. */
export class Score {
  readonly #view: () => ScorecardView | null;
  scroller = $state.raw<HTMLElement | null>(null);
  height = $state(0);
  offset = $state(0);
  #partner = $state<number | null>(null);
  readonly lines = $derived.by(() => linesOf(this.#view()?.groups ?? []));
  readonly tops = $derived.by(() => topsOf(this.lines.map(({ kind }) => HEIGHT[kind])));
  readonly #gradual = new Gradual(() => inSight(this.tops, this.offset, this.height, SPARE), MOST);
  readonly drawn = $derived.by(() => this.lines.slice(Math.max(0, this.#gradual.span.first), this.#gradual.span.last + 1));
  readonly isWhole = $derived.by(() => this.#gradual.isWhole);
  /** The line of the active partner. */
  readonly active = $derived.by(() => lineOfPartner(this.lines, this.#partner));

  constructor(view: () => ScorecardView | null) {
    this.#view = view;
  }

  /** The active partner. */
  get partner(): number | null {
    const line = this.lines[this.active];
    return line?.kind === "row" ? line.row.id : null;
  }

  /** Another list begins at its first partner. */
  restart(): void {
    this.#partner = null;
    this.#scroll(0);
  }

  point(partner: number): void {
    this.#partner = partner;
  }

  /** Moves the active row as a key says, and brings it into sight; false for a key that moves nothing. */
  move(key: string): boolean {
    const page = Math.max(1, Math.floor((this.height - HEIGHT.head) / HEIGHT.row) - 1);
    const partner = movedPartner(this.lines, this.active, key, page);
    if (partner === null) return false;
    this.#partner = partner;
    this.#show();
    return true;
  }

  /** Above the first partner of a group its head comes into sight too. */
  #show(): void {
    const { active, tops, offset } = this;
    const top = scrollTo(tops, active, offset, this.height, HEIGHT.head);
    const isBelowHead = top < offset && this.lines[active - 1]?.kind === "group";
    if (top !== offset) this.#scroll(isBelowHead ? (tops[active - 1] ?? top) : top);
  }

  #scroll(to: number): void {
    if (!this.scroller) return;
    this.scroller.scrollTop = to;
    this.offset = this.scroller.scrollTop;
  }
}
