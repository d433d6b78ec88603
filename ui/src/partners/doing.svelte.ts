import type { Acting } from "../app/acting";
import { commands } from "../ipc";
import { unfiltered } from "./request";
import type { Table } from "./table.svelte";

/** What is done with whole partners: adding, merging, removing them. */
export class Doing {
  readonly #acting: Acting;
  readonly #table: Table;
  readonly #refresh: () => Promise<void>;
  isAdding = $state(false);
  /** The two being merged; the second is asked for where it is not known. */
  merging = $state.raw<{ kept: number; merged: number | null }>({ kept: 0, merged: null });
  isMerging = $state(false);
  /** The partners a menu is about: those selected, or the one of the active row. */
  readonly meant = $derived.by(() => {
    const { row, chosen } = this.#table.cursor;
    return chosen.length > 0 || row === null ? chosen : [row];
  });

  constructor(acting: Acting, table: Table, refresh: () => Promise<void>) {
    this.#acting = acting;
    this.#table = table;
    this.#refresh = refresh;
  }

  /** Shows a partner that was added: no filter hides it, and its fields are at hand. */
  async added(partner: number): Promise<void> {
    const { look } = this.#acting;
    if (look.table.filters.length > 0 || look.table.find) look.table = unfiltered(look.table);
    look.partner = partner;
    look.isInspectorOpen = true;
    await this.settle();
  }

  merge(ids = this.meant.map(({ id }) => id)): void {
    const [kept, merged = null] = ids;
    if (kept === undefined) return;
    this.merging = { kept, merged };
    this.isMerging = true;
  }

  async remove(): Promise<void> {
    const partners = this.meant.map(({ id }) => id);
    if (partners.length > 0 && (await this.#acting.change(() => commands.removePartners(partners)))) await this.settle();
  }

  showOnMap(): void {
    const { look } = this.#acting;
    look.partner = this.#table.cursor.row?.id ?? null;
    look.screen = "map";
  }

  /** Goes on in the table as it is now. */
  async settle(): Promise<void> {
    await this.#refresh();
    this.#table.cursor.asked += 1;
  }
}
