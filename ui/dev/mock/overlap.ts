import type { CellAccount, CellRequest, OverlapCellView, OverlapView, Relationship } from "../../src/ipc/bindings";
import { state } from "./document";
import { legend, partners, query, random, segments } from "./partners";

export function overlapView(): OverlapView {
  const tiers = [1, 2, 3, null];
  return {
    revision: state.revision,
    quarter: state.review,
    account_count: state.isEmpty || query.has("noaccounts") ? 0 : 994,
    partner_count: state.isEmpty ? 0 : partners.length,
    lists: query.has("nooverlap") ? 0 : 77,
    counted: query.has("nooverlap") ? 0 : 4,
    segments: segments.map((segment) => ({ ...segment, is_small: segment.base < 20 })),
    groups: tiers
      .map((tier) => ({
        tier,
        title: tier === null ? "No tier" : `Tier ${tier}`,
        name: tier === null ? "" : (["", "strategic", "managed", "transactional"][tier] ?? ""),
        rows: partners
          .filter((partner) => partner.tier === tier)
          .sort((a, b) => (b.overall.value ?? -1) - (a.overall.value ?? -1))
          .map((partner) => ({
            partner: partner.id,
            uuid: `uuid-${partner.id}`,
            name: partner.name,
            type_name: partner.type?.name ?? "",
            overall: partner.overall,
            cells: partner.cells,
            warm: partner.warm,
          })),
      }))
      .filter((group) => group.rows.length > 0),
    legend,
    small_base: 20,
  };
}

const accountNames = "Brandt & Oke Insurance,Dovrefell Power,Eastmark Savings,Fairholt Pensions,Greywater Rail,Isarco Pharma,Junco Airports,Kelso Mutual,Lindqvarn Grid,Marchmont Steel,Nordhaven Ports".split(",");

export function accounts({ partner, offset }: CellRequest, count: number): CellAccount[] {
  const roll = random(partner * 1000 + offset);
  const statuses: Relationship[] = ["customer", "open_opportunity", "prospect"];
  return Array.from({ length: Math.max(0, Math.min(100, count - offset)) }, (_, index) => {
    const theirs = statuses[Math.floor(roll() * 3)]!;
    const ours = statuses[Math.floor(roll() * 3)]!;
    const at = offset + index;
    const round = Math.floor(at / accountNames.length);
    return {
      id: at + 1,
      uuid: `account-${at}`,
      name: `${accountNames[at % accountNames.length]}${round > 0 ? ` ${round + 1}` : ""}`,
      partners: 1 + Math.floor(roll() * 6),
      theirs,
      ours,
      is_warm: theirs === "customer" && ours === "prospect",
    };
  });
}

export function overlapCell(request: CellRequest): OverlapCellView {
  const partner = partners.find((candidate) => candidate.id === request.partner)!;
  const index = segments.findIndex((segment) => segment.id === request.segment);
  const cell = index < 0 ? partner.overall : partner.cells[index]!;
  const named = cell.state === "value" || cell.state === "stale" || cell.state === "small_base" ? (cell.shared ?? 0) : 0;
  const words = { not_shared: "Not shared by the partner", not_imported: "Not imported" } as Record<string, string>;
  const n = (share: number) => Math.round(named * share);
  return {
    partner: partner.id,
    partner_name: partner.name,
    segment_name: segments[index]?.name ?? "All accounts",
    cell,
    headline: words[cell.state] ?? `${cell.shared} of ${cell.base} accounts`,
    lift: cell.state === "value" && index >= 0 ? "1.41" : null,
    rank: cell.state === "value" ? { place: 7, of: 69 } : null,
    source: cell.shared === null ? null : "Matched 1 July 2026",
    relationships: named === 0 ? null : { counts: [[n(0.2), n(0.11), n(0.19)], [n(0.06), n(0.05), n(0.09)], [n(0.08), n(0.06), n(0.16)]], unknown: 2, warm: n(0.19) },
    account_count: named,
    accounts: accounts(request, named),
  };
}
