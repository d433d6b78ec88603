import type { Acting } from "../app/acting";
import { commands, sentenceOf, type SettingChange, type SettingEffect } from "../ipc";

/** Milliseconds of rest before what is being typed is tried. */
export const TYPING = 250;

/** A change that is thought about: what it would do is shown before it is done, and what cannot be done is not. */
export class Trial {
  effect = $state.raw<SettingEffect | null>(null);
  readonly #change: Acting["change"];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  #isApplying = false;

  constructor(change: Acting["change"]) {
    this.#change = change;
  }

  /** Shows what the change would do, once it rests; a sentence stands for text that is no change yet. */
  consider(change: SettingChange | string, rests = 0): void {
    if (this.#isApplying) return;
    this.clear();
    if (typeof change === "string") this.#refuse(change);
    else this.#timer = setTimeout(() => void this.#ask(change), rests);
  }

  /** Does the change unless it is refused; why stands in the effect. Nothing else is thought about meanwhile. */
  async apply(change: SettingChange | string): Promise<boolean> {
    if (this.#isApplying) return false;
    this.clear();
    if (typeof change === "string") {
      this.#refuse(change);
      return false;
    }
    this.#isApplying = true;
    const effect = await this.#ask(change);
    const isDone = effect?.refusal === null && (await this.#change(() => commands.changeSetting(change)));
    this.#isApplying = false;
    if (isDone) this.clear();
    return isDone;
  }

  clear(): void {
    if (this.#isApplying) return;
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.effect = null;
  }

  #refuse(refusal: string): void {
    this.effect = { lines: [], refusal };
  }

  /** The effect; null when something else was thought about meanwhile. */
  async #ask(change: SettingChange): Promise<SettingEffect | null> {
    const turn = ++this.#turn;
    const effect = await commands.previewSetting(change).catch((error: unknown) => ({ lines: [], refusal: sentenceOf(error) }));
    if (turn !== this.#turn) return null;
    return (this.effect = effect);
  }
}
