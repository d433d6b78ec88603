import { commands, type CriteriaView, type RuleEdit, type RulePreview } from "../../ipc";

/** Milliseconds of quiet before rules that are being written are tried. */
const QUIET = 150;

/** The criteria as they are being written, with what each rule would move. */
export class Draft {
  rules = $state<RuleEdit[]>([]);
  previews = $state.raw<RulePreview[]>([]);
  isChanged = $state(false);
  readonly isWrong = $derived(this.previews.some(({ is_wrong }) => is_wrong));
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  /** Takes what is stored, unless something else is being written. */
  follow(view: CriteriaView): void {
    if (!this.isChanged) this.reset(view);
  }

  reset(view: CriteriaView): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.rules = view.rules.map((rule) => structuredClone(rule));
    this.previews = view.previews;
    this.isChanged = false;
  }

  change(): void {
    this.isChanged = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#preview(), QUIET);
  }

  add(): void {
    this.rules.push({ from: 3, to: "2", conditions: [{ criterion: "registered_deals", bound: "at_least", number: "3" }], quarters: 2, types: [] });
    this.change();
  }

  remove(index: number): void {
    this.rules.splice(index, 1);
    this.change();
  }

  async #preview(): Promise<void> {
    const turn = ++this.#turn;
    const previews = await commands.previewCriteria({ rules: $state.snapshot(this.rules) as RuleEdit[] });
    if (turn === this.#turn) this.previews = previews;
  }
}
