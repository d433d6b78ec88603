import { commands, sentenceOf, type TargetListView, type TargetRow } from "../../ipc";

/** Accounts come in pages of so many. */
const PAGE = 100;

/** The target list of a partner, and how much of it was fetched. */
export class Targets {
  view = $state.raw<TargetListView | null>(null);
  rows = $state.raw<TargetRow[]>([]);
  failure = $state<string | null>(null);
  #partner = 0;
  #segment: number | null = null;
  #turn = 0;
  #isLoading = false;

  get isWhole(): boolean {
    return this.view === null || this.rows.length >= this.view.count;
  }

  /** Begins with the first page of this list. */
  async start(partner: number, segment: number | null): Promise<void> {
    this.#partner = partner;
    this.#segment = segment;
    this.view = null;
    this.rows = [];
    await this.refresh();
  }

  /** Fetches again what is there, a page after the other; what is shown stays until then. */
  async refresh(): Promise<void> {
    const turn = ++this.#turn;
    this.#isLoading = false;
    const pages = Math.max(1, Math.ceil(this.rows.length / PAGE));
    for (let page = 0; page < pages; page += 1) {
      if (!(await this.#fetch(page * PAGE, turn))) return;
    }
  }

  /** Fetches the next page. */
  async more(): Promise<void> {
    if (this.isWhole || this.#isLoading) return;
    const turn = this.#turn;
    this.#isLoading = true;
    await this.#fetch(this.rows.length, turn);
    if (turn === this.#turn) this.#isLoading = false;
  }

  /** Shows at once what was set; the answer to the change says the same. */
  set(account: number, is_joint_target: boolean): void {
    this.rows = this.rows.map((row) => (row.account === account ? { ...row, is_joint_target } : row));
  }

  /** Puts a page in its place; false when it failed or was overtaken. */
  async #fetch(offset: number, turn: number): Promise<boolean> {
    try {
      const view = await commands.targetList({ partner: this.#partner, segment: this.#segment, offset });
      if (turn !== this.#turn) return false;
      this.view = view;
      this.rows = [...this.rows.slice(0, offset), ...view.rows, ...this.rows.slice(offset + PAGE)].slice(0, view.count);
      this.failure = null;
      return true;
    } catch (error) {
      if (turn === this.#turn) this.failure = sentenceOf(error);
      return false;
    }
  }
}
