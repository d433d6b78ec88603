import {
  commands,
  events,
  isCancelled,
  sentenceOf,
  type CellEdit,
  type Changed,
  type ChangedElsewhereChoice,
  type EditKind,
  type RefusedEdit,
  type SettingsSection,
} from "../ipc";
import { ImportSheet } from "../import/sheet.svelte";
import type { Acting } from "./acting";
import { changes } from "./changes";
import { Jobs } from "./jobs.svelte";
import type { FrameAction } from "./keys";
import { Live } from "./live.svelte";
import { Look } from "./look.svelte";
import { Toast } from "./toast.svelte";

/** What stands around the screens: the document, which screen is shown, what was done last. */
export class Frame implements Acting {
  readonly document = new Live(commands.documentState, ["document", "partners", "accounts", "overlap", "facts", "history", "publishing"]);
  readonly toast = new Toast();
  readonly jobs = new Jobs();
  readonly sheet = new ImportSheet((sentence) => this.#done(sentence));
  look = $state.raw(new Look());
  /** The account whose page is open over the screen. */
  account = $state<number | null>(null);
  /** Counts the documents that were in this window: the screens start anew with each. */
  opened = $state(0);
  /** What the last command of the frame failed with. */
  trouble = $state<string | null>(null);
  isRenaming = $state(false);
  isHistoryShown = $state(false);

  /** Follows the backend until the returned function is called. */
  watch(): () => void {
    const stops: Promise<() => void>[] = [
      events.changed.listen(({ payload }) => changes.announce(payload)),
      events.documentOpened.listen(() => this.#renew()),
      events.filesDropped.listen(() => void this.sheet.open()),
      this.jobs.watch(),
    ];
    const unwatch = this.document.watch();
    return () => {
      unwatch();
      stops.forEach((stop) => void stop.then((end) => end()));
    };
  }

  act(action: FrameAction): void {
    switch (action.do) {
      case "screen":
        this.look.screen = action.screen;
        break;
      case "undo":
        void this.undo();
        break;
      case "redo":
        void this.redo();
        break;
      case "open":
        void this.open(commands.documentOpen);
        break;
      case "new":
        void this.open(commands.documentNew);
        break;
      case "save-as":
        void this.try(commands.documentSaveAs);
        break;
      case "import":
        void this.import();
        break;
    }
  }

  /** Runs a command; what it fails with stands under the top bar. */
  async try<T>(command: () => Promise<T>): Promise<T | null> {
    this.trouble = null;
    try {
      return await command();
    } catch (error) {
      if (!isCancelled(error)) this.trouble = sentenceOf(error);
      return null;
    }
  }

  async open(command: () => Promise<boolean>): Promise<void> {
    await this.try(command);
    await this.document.refresh();
  }

  demo(): void {
    void this.open(commands.documentDemo);
  }

  async import(): Promise<void> {
    if (this.sheet.isOpen) return;
    if (await this.try(commands.importPick)) await this.sheet.open();
  }

  async rename(name: string): Promise<void> {
    this.isRenaming = false;
    if (name.trim() && name.trim() !== this.document.value?.name) await this.change(() => commands.documentRename(name.trim()));
  }

  async review(firstDay: string): Promise<void> {
    if (firstDay !== this.document.value?.review_quarter.first_day) await this.change(() => commands.setReviewQuarter(firstDay));
  }

  async undo(): Promise<void> {
    const step = this.document.value?.undo;
    if (step && (await this.#apply(commands.undo))) this.toast.show(`Undone: ${step}`, { label: "Redo", act: () => void this.redo() });
  }

  async redo(): Promise<void> {
    const step = this.document.value?.redo;
    if (step && (await this.#apply(commands.redo))) this.#done(`Done again: ${step}`);
  }

  async resolve(choice: ChangedElsewhereChoice): Promise<void> {
    await this.try(() => commands.resolveChangedElsewhere(choice));
    await this.document.refresh();
  }

  async change(command: () => Promise<Changed>): Promise<boolean> {
    const before = this.document.value?.undo;
    if (!(await this.#apply(command))) return false;
    const step = this.document.value?.undo;
    if (step && step !== before) this.#done(step);
    return true;
  }

  async edit(edits: CellEdit[], kind: EditKind, mayAdd = false): Promise<RefusedEdit[] | null> {
    const report = await this.try(() => commands.editPartners({ edits, kind, may_add: mayAdd }));
    if (report?.changed) {
      changes.announce(report.changed);
      await this.document.refresh();
      if (this.document.value?.undo) this.#done(this.document.value.undo);
    }
    return report?.refused ?? null;
  }

  showPartner(id: number): void {
    if (this.look.screen !== "partners") this.look.screen = "map";
    this.look.isInspectorOpen = true;
    this.look.partner = id;
  }

  showAccount(id: number): void {
    this.account = id;
  }

  showSettings(section: SettingsSection): void {
    this.look.section = section;
    this.look.screen = "settings";
  }

  async #apply(command: () => Promise<Changed>): Promise<boolean> {
    const changed = await this.try(command);
    if (!changed) return false;
    changes.announce(changed);
    await this.document.refresh();
    return true;
  }

  #done(sentence: string): void {
    this.toast.show(sentence, { label: "Undo", act: () => void this.undo() });
  }

  #renew(): void {
    this.opened += 1;
    this.look = new Look();
    this.account = null;
    this.toast.hide();
    this.sheet.close();
    this.trouble = null;
    this.isRenaming = false;
    this.isHistoryShown = false;
    void this.document.refresh();
  }
}
