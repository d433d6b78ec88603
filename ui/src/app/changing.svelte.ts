import { commands, isCancelled, isDamage, sentenceOf, type CellEdit, type Changed, type EditKind, type RefusedEdit } from "../ipc";
import { changes } from "./changes";
import { Live } from "./live.svelte";
import { Toast } from "./toast.svelte";

const steps = (count: number) => `${count} ${count === 1 ? "step" : "steps"}`;

/** Changes the document and takes changes back; the toast says what was done. */
export class Changing {
  readonly document = new Live(commands.documentState, ["document", "partners", "accounts", "overlap", "facts", "deals", "review", "history", "publishing"]);
  readonly toast = new Toast();
  /** What the last command failed with. */
  trouble = $state<string | null>(null);
  /** Whether that was a document that cannot be read. */
  isDamaged = $state(false);
  #turn: Promise<void> = Promise.resolve();

  /** Runs a command; what it fails with stands under the top bar. */
  async try<T>(command: () => Promise<T>): Promise<T | null> {
    this.trouble = null;
    this.isDamaged = false;
    try {
      return await command();
    } catch (error) {
      this.isDamaged = isDamage(error);
      if (!isCancelled(error)) this.trouble = sentenceOf(error);
      return null;
    }
  }

  async change(command: () => Promise<Changed>): Promise<boolean> {
    const before = this.document.value?.undo;
    if (!(await this.#apply(command))) return false;
    const step = this.document.value?.undo;
    if (step && step !== before) this.done(step);
    return true;
  }

  /** Runs a change that cannot be undone, and says what was done. */
  async sign(command: () => Promise<Changed>, sentence: string): Promise<boolean> {
    const isDone = await this.#apply(command);
    if (isDone) this.toast.show(sentence);
    return isDone;
  }

  async edit(edits: CellEdit[], kind: EditKind, mayAdd = false): Promise<RefusedEdit[] | null> {
    const report = await this.try(() => commands.editPartners({ edits, kind, may_add: mayAdd }));
    if (report?.changed) {
      changes.announce(report.changed);
      await this.document.settled();
      if (this.document.value?.undo) this.done(this.document.value.undo);
    }
    return report?.refused ?? null;
  }

  undo(): Promise<void> {
    return this.#inTurn(async () => {
      const step = this.document.value?.undo;
      if (step && (await this.#apply(commands.undo))) this.toast.show(`Undone: ${step}`, { label: "Redo", act: () => void this.redo() });
    });
  }

  redo(): Promise<void> {
    return this.#inTurn(async () => {
      const step = this.document.value?.redo;
      if (step && (await this.#apply(commands.redo))) this.done(`Done again: ${step}`);
    });
  }

  /** One after the other, however fast the keys are: each names the step it takes back. */
  #inTurn(run: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(run, run);
    return this.#turn;
  }

  /** Takes back these standing steps of the history, the newest first and all that is newer than the last. */
  async undoTo(ids: number[]): Promise<void> {
    const last = ids.at(-1);
    if (last === undefined || !(await this.#apply(() => commands.undoTo(last)))) return;
    this.toast.show(`${steps(ids.length)} undone`, { label: "Redo", act: () => void this.redoTo([...ids].reverse()) });
  }

  /** Takes one step back by itself, with those after it left as they are. */
  async undoStep(id: number, title: string): Promise<void> {
    const before = this.document.value?.undo;
    if (!(await this.#apply(() => commands.undoStep(id)))) return;
    const step = this.document.value?.undo;
    if (step && step !== before) this.done(`Undone: ${title}`);
    else this.toast.show(`Undone: ${title}`);
  }

  /** Brings back these undone steps of the history, the oldest first. */
  async redoTo(ids: number[]): Promise<void> {
    let count = 0;
    while (count < ids.length && (await this.#apply(commands.redo))) count += 1;
    if (count > 0) this.toast.show(`${steps(count)} done again`, { label: "Undo", act: () => void this.undoTo(ids.slice(0, count).reverse()) });
  }

  /** Says what was done, and offers to take it back. */
  done(sentence: string): void {
    this.toast.show(sentence, { label: "Undo", act: () => void this.undo() });
  }

  async #apply(command: () => Promise<Changed>): Promise<boolean> {
    const changed = await this.try(command);
    if (!changed) return false;
    changes.announce(changed);
    await this.document.settled();
    return true;
  }
}
