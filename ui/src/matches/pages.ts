import { PAGE } from "./places";

/** The pages of a list that were read; each change makes another. */
export class Pages<R> {
  readonly #pages: ReadonlyMap<number, R[]>;

  constructor(
    /** How many rows there are in all, read or not. */
    readonly total = 0,
    pages: Iterable<readonly [number, R[]]> = [],
  ) {
    this.#pages = new Map(pages);
  }

  at(place: number): R | undefined {
    return this.#pages.get(Math.floor(place / PAGE))?.[place % PAGE];
  }

  with(page: number, rows: R[]): Pages<R> {
    return new Pages(this.total, [...this.#pages, [page, rows]]);
  }

  /** Whether a page is not read though it has rows. */
  lacks(page: number): boolean {
    return page * PAGE < this.total && !this.#pages.has(page);
  }

  rows(): R[] {
    return [...this.#pages.values()].flat();
  }

  /** The places of the rows for which this holds, ascending. */
  placesOf(holds: (row: R) => boolean): number[] {
    return [...this.#pages].flatMap(([page, rows]) => rows.flatMap((row, index) => (holds(row) ? [page * PAGE + index] : []))).sort((a, b) => a - b);
  }
}
