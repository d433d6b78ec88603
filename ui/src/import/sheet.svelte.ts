import { commands, isCancelled, sentenceOf, type ImportChoices, type ImportOffer, type ImportPreview, type SheetPreview } from "../ipc";
import { guessed } from "./choices";
import { obstacleOf } from "./open";
import { asksNothing, following, hasNothingNew } from "./rest";
import type { Step } from "./steps";

/** The import sheet: the file it is about, what was decided, and how far the user is. */
export class ImportSheet {
  offer = $state.raw<ImportOffer | null>(null);
  choices = $state.raw<ImportChoices>(guessed);
  step = $state<Step>(0);
  isApplying = $state(false);
  isPlanning = $state(false);
  /** Why the last choice or the import failed. */
  failure = $state<string | null>(null);
  /** Why a file could not be read at all; it has left the queue. */
  unreadable = $state<string | null>(null);
  /** Which further sheets of the file the user wants after the chosen one, or does not, by name. */
  wanted = $state.raw<Record<string, boolean>>({});
  /** All that waits is being imported, one after the other. */
  isApplyingAll = $state(false);
  readonly #ondone: (sentence: string) => void;
  readonly #onsaid: (sentence: string) => void;
  #turn = 0;

  /** `ondone` is told what the document got, `onsaid` what was done without changing it. */
  constructor(ondone: (sentence: string) => void, onsaid: (sentence: string) => void = () => {}) {
    this.#ondone = ondone;
    this.#onsaid = onsaid;
  }

  get isOpen(): boolean {
    return this.offer !== null || this.unreadable !== null;
  }

  get preview(): ImportPreview | null {
    return this.offer?.preview ?? null;
  }

  /** Why the import cannot be applied; absent when it can. */
  get obstacle(): string | null {
    return this.preview ? obstacleOf(this.preview, this.choices) : null;
  }

  /** Whether a sheet comes after the chosen one; null where that is not offered. */
  followOf(item: SheetPreview): boolean | null {
    // A sheet that comes after another brings no further ones along.
    if (!this.offer || this.offer.choices.sheet !== null || item.is_chosen || item.kind === null) return null;
    return this.wanted[item.name] ?? item.follows;
  }

  follow(name: string, follows: boolean): void {
    this.wanted = { ...this.wanted, [name]: follows };
  }

  /** The sheets that come after the chosen one, partners first and deals last. */
  get then(): string[] {
    return this.preview ? following(this.preview.sheets.filter((item) => this.followOf(item) === true)) : [];
  }

  /** How many files and sheets wait behind the one that is shown. */
  get waitingCount(): number {
    return this.offer ? this.offer.of - this.offer.position + this.then.length : 0;
  }

  /** Shows the first file of the queue, unless one is shown already. */
  async open(): Promise<void> {
    if (!this.isOpen) await this.next();
  }

  /** Shows the next file of the queue, or closes when there is none. */
  async next(): Promise<void> {
    this.#turn += 1;
    this.choices = guessed;
    this.wanted = {};
    this.step = 0;
    this.failure = null;
    try {
      this.offer = await commands.importNext();
      this.choices = this.offer?.choices ?? guessed;
      this.unreadable = null;
    } catch (error) {
      this.offer = null;
      this.unreadable = sentenceOf(error);
    }
  }

  /** Takes a decision and asks what it changes. A choice that fails is taken back. */
  async choose(choices: ImportChoices): Promise<void> {
    const turn = ++this.#turn;
    const before = this.choices;
    this.choices = choices;
    this.isPlanning = true;
    this.failure = null;
    try {
      const preview = await commands.importPreview(choices);
      if (turn === this.#turn && this.offer) this.offer = { ...this.offer, preview };
    } catch (error) {
      if (turn !== this.#turn) return;
      this.choices = before;
      this.failure = sentenceOf(error);
    } finally {
      if (turn === this.#turn) this.isPlanning = false;
    }
  }

  go(step: Step): void {
    this.step = step;
    this.failure = null;
  }

  async apply(): Promise<void> {
    if (!this.offer || this.obstacle || this.isApplying || this.isPlanning) return;
    this.isApplying = true;
    this.failure = null;
    try {
      const report = await commands.importApply(this.choices, this.then);
      this.#ondone(report.sentence);
      await this.next();
    } catch (error) {
      if (isCancelled(error)) return;
      this.failure = sentenceOf(error);
    } finally {
      this.isApplying = false;
    }
  }

  /** Imports this file and those behind it as they are understood, up to the first that asks something. */
  async applyAll(): Promise<void> {
    this.isApplyingAll = true;
    await this.apply();
    while (this.offer && this.preview && this.failure === null && this.isApplyingAll) {
      if (hasNothingNew(this.preview)) await this.skip();
      else if (this.obstacle === null && asksNothing(this.preview)) await this.apply();
      else break;
    }
    this.isApplyingAll = false;
  }

  /** Writes the problems to a file the user is asked for. */
  async saveProblems(): Promise<void> {
    this.failure = null;
    try {
      if (await commands.importProblems(this.choices)) this.#onsaid("Problems saved as a workbook. Correct the marked cells and import it again.");
    } catch (error) {
      this.failure = sentenceOf(error);
    }
  }

  async skip(): Promise<void> {
    await commands.importSkip();
    await this.next();
  }

  /** Empties the queue and closes; a running import is stopped and leaves nothing behind. */
  cancel(): void {
    this.close();
    void commands.importCancel();
  }

  close(): void {
    this.#turn += 1;
    this.isApplyingAll = false;
    this.offer = null;
    this.unreadable = null;
    this.failure = null;
  }
}
