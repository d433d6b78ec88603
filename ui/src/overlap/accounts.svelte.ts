import { commands, sentenceOf, type CellAccount, type OverlapCellView } from "../ipc";

/** The accounts behind a cell, a page of 100 at a time. */
export class Accounts {
  list = $state.raw<CellAccount[]>([]);
  failure = $state<string | null>(null);
  #isLoading = false;
  #view = $state.raw<OverlapCellView | null>(null);
  #segment: number | null = null;

  start(view: OverlapCellView, segment: number | null): void {
    this.#view = view;
    this.#segment = segment;
    this.list = view.accounts;
    this.failure = null;
  }

  get isWhole(): boolean {
    return this.#view === null || this.list.length >= this.#view.account_count;
  }

  async more(): Promise<void> {
    const view = this.#view;
    if (!view || this.isWhole || this.#isLoading) return;
    this.#isLoading = true;
    try {
      const page = await commands.overlapAccounts({ partner: view.partner, segment: this.#segment, offset: this.list.length });
      if (view === this.#view) this.list = [...this.list, ...page];
    } catch (error) {
      this.failure = sentenceOf(error);
    } finally {
      this.#isLoading = false;
    }
  }
}
