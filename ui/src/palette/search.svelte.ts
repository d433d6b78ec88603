import { commands, sentenceOf, type SearchHit } from "../ipc";

/** Milliseconds of rest before what is typed is searched for. */
export const RESTS = 120;

/** The partners and accounts that answer to what is typed. Those found before stay until others are. */
export class Search {
  hits = $state.raw<SearchHit[]>([]);
  failure = $state<string | null>(null);
  /** What the hits answer to. */
  answered = $state("");
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  look(typed: string): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    const text = typed.trim();
    if (text === "") this.#answer("", []);
    else this.#timer = setTimeout(() => void this.#ask(text), RESTS);
  }

  async #ask(text: string): Promise<void> {
    const turn = ++this.#turn;
    try {
      const hits = await commands.search(text);
      if (turn === this.#turn) this.#answer(text, hits);
    } catch (error) {
      if (turn !== this.#turn) return;
      this.#answer(text, []);
      this.failure = sentenceOf(error);
    }
  }

  #answer(text: string, hits: SearchHit[]): void {
    this.hits = hits;
    this.answered = text;
    this.failure = null;
  }
}
