import type { Acting } from "../app/acting";
import { commands, type MatchesShown, type MatchesView, type MatchRow } from "../ipc";
import { Pairs } from "./pairs.svelte";
import { Queue } from "./queue";
import { refusalOf, withRefused, type Refused } from "./refused";
import { sessionOf } from "./session.svelte";

/** Going through what accounts on partners' lists are taken for. */
export class Matching {
  show = $state<MatchesShown>("asked");
  /** Of one partner's list only. */
  partner = $state<number | null>(null);
  /** The row whose account is looked for by hand. */
  linking = $state.raw<MatchRow | null>(null);
  /** Accounts whose decision could not be stored, by name, and why the last was not. */
  refused = $state.raw<Refused | null>(null);
  readonly pairs: Pairs<MatchesView, MatchRow>;
  readonly session;
  readonly #acting: Acting;
  readonly #queue = new Queue();
  /** Decided, and not yet stored. */
  #pending: number[] = [];

  constructor(acting: Acting) {
    this.#acting = acting;
    this.session = sessionOf(acting.look);
    this.pairs = new Pairs<MatchesView, MatchRow>({
      fetch: (offset) => this.#fetch(offset),
      count: (view) => view[this.show],
      key: (row) => row.partner_account,
      topics: ["accounts", "overlap", "partners"],
    });
  }

  get row(): MatchRow | undefined {
    return this.pairs.current;
  }

  /** Our account of the chosen pair. */
  get account(): number | null {
    return this.row?.account ?? null;
  }

  /** Whether the chosen pair can be said to be one company. */
  get canAccept(): boolean {
    return this.account !== null && (this.show === "asked" || (this.show === "decided" && this.row?.decision === false));
  }

  get canReject(): boolean {
    return this.account !== null && (this.show === "asked" || this.show === "taken" || (this.show === "decided" && this.row?.decision === true));
  }

  list(show: MatchesShown, partner: number | null): void {
    if (show === this.show && partner === this.partner) return;
    this.show = show;
    this.partner = partner;
    this.linking = null;
    this.pairs.renew();
  }

  step(by: 1 | -1): void {
    this.linking = null;
    this.pairs.go(this.pairs.line + by);
  }

  choose(line: number): void {
    this.linking = null;
    this.pairs.go(line);
  }

  decide(isSame: boolean): void {
    const { row, account } = this;
    if (row && account !== null && (isSame ? this.canAccept : this.canReject)) this.#send(row, account, isSame);
  }

  /** Says by hand which of our accounts the one is that was looked for. */
  link(account: number): void {
    if (this.linking) this.#send(this.linking, account, true);
  }

  #send(row: MatchRow, account: number, isSame: boolean): void {
    const key = row.partner_account;
    let revision = 0;
    if (this.#pending.includes(key)) return;
    this.#pending.push(key);
    this.linking = null;
    // What was decided before stays among the decided; everything else leaves its list.
    if (this.show === "decided") this.step(1);
    else this.pairs.hide([key]);
    void this.#queue.run(async () => {
      const why = await refusalOf(this.#acting, async () => {
        const changed = await commands.decideMatch({ partner_account: key, account, is_same: isSame });
        revision = changed.revision;
        this.pairs.settle([key], revision);
        return changed;
      });
      this.#pending = this.#pending.filter((one) => one !== key);
      if (why === null) {
        this.session.add(key, revision);
        return;
      }
      this.pairs.reveal([key]);
      this.refused = withRefused(this.refused, row.their_name, why);
    });
  }

  async #fetch(offset: number): Promise<MatchesView> {
    const { show, partner } = this;
    const view = await commands.matches({ show, partner, offset });
    if (show === "asked") this.session.askedAgain(view.rows.map((row) => row.partner_account), view.revision);
    return view;
  }
}
