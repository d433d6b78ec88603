import type { Look } from "../app/look.svelte";
import { Decided } from "./decided";

/** What was decided since the document was opened; a tab that is left and come back to goes on counting. */
export class Session {
  #done = $state.raw(new Decided<number>());
  readonly count = $derived(this.#done.size);

  add(key: number, revision: number): void {
    this.#done = this.#done.with([key], revision);
  }

  /** What a later revision asks about again was undone. */
  askedAgain(keys: number[], revision: number): void {
    const again = keys.filter((key) => this.#done.isBefore(key, revision));
    if (again.length > 0) this.#done = this.#done.without(again);
  }
}

const sessions = new WeakMap<Look, Session>();

/** The session of a document: it has a look of its own each time it is opened. */
export function sessionOf(look: Look): Session {
  const session = sessions.get(look) ?? new Session();
  sessions.set(look, session);
  return session;
}
