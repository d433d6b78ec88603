import { commands, sentenceOf, type ImportChoices, type ImportProblem, type PlanPreview } from "../ipc";

/** The problems of one reason, or all, as far as they were read: those of the plan, and pages of more when asked for. */
export class Problems {
  reason = $state<string | null>(null);
  failure = $state<string | null>(null);
  isReading = $state(false);
  #pages = $state.raw<ImportProblem[]>([]);
  #turn = 0;
  readonly #plan: () => PlanPreview;
  readonly #choices: () => ImportChoices;

  constructor(plan: () => PlanPreview, choices: () => ImportChoices) {
    this.#plan = plan;
    this.#choices = choices;
  }

  /** How many there are of the reason. */
  get total(): number {
    const plan = this.#plan();
    return this.reason === null ? plan.problem_count : (plan.problem_reasons.find(({ reason }) => reason === this.reason)?.count ?? 0);
  }

  get shown(): ImportProblem[] {
    return [...this.#ofPlan(), ...this.#pages];
  }

  /** Whether there are more than are shown. */
  get hasMore(): boolean {
    return this.shown.length < this.total;
  }

  /** Shows those of one reason, or all; of a reason the plan has none of, the first page is read. */
  async pick(reason: string | null): Promise<void> {
    this.forget();
    this.reason = reason;
    if (this.shown.length === 0 && this.total > 0) await this.more();
  }

  /** The plan is another: what was read of the last one is gone, and a reason that it does not have. */
  forget(): void {
    this.#turn += 1;
    this.#pages = [];
    this.failure = null;
    this.isReading = false;
    if (!this.#plan().problem_reasons.some(({ reason }) => reason === this.reason)) this.reason = null;
  }

  /** Reads the next page. */
  async more(): Promise<void> {
    if (this.isReading) return;
    const turn = this.#turn;
    this.isReading = true;
    this.failure = null;
    try {
      const page = await commands.importProblemPage(this.#choices(), this.reason, this.shown.length);
      if (turn === this.#turn) this.#pages = [...this.#pages, ...page.problems];
    } catch (error) {
      if (turn === this.#turn) this.failure = sentenceOf(error);
    } finally {
      if (turn === this.#turn) this.isReading = false;
    }
  }

  /** The plan lists the first problems of all reasons, so also the first of each. */
  #ofPlan(): ImportProblem[] {
    const { problems } = this.#plan();
    return this.reason === null ? problems : problems.filter(({ reason }) => reason === this.reason);
  }
}
