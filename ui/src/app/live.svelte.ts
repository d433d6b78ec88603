import { sentenceOf, type Topic } from "../ipc";
import { changes } from "./changes";
import { shared } from "./sharing";

/** An answer of the backend that is asked for again when one of its topics changes. */
export class Live<T> {
  value = $state.raw<T | null>(null);
  failure = $state<string | null>(null);
  readonly #fetch: () => Promise<T>;
  readonly #topics: Topic[];
  #turn = 0;
  #asking: Promise<void> = Promise.resolve();

  constructor(fetch: () => Promise<T>, topics: Topic[]) {
    this.#fetch = fetch;
    this.#topics = topics;
  }

  /** Asks now. An answer that was overtaken by a later question is dropped. */
  refresh(): Promise<void> {
    this.#asking = this.#ask(++this.#turn);
    return this.#asking;
  }

  /** Resolves when the last question was answered. */
  async settled(): Promise<void> {
    let asked;
    do await (asked = this.#asking);
    while (asked !== this.#asking);
  }

  async #ask(turn: number): Promise<void> {
    try {
      const value = await this.#fetch();
      if (turn !== this.#turn) return;
      this.value = shared(this.value, value);
      this.failure = null;
    } catch (error) {
      if (turn === this.#turn) this.failure = sentenceOf(error);
    }
  }

  /** Asks now and after each change of its topics, until the returned function is called. */
  watch(): () => void {
    void this.refresh();
    return changes.listen((topics) => {
      if (topics.some((topic) => this.#topics.includes(topic))) void this.refresh();
    });
  }
}
