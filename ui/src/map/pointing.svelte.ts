import { SvelteSet } from "svelte/reactivity";
import type { Finding, MapView } from "../ipc";
import { partnerStop } from "./cells";

/** What is pointed at on the map: a partner, a finding, the cells that were opened. */
export class Pointing {
  partner = $state<number | null>(null);
  finding = $state<number | null>(null);
  /** The stop that holds the Tab key's place. */
  active = $state<string | null>(null);
  readonly opened = new SvelteSet<string>();

  select(partner: number): void {
    this.partner = partner;
    this.finding = null;
    this.active = partnerStop(partner);
  }

  /** A finding about one partner shows that partner; one about several lists them. */
  selectFinding(index: number, finding: Finding): void {
    this.finding = index;
    this.partner = finding.partners.length === 1 ? (finding.partners[0]?.id ?? null) : null;
    const [first] = finding.partners;
    if (first) this.active = partnerStop(first.id);
  }

  nextFinding(view: MapView): void {
    if (view.findings.length === 0) return;
    const index = this.finding === null ? 0 : (this.finding + 1) % view.findings.length;
    const finding = view.findings[index];
    if (finding) this.selectFinding(index, finding);
  }

  clear(): void {
    this.partner = null;
    this.finding = null;
  }

  /** The partners the selected finding is about. */
  highlighted(view: MapView): number[] {
    const finding = this.finding === null ? undefined : view.findings[this.finding];
    return finding?.partners.map((partner) => partner.id) ?? [];
  }
}
