import { SvelteMap } from "svelte/reactivity";
import { sentenceOf } from "../ipc";

/** Rows come in pages of so many. */
export const PAGE = 100;
/** Pages kept, those nearest to what is in sight. */
export const KEPT = 30;
/** Pages asked for at a time. */
const AT_ONCE = 2;
/** Milliseconds the pages in sight have to stay the same before they are asked for: a drag of the scroll bar passes by many. */
export const RESTS = 60;

/** The rows of a long list, a page at a time: those in sight are fetched, those far away are let go of. */
export class Pages<R> {
  failure = $state<string | null>(null);
  readonly #fetch: (offset: number) => Promise<R[]>;
  readonly #kept = new SvelteMap<number, R[]>();
  /** Pages of an earlier answer: they are shown until the new ones are there. */
  #old: number[] = [];
  #underWay: number[] = [];
  #turn = 0;
  #first = 0;
  #last = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(fetch: (offset: number) => Promise<R[]>) {
    this.#fetch = fetch;
  }

  /** Begins with the first page of an answer. Of the same list, what is shown stays until it is fetched again. */
  start(rows: R[], isSameList: boolean): void {
    this.#turn += 1;
    this.#underWay = [];
    this.failure = null;
    if (!isSameList) this.#kept.clear();
    this.#old = [...this.#kept.keys()];
    this.#take(0, rows);
    this.#fill();
  }

  /** The row at a place; null while it is not there. */
  at(index: number): R | null {
    return this.#kept.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null;
  }

  /** Says which rows are in sight. */
  see(first: number, last: number): void {
    const [from, to] = [Math.floor(Math.max(0, first) / PAGE), Math.floor(Math.max(0, last) / PAGE)];
    if (from === this.#first && to === this.#last) return;
    this.#first = from;
    this.#last = to;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#fill(), RESTS);
  }

  /** Asks again for what could not be fetched. */
  retry(): void {
    this.failure = null;
    this.#fill();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
  }

  #fill(): void {
    for (let page = this.#first; page <= this.#last && this.#underWay.length < AT_ONCE; page += 1) {
      const isMissing = !this.#kept.has(page) || this.#old.includes(page);
      if (isMissing && !this.#underWay.includes(page) && this.failure === null) void this.#ask(page, this.#turn);
    }
  }

  async #ask(page: number, turn: number): Promise<void> {
    this.#underWay.push(page);
    try {
      const rows = await this.#fetch(page * PAGE);
      if (turn === this.#turn) this.#take(page, rows);
    } catch (error) {
      if (turn === this.#turn) this.failure = sentenceOf(error);
    }
    if (turn !== this.#turn) return;
    this.#underWay = this.#underWay.filter((one) => one !== page);
    this.#fill();
  }

  #take(page: number, rows: R[]): void {
    this.#kept.set(page, rows);
    const middle = (this.#first + this.#last) / 2;
    const byDistance = [...this.#kept.keys()].sort((one, other) => Math.abs(one - middle) - Math.abs(other - middle));
    for (const far of byDistance.slice(KEPT)) this.#kept.delete(far);
    this.#old = this.#old.filter((one) => one !== page && this.#kept.has(one));
  }
}
