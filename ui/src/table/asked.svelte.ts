import { untrack } from "svelte";

/** Milliseconds the typing rests before something is looked for. */
export const TYPED = 120;

/** What a table is asked for: at once what was chosen, and what is typed when the typing rests. */
export class Asked<R extends { find: string }> {
  request = $state.raw<R>() as R;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(request: R) {
    this.request = request;
  }

  take(request: R): void {
    clearTimeout(this.#timer);
    // What is asked for already is no reason to be called again.
    const { find } = untrack(() => this.request);
    const isTyping = request.find !== find && request.find !== "";
    if (!isTyping) this.request = request;
    else this.#timer = setTimeout(() => (this.request = request), TYPED);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
