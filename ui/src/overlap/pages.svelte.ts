import { sentenceOf } from "../ipc";

/** A list that comes a page of 100 at a time. */
export class Pages<T> {
  list = $state.raw<T[]>([]);
  failure = $state<string | null>(null);
  #count = $state(0);
  #isLoading = false;
  /** Another list was started meanwhile when this is another: its pages are not those of this one. */
  #ask: (offset: number) => Promise<T[]> = () => Promise.resolve([]);

  /** Begins with the first page of a list of `count`; `ask` fetches the page that begins at an entry. */
  start(first: T[], count: number, ask: (offset: number) => Promise<T[]>): void {
    this.#ask = ask;
    this.#count = count;
    this.list = first;
    this.failure = null;
  }

  get isWhole(): boolean {
    return this.list.length >= this.#count;
  }

  async more(): Promise<void> {
    const ask = this.#ask;
    if (this.isWhole || this.#isLoading) return;
    this.#isLoading = true;
    try {
      const page = await ask(this.list.length);
      if (ask !== this.#ask) return;
      this.list = [...this.list, ...page];
      // A list that turned out shorter ends here.
      if (page.length === 0) this.#count = this.list.length;
    } catch (error) {
      if (ask === this.#ask) this.failure = sentenceOf(error);
    } finally {
      this.#isLoading = false;
    }
  }
}
