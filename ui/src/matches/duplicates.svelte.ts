import type { Acting } from "../app/acting";
import { commands, type Changed, type DuplicateRequest, type DuplicateRow, type DuplicatesView } from "../ipc";
import { Pairs } from "./pairs.svelte";
import { Queue } from "./queue";
import { refusalOf, withRefused, type Refused } from "./refused";

export const keyOf = ({ kept, merged }: DuplicateRow): string => `${Math.min(kept, merged)} ${Math.max(kept, merged)}`;

/** Going through host accounts that may be one company. */
export class Duplicates {
  /** Pairs whose decision could not be stored, by name, and why the last was not. */
  refused = $state.raw<Refused | null>(null);
  readonly pairs: Pairs<DuplicatesView, DuplicateRow>;
  /** The pair whose sides the user exchanged. */
  #swapped = $state<string | null>(null);
  readonly #acting: Acting;
  readonly #queue = new Queue();

  constructor(acting: Acting) {
    this.#acting = acting;
    this.pairs = new Pairs<DuplicatesView, DuplicateRow>({
      fetch: (offset) => commands.accountDuplicates(offset),
      count: (view) => view.count,
      key: keyOf,
      topics: ["accounts", "overlap"],
    });
  }

  get row(): DuplicateRow | undefined {
    return this.pairs.current;
  }

  /** Whether the other one is kept than the core proposes. */
  get isSwapped(): boolean {
    return this.row !== undefined && this.#swapped === keyOf(this.row);
  }

  swap(): void {
    if (this.row) this.#swapped = this.isSwapped ? null : keyOf(this.row);
  }

  step(by: 1 | -1): void {
    this.pairs.go(this.pairs.line + by);
  }

  /** Makes one of the two; other pairs of the one that goes leave the list with it. */
  merge(): void {
    const { row } = this;
    if (!row) return;
    const request = this.isSwapped ? { kept: row.merged, merged: row.kept } : { kept: row.kept, merged: row.merged };
    const touched = this.pairs.known().filter(({ kept, merged }) => kept === request.merged || merged === request.merged);
    this.#send(row, touched.map(keyOf), request, commands.mergeAccounts);
  }

  tellApart(): void {
    const { row } = this;
    if (row) this.#send(row, [keyOf(row)], { kept: row.kept, merged: row.merged }, commands.tellAccountsApart);
  }

  #send(row: DuplicateRow, keys: string[], request: DuplicateRequest, command: (request: DuplicateRequest) => Promise<Changed>): void {
    this.pairs.hide(keys);
    void this.#queue.run(async () => {
      const why = await refusalOf(this.#acting, async () => {
        const changed = await command(request);
        this.pairs.settle(keys, changed.revision);
        return changed;
      });
      if (why === null) return;
      this.pairs.reveal(keys);
      this.refused = withRefused(this.refused, `${row.kept_name} and ${row.merged_name}`, why);
    });
  }
}
