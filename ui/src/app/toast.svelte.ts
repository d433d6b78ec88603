export type ToastAction = { label: string; act: () => void };

/** Milliseconds a toast stays. */
export const TOAST_STAYS = 8000;

/** The one sentence at the bottom left after a change. A new one takes the place of the last. */
export class Toast {
  sentence = $state<string | null>(null);
  action = $state.raw<ToastAction | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  show(sentence: string, action: ToastAction | null = null): void {
    this.sentence = sentence;
    this.action = action;
    this.release();
  }

  /** Stays as long as it is pointed at. */
  hold(): void {
    clearTimeout(this.#timer);
  }

  release(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.hide(), TOAST_STAYS);
  }

  hide(): void {
    clearTimeout(this.#timer);
    this.sentence = null;
    this.action = null;
  }
}
