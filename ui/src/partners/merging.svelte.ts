import { commands, sentenceOf, type MergeFacts, type MergePreview, type MergeRequest } from "../ipc";

/** Two partners about to become one: which of them stays, and what that would do. */
export class Merging {
  kept = $state(0);
  merged = $state<number | null>(null);
  facts = $state<MergeFacts>("keep");
  preview = $state.raw<MergePreview | null>(null);
  names = $state.raw<{ id: number; name: string }[]>([]);
  failure = $state<string | null>(null);
  #turn = 0;

  constructor(kept: number, merged: number | null) {
    this.kept = kept;
    this.merged = merged;
  }

  get request(): MergeRequest | null {
    return this.merged === null ? null : { kept: this.kept, merged: this.merged, facts: this.facts };
  }

  swap(): void {
    if (this.merged !== null) [this.kept, this.merged] = [this.merged, this.kept];
  }

  /** Asks what the merge would do. An answer overtaken by a later question is dropped. */
  async ask(): Promise<void> {
    const turn = ++this.#turn;
    const { request } = this;
    const ids = [this.kept, ...(this.merged === null ? [] : [this.merged])];
    try {
      const partners = await Promise.all(ids.map((id) => commands.partner(id)));
      const preview = request ? await commands.previewMerge(request) : null;
      if (turn !== this.#turn) return;
      this.names = partners.map(({ id, name }) => ({ id, name }));
      this.preview = preview;
      this.failure = null;
    } catch (error) {
      if (turn === this.#turn) this.failure = sentenceOf(error);
    }
  }
}
