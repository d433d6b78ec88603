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
    const isTyping = request.find !== this.request.find && request.find !== "";
    if (!isTyping) this.request = request;
    else this.#timer = setTimeout(() => (this.request = request), TYPED);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
