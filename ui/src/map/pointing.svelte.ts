import { SvelteSet } from "svelte/reactivity";
import type { Acting } from "../app/acting";
import type { Finding, MapView } from "../ipc";
import { partnerStop } from "./cells";

/** What is pointed at on the map: a partner, a finding, the cells that were opened. */
export class Pointing {
  /** The key of the selected finding: its place in the list changes as others are closed. */
  finding = $state<string | null>(null);
  /** The stop that holds the Tab key's place. */
  active = $state<string | null>(null);
  readonly opened = new SvelteSet<string>();
  /** The partner that is to be moved by keys next; the map takes it once. */
  toMove = $state<number | null>(null);
  readonly #acting: Pick<Acting, "look">;
  /** The findings as they stood last, by their keys. */
  #keys: string[] = [];
  /** Whether the selected finding was not shown yet, for the inspector was busy when it became the selected one. */
  #isAhead = false;

  constructor(acting: Pick<Acting, "look">) {
    this.#acting = acting;
  }

  /** The partner the inspector shows: the one of the look, which the table of partners shares. */
  get partner(): number | null {
    return this.#acting.look.partner;
  }

  select(partner: number): void {
    this.#acting.look.partner = partner;
    this.finding = null;
    this.active = partnerStop(partner);
  }

  /** Shows a partner of the selected finding, which stays selected. */
  show(partner: number): void {
    this.#acting.look.partner = partner;
    this.active = partnerStop(partner);
  }

  /** Shows a partner and begins to move it by keys. A finding that asked for it stays selected. */
  startMove(partner: number): void {
    this.show(partner);
    this.toMove = partner;
  }

  /** A finding about one partner shows that partner; one about several lists them. */
  selectFinding(finding: Finding): void {
    this.finding = finding.key;
    this.#isAhead = false;
    this.#acting.look.partner = finding.partners.length === 1 ? (finding.partners[0]?.id ?? null) : null;
    const [first] = finding.partners;
    if (first) this.active = partnerStop(first.id);
  }

  nextFinding(view: MapView): void {
    const index = view.findings.findIndex(({ key }) => key === this.finding);
    const next = view.findings[(this.#isAhead ? index : index + 1) % view.findings.length];
    if (next) this.selectFinding(next);
  }

  /**
   * Follows the findings as they change: when the selected one was closed, the one that took its place is selected.
   * `isBusy` keeps the inspector where it is. True when another finding was selected.
   */
  settle(view: MapView, isBusy: boolean): boolean {
    const before = this.#keys;
    this.#keys = view.findings.map(({ key }) => key);
    if (this.finding === null || this.#keys.includes(this.finding)) return false;
    const after = before.slice(before.indexOf(this.finding) + 1).find((key) => this.#keys.includes(key));
    const next = view.findings.find(({ key }) => key === after) ?? view.findings.at(-1);
    this.finding = next?.key ?? null;
    this.#isAhead = isBusy;
    if (next && !isBusy) this.selectFinding(next);
    return next !== undefined;
  }

  clear(): void {
    this.#acting.look.partner = null;
    this.finding = null;
  }

  selected(view: MapView): Finding | null {
    return view.findings.find(({ key }) => key === this.finding) ?? null;
  }

  /** The partners the selected finding is about. */
  highlighted(view: MapView): number[] {
    return this.selected(view)?.partners.map((partner) => partner.id) ?? [];
  }
}
