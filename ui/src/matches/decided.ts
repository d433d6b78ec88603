/** What was decided, with the revision that knows of it; none while the decision is under way. Each change makes another. */
export class Decided<K> {
  readonly #known: ReadonlyMap<K, number | null>;

  constructor(known: Iterable<readonly [K, number | null]> = []) {
    this.#known = new Map(known);
  }

  get size(): number {
    return this.#known.size;
  }

  has(key: K): boolean {
    return this.#known.has(key);
  }

  with(keys: readonly K[], revision: number | null): Decided<K> {
    return new Decided([...this.#known, ...keys.map((key) => [key, revision] as const)]);
  }

  without(keys: readonly K[]): Decided<K> {
    const left = new Set(keys);
    return new Decided([...this.#known].filter(([key]) => !left.has(key)));
  }

  /** Sets the revision of those of the keys that are here. */
  settled(keys: readonly K[], revision: number): Decided<K> {
    return this.with(
      keys.filter((key) => this.has(key)),
      revision,
    );
  }

  /** What this revision does not know of yet. */
  after(revision: number): Decided<K> {
    return new Decided([...this.#known].filter(([, known]) => known === null || known > revision));
  }

  /** Whether an earlier revision knew of this decision. */
  isBefore(key: K, revision: number): boolean {
    const known = this.#known.get(key);
    return known !== undefined && known !== null && known < revision;
  }
}
