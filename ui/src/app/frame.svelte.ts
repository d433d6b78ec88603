import { commands, events, type ChangedElsewhereChoice, type RecoveryReport, type SettingsSection } from "../ipc";
import { ImportSheet } from "../import/sheet.svelte";
import { exported, type ReadoutFormat } from "../readout/slides";
import type { Acting } from "./acting";
import { changes } from "./changes";
import { Changing } from "./changing.svelte";
import { Jobs } from "./jobs.svelte";
import type { Screen } from "./keys";
import { Look, type AccountsTab, type DealsTab, type ReviewPlace } from "./look.svelte";
import { Recent } from "../palette/recent.svelte";
import { WindowMemory } from "./memory";

/** What may lie over the screens, one at a time. */
export type Over = "palette" | "add-partner" | "shortcuts" | "about" | "recovery";

/** What stands around the screens: the document, which screen is shown, what was done last. */
export class Frame extends Changing implements Acting {
  readonly jobs = new Jobs();
  readonly sheet = new ImportSheet(
    (sentence) => this.done(sentence),
    (sentence) => this.toast.show(sentence),
  );
  readonly memory = new WindowMemory();
  readonly recent = new Recent();
  look = $state.raw(new Look());
  /** Whether the look is the document's: no screen is shown before. */
  isReady = $state(false);
  /** The account whose page is open over the screen. */
  account = $state<number | null>(null);
  /** The target list that is open over the screen. */
  targets = $state.raw<{ partner: number; segment: number | null } | null>(null);
  over = $state<Over | null>(null);
  /** What became of a damaged document, until it was read. */
  recovered = $state.raw<RecoveryReport | null>(null);
  isHistoryShown = $state(false);
  isRenaming = $state(false);
  /** Counts the documents that were in this window: the screens start anew with each. */
  opened = $state(0);

  /** Follows the backend until the returned function is called. */
  watch(): () => void {
    const stops: Promise<() => void>[] = [
      events.changed.listen(({ payload }) => changes.announce(payload)),
      events.documentOpened.listen(() => void this.#renew()),
      events.filesDropped.listen(() => void this.sheet.open()),
      this.jobs.watch(),
    ];
    const unwatch = this.document.watch();
    void this.#recall();
    return () => {
      unwatch();
      stops.forEach((stop) => void stop.then((end) => end()));
    };
  }

  /** Opens a document with this command. */
  async open(command: () => Promise<boolean>): Promise<void> {
    await this.memory.flush();
    await this.try(command);
    if (this.isDamaged) this.over = "recovery";
    await this.document.refresh();
  }

  /** Opens a kept state as a document of its own. */
  async openState(index: number): Promise<void> {
    await this.memory.flush();
    if (await this.try(() => commands.openKeptState(index))) this.over = null;
    await this.document.refresh();
  }

  /** Reads what can be read of a damaged document, or of work on it, into a new one. */
  async recover(command: () => Promise<RecoveryReport | null>): Promise<void> {
    await this.memory.flush();
    this.recovered = await this.try(command);
    // The new document closed what lay over the one before.
    if (this.recovered) this.over = "recovery";
    await this.document.refresh();
  }

  async import(): Promise<void> {
    if (this.sheet.isOpen) return;
    if (await this.try(commands.importPick)) await this.sheet.open();
  }

  async importFolder(): Promise<void> {
    if (this.sheet.isOpen) return;
    if (await this.try(commands.importPickFolder)) await this.sheet.open();
  }

  /** Writes the slides where the user chooses. */
  async export(format: ReadoutFormat): Promise<void> {
    const report = await this.try(() => exported(format));
    if (report) this.toast.show(report.sentence);
  }

  /** Writes the workbook that the example's next review begins with. */
  async saveTwoQuartersAfter(): Promise<void> {
    if (await this.try(commands.saveTwoQuartersAfter)) this.say("Saved the workbook. Import it once the plan is applied, then review Q4 2026.");
  }

  async rename(name: string): Promise<void> {
    this.isRenaming = false;
    if (name.trim() && name.trim() !== this.document.value?.name) await this.change(() => commands.documentRename(name.trim()));
  }

  async review(firstDay: string): Promise<void> {
    if (firstDay !== this.document.value?.review_quarter.first_day) await this.change(() => commands.setReviewQuarter(firstDay));
  }

  async resolve(choice: ChangedElsewhereChoice): Promise<void> {
    await this.try(() => commands.resolveChangedElsewhere(choice));
    await this.document.refresh();
  }

  async addPartner(name: string): Promise<void> {
    let id: number | null = null;
    const isAdded = await this.change(async () => {
      const added = await commands.addPartner(name);
      id = added.id;
      return added.changed;
    });
    if (isAdded && id !== null) this.showPartner(id);
  }

  go(screen: Screen): void {
    this.#clear();
    this.look.screen = screen;
  }

  showPartner(id: number): void {
    this.go(this.look.screen === "partners" ? "partners" : "map");
    this.look.isInspectorOpen = true;
    this.look.partner = id;
  }

  say(sentence: string): void {
    this.toast.show(sentence);
  }

  /** Where accounts are listed, the page stands beside them; over what lies there already, and elsewhere, it is a drawer. */
  showAccount(id: number): void {
    const hasInspector = this.look.screen === "accounts" && (this.look.accountsTab === "all" || this.look.accountsTab === "plan");
    if (hasInspector && this.targets === null) this.look.account = id;
    else this.account = id;
    this.isHistoryShown = false;
  }

  showAccounts(tab: AccountsTab): void {
    this.look.accountsTab = tab;
    this.go("accounts");
  }

  showDeals(tab: DealsTab): void {
    this.look.dealsTab = tab;
    this.go("deals");
  }

  showReview(place: ReviewPlace): void {
    this.look.reviewPlace = place;
    this.go("review");
  }

  showDeal(id: number): void {
    this.showDeals("all");
    this.look.deal = id;
  }

  showDealsOf(partner: number): void {
    this.look.deals = { ...this.look.deals, find: "", filters: [{ column: "partner", values: [String(partner)] }] };
    this.look.deal = null;
    this.showDeals("all");
  }

  showTargets(partner: number, segment: number | null): void {
    this.#clear();
    this.targets = { partner, segment };
  }

  showHistory(): void {
    this.#clear();
    this.isHistoryShown = true;
  }

  showSettings(section: SettingsSection): void {
    this.look.section = section;
    this.go("settings");
  }

  /** Closes what lies beside a screen: one drawer is open at a time. */
  #clear(): void {
    this.account = null;
    this.targets = null;
    this.isHistoryShown = false;
  }

  async #recall(): Promise<void> {
    this.look = await this.memory.read();
    this.isReady = true;
  }

  async #renew(): Promise<void> {
    changes.renew();
    this.account = null;
    this.over = this.recovered ? "recovery" : null;
    this.toast.hide();
    this.sheet.close();
    this.recent.clear();
    this.trouble = null;
    this.isRenaming = false;
    this.isHistoryShown = false;
    await Promise.all([this.memory.read(), this.document.refresh()]).then(([look]) => {
      this.look = look;
      this.opened += 1;
    });
  }
}
