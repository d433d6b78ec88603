import { Live } from "../app/live.svelte";
import { isCancelled, sentenceOf, type Topic } from "../ipc";
import { Decided } from "./decided";
import { Pages } from "./pages";
import { lineOf, PAGE, pagesOf, placeOf } from "./places";

export type PairKey = number | string;
type Answer<R> = { revision: number; rows: R[] };
type Source<V, R> = { fetch: (offset: number) => Promise<V>; count: (view: V) => number; key: (row: R) => PairKey; topics: Topic[] };

/** Lines asked for ahead of the chosen one, so that quick decisions do not run into what is not known yet. */
const AHEAD = 30;

/**
 * A long list of pairs to go through: a page of 100 at a time, one of them chosen. What was decided leaves the list at
 * once, and stays out of it until an answer of the core knows of the decision.
 */
export class Pairs<V extends Answer<R>, R> {
  readonly live: Live<V>;
  /** The last answer, for what it says besides its rows. */
  view = $state.raw<V | null>(null);
  line = $state(0);
  /** Why a further page could not be read. */
  failure = $state<string | null>(null);
  /** Whether the list that is asked for is there. */
  isKnown = $state(false);
  /** Whether the user stopped the core before it had an answer. */
  isStopped = $state(false);
  isAsking = $state(false);
  readonly #source: Source<V, R>;
  #pages = $state.raw(new Pages<R>());
  #gone = $state.raw(new Decided<PairKey>());
  #sight = { first: 0, last: 0 };
  #turn = 0;
  #asked: Promise<unknown> = Promise.resolve();
  #isFilling = false;
  readonly #hidden = $derived(this.#gone.size === 0 ? [] : this.#pages.placesOf((row) => this.#gone.has(this.#source.key(row))));
  readonly count = $derived(Math.max(0, this.#pages.total - this.#hidden.length));
  readonly current = $derived(this.rowAt(this.line));

  constructor(source: Source<V, R>) {
    this.#source = source;
    this.live = new Live(() => this.#ask(), source.topics);
  }

  /** The row of a line; nothing while its page is not there. */
  rowAt(line: number): R | undefined {
    return line < 0 || line >= this.count ? undefined : this.#pages.at(placeOf(line, this.#hidden));
  }

  go(line: number): void {
    this.line = Math.max(0, Math.min(line, this.count - 1));
    void this.#fill();
  }

  /** Says which lines are in sight; their pages are asked for. */
  see(first: number, last: number): void {
    this.#sight = { first, last };
    void this.#fill();
  }

  /** Begins another list. Nothing of the one before can be decided any more. */
  renew(): void {
    this.#pages = new Pages();
    this.isKnown = false;
    this.line = 0;
    this.#sight = { first: 0, last: 0 };
    void this.live.refresh();
  }

  /** Takes rows out of the list; the row below the chosen one is chosen then. */
  hide(keys: PairKey[]): void {
    this.#gone = this.#gone.with(keys, null);
    this.go(this.line);
  }

  /** The revision that knows of what was hidden. */
  settle(keys: PairKey[], revision: number): void {
    this.#gone = this.#gone.settled(keys, revision).after(this.view?.revision ?? 0);
  }

  /** Brings rows back whose decision came to nothing. */
  reveal(keys: PairKey[]): void {
    const held = this.#held();
    this.#gone = this.#gone.without(keys);
    this.#hold(held);
  }

  /** The rows of all pages that were read. */
  known(): R[] {
    return this.#pages.rows();
  }

  #held(): PairKey | null {
    return this.current === undefined ? null : this.#source.key(this.current);
  }

  /** Chooses the row again that was chosen before the list changed; where it is gone, what stands in its place. */
  #hold(key: PairKey | null): void {
    const [place] = key === null ? [] : this.#pages.placesOf((row) => this.#source.key(row) === key);
    this.go(place === undefined ? this.line : lineOf(place, this.#hidden));
  }

  /** The pages of the lines that are chosen next or in sight. */
  #wanted(): number[] {
    const range = (first: number, last: number) => [placeOf(first, this.#hidden), placeOf(last, this.#hidden)] as const;
    return pagesOf([range(this.line, this.line + AHEAD), range(this.#sight.first, this.#sight.last)]);
  }

  /** One question at a time; of those that wait, only the last is asked. */
  #ask(): Promise<V> {
    const asked = this.#answer(this.#asked, ++this.#turn);
    this.#asked = asked.catch(() => undefined);
    return asked;
  }

  async #answer(before: Promise<unknown>, turn: number): Promise<V> {
    await before;
    // Live drops what was overtaken, and why it stopped.
    if (turn !== this.#turn) throw new Error("A later question took its place.");
    this.isAsking = true;
    this.isStopped = false;
    try {
      return await this.#read(turn);
    } catch (error) {
      if (turn === this.#turn && isCancelled(error)) this.isStopped = true;
      throw error;
    } finally {
      this.isAsking = false;
    }
  }

  /** Reads the pages that are wanted anew. */
  async #read(turn: number): Promise<V> {
    const [first = 0, ...others] = this.#wanted();
    let view = await this.#source.fetch(first * PAGE);
    const pages: [number, R[]][] = [[first, view.rows]];
    for (const page of others) {
      if (page * PAGE >= this.#source.count(view)) continue;
      view = await this.#source.fetch(page * PAGE);
      pages.push([page, view.rows]);
    }
    if (turn === this.#turn) this.#take(view, pages);
    return view;
  }

  #take(view: V, pages: [number, R[]][]): void {
    const held = this.#held();
    this.view = view;
    this.#pages = new Pages(this.#source.count(view), pages);
    this.#gone = this.#gone.after(view.revision);
    this.isKnown = true;
    this.failure = null;
    this.#hold(held);
  }

  /** Reads the pages that are wanted and not there, whatever is wanted by then. */
  async #fill(): Promise<void> {
    if (this.#isFilling) return;
    this.#isFilling = true;
    const missing = () => this.#wanted().find((page) => this.#pages.lacks(page));
    try {
      for (let page = missing(); page !== undefined && this.live.failure === null; page = missing()) {
        await this.#asked;
        const turn = this.#turn;
        const view = await this.#source.fetch(page * PAGE);
        if (turn !== this.#turn) continue;
        if (view.revision === this.view?.revision) this.#pages = this.#pages.with(page, view.rows);
        else await this.live.refresh();
      }
      this.failure = null;
    } catch (error) {
      if (!isCancelled(error)) this.failure = sentenceOf(error);
    } finally {
      this.#isFilling = false;
    }
  }
}
