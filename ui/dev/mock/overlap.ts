import type { CellAccount, CellRequest, FilterChoice, OverlapCell, OverlapCellView, OverlapMeasure, OverlapRequest, OverlapView, PartnersFilter, Relationship, WorkingSetCell } from "../../src/ipc/bindings";
import { state } from "./document";
import { jointTargets } from "./editing";
import { legend, partners, query, random, segments, type Partner } from "./partners";

const regions = ["EMEA", "Americas", "APAC", "none"];
const columns: { column: string; label: string; of: (partner: Partner) => string }[] = [
  { column: "type", label: "Type", of: ({ type }) => type?.name ?? "none" },
  { column: "tier", label: "Tier", of: ({ tier }) => (tier === null ? "none" : `Tier ${tier}`) },
  { column: "region", label: "Region", of: ({ id }) => regions[id % regions.length]! },
  { column: "manager", label: "Manager", of: ({ manager }) => manager ?? "none" },
];

export function keeps(partner: Partner, filters: PartnersFilter[]): boolean {
  return filters.every(({ column, values }) => values.includes(columns.find((one) => one.column === column)?.of(partner) ?? "none"));
}

export function filterChoices(list: Partner[]): FilterChoice[] {
  return columns.map(({ column, label, of }) => {
    const found = list.map(of);
    return { column, label, values: [...new Set(found)].sort().map((value) => ({ value, label: value, count: found.filter((one) => one === value).length })) };
  });
}

const legends: Record<OverlapMeasure, { legend: string[]; unit: string }> = {
  density: { legend, unit: "%" },
  lift: { legend: ["<0.5", "0.5–", "0.75–", "0.9–", "1.1–", "1.4–", "2+"], unit: "times" },
  warm: { legend: ["<2", "2–3", "4–6", "7–10", "11–15", "16–24", "25+"], unit: "warm introductions" },
};
const bins: Record<OverlapMeasure, number[]> = { density: [], lift: [0.5, 0.75, 0.9, 1.1, 1.4, 2], warm: [2, 4, 7, 11, 16, 25] };

function measured(cell: OverlapCell, overall: OverlapCell, measure: OverlapMeasure): OverlapCell {
  if (measure === "density" || cell.value === null) {
    const notes = cell.state === "value" ? ["Between 32% and 47% with 95% confidence.", "Their customer × our prospect: 12."] : cell.notes;
    return { ...cell, notes };
  }
  const isCounted = cell.state === "counts_only" && measure === "warm";
  if (isCounted) return { ...cell, value: null, figure: "", beside: "", step: null, notes: ["Imported as counts: no accounts behind it."] };
  const value = measure === "lift" ? cell.value / (overall.value || 1) : Math.round((cell.shared ?? 0) * 0.19);
  const [figure, beside] = measure === "lift" ? [`${value.toFixed(2)}×`, cell.figure] : [String(value), `of ${cell.shared}`];
  return { ...cell, value, figure, beside, step: bins[measure].filter((bin) => value >= bin).length };
}

function workingSet(partner: Partner): WorkingSetCell {
  const count = partner.id % 12 === 10 ? 18 : jointTargets(partner.id).accounts.length + (partner.id % 10 > 7 ? 3 : 0);
  return { count, state: count < 8 ? "fails" : count > 15 ? "unfocused" : "passes" };
}

const whiteSpaces = [212, 131, 38, 24, 9];

export function overlapView({ measure, filters }: OverlapRequest): OverlapView {
  const tiers = [1, 2, 3, null];
  const shown = partners.filter((partner) => keeps(partner, filters));
  return {
    revision: state.revision,
    quarter: state.review,
    measure,
    is_updating: query.has("updating"),
    account_count: state.isEmpty || query.has("noaccounts") ? 0 : 994,
    partner_count: state.isEmpty ? 0 : partners.length,
    shown_count: state.isEmpty ? 0 : shown.length,
    lists: query.has("nooverlap") ? 0 : 77,
    counted: query.has("nooverlap") ? 0 : 4,
    segments: segments.map((segment, index) => ({ ...segment, white_space: whiteSpaces[index]!, is_small: segment.base < 20 })),
    groups: tiers
      .map((tier) => ({
        tier,
        title: tier === null ? "No tier" : `Tier ${tier}`,
        name: tier === null ? "" : (["", "strategic", "managed", "transactional"][tier] ?? ""),
        rows: shown
          .filter((partner) => partner.tier === tier)
          .sort((a, b) => (b.overall.value ?? -1) - (a.overall.value ?? -1))
          .map((partner) => ({
            partner: partner.id,
            uuid: `uuid-${partner.id}`,
            name: partner.name,
            type_name: partner.type?.name ?? "",
            overall: measured(partner.overall, partner.overall, measure),
            cells: partner.cells.map((cell) => measured(cell, partner.overall, measure)),
            warm: partner.warm,
            expansion: partner.warm === null ? null : Math.round(partner.warm / 2),
            working_set: workingSet(partner),
          })),
      }))
      .filter((group) => group.rows.length > 0),
    ...legends[measure],
    small_base: 20,
    filters: filterChoices(partners),
  };
}

export const accountNames = "Brandt & Oke Insurance,Dovrefell Power,Eastmark Savings,Fairholt Pensions,Greywater Rail,Isarco Pharma,Junco Airports,Kelso Mutual,Lindqvarn Grid,Marchmont Steel,Nordhaven Ports".split(",");

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
