import type { Changed, Topic } from "../ipc";

type Listener = (topics: Topic[]) => void;

/** Hands what changed to whoever shows it. */
export class Changes {
  readonly #listeners = new Set<Listener>();

  /** Calls back with the topics of each change until the returned function is called. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  announce(changed: Changed): void {
    for (const listener of [...this.#listeners]) listener(changed.topics);
  }
}

export const changes = new Changes();
