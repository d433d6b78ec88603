import type { Changed, Topic } from "../ipc";

type Listener = (topics: Topic[]) => void;

/** Hands what changed to whoever shows it. */
export class Changes {
  readonly #listeners = new Set<Listener>();
  /** The last revision that was announced, and its topics: a command answers with them, and an event says the same. */
  #announced: { revision: number; topics: Set<Topic> } | null = null;

  /** Calls back with the topics of each change until the returned function is called. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Announces each topic of a revision once. Publishing goes on within one revision. */
  announce({ revision, topics }: Changed): void {
    if (this.#announced?.revision !== revision) this.#announced = { revision, topics: new Set() };
    const told = this.#announced.topics;
    const news = topics.filter((topic) => topic === "publishing" || !told.has(topic));
    news.forEach((topic) => told.add(topic));
    if (news.length > 0) for (const listener of [...this.#listeners]) listener(news);
  }

  /** Another document counts its revisions anew. */
  renew(): void {
    this.#announced = null;
  }
}

export const changes = new Changes();
