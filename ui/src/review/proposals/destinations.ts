import type { ProposalView } from "../../ipc";

/** Where a partner may go instead of what is proposed: it stays, or another tier, or sunset. */
export function destinations({ from, to }: Pick<ProposalView, "from" | "to">, all: number[]): { value: string; label: string }[] {
  const tiers = all.filter((tier) => tier !== from).map((tier) => ({ value: String(tier), label: `Tier ${tier}` }));
  const places = [{ value: "", label: `Stays in Tier ${from}` }, ...tiers, { value: "sunset", label: "Sunset" }];
  return places.filter(({ value }) => value !== to);
}
