import type { CellTone, FilterChoice, ScorecardCell, ScorecardRequest, ScorecardRow, ScorecardTrend, ScorecardView } from "../../src/ipc/bindings";
import { facts, isWithin, quarterNames, quarterOf, short, windows, type DealFact } from "./deal_facts";
import { state } from "./document";
import { partners, types, type Partner } from "./partners";

type Scored = { value: number | null; text: string; tip?: string; isFew?: boolean };
type Column = { id: string; label: string; width: number; tip: string; isUsual: boolean; isLessBetter?: boolean; of: (deals: DealFact[], partner: Partner, window: number) => Scored };

const none: Scored = { value: null, text: "" };
const sum = (deals: DealFact[]) => deals.reduce((total, { amount }) => total + amount, 0);
const money = (value: number): Scored => ({ value, text: short(value) });
const count = (value: number): Scored => ({ value, text: String(value) });
const days = (value: number | undefined, of: number): Scored => (value === undefined ? none : { value, text: `${value} ${value === 1 ? "day" : "days"}`, tip: `of ${of} deals won`, isFew: of < 10 });
const share = (part: number, whole: number, of: string): Scored =>
  whole === 0 ? none : { value: part / whole, text: `${Math.round((part / whole) * 100)}%`, tip: `${part} of ${whole} ${of}${whole < 10 ? ": fewer than 10" : ""}`, isFew: whole < 10 };

const isHis = (deal: DealFact, partner: Partner) => deal.isSourced && deal.on[0]?.partner === partner.id;
const wonIn = (deals: DealFact[], window: number) => deals.filter(({ stage, closed }) => stage === "won" && isWithin(closed, window));
const createdIn = (deals: DealFact[], window: number) => deals.filter(({ created }) => isWithin(created, window));
const cycleOf = (deals: DealFact[]) => deals.map(({ created, closed }) => closed! - created).sort((a, b) => a - b)[Math.floor(deals.length / 2)];
const columns: Column[] = [
  { id: "sourced_pipeline", label: "Sourced pipeline", width: 17, isUsual: true, tip: "What the deals it sourced or referred are worth, by the day of creation", of: (deals, partner, window) => money(sum(createdIn(deals, window).filter((deal) => isHis(deal, partner)))) },
  { id: "influenced_revenue", label: "Influenced revenue", width: 18, isUsual: true, tip: "What was won of the deals it had any hand in, by the day of closing", of: (deals, _, window) => money(sum(wonIn(deals, window))) },
  { id: "sourced_revenue", label: "Sourced revenue", width: 16, isUsual: false, tip: "What was won of the deals it sourced or referred, by the day of closing", of: (deals, partner, window) => money(sum(wonIn(deals, window).filter((deal) => isHis(deal, partner)))) },
  { id: "co_sell_deals", label: "Co-sell", width: 12, isUsual: true, tip: "Deals created with it in the co-sell role", of: (deals, partner, window) => count(createdIn(deals, window).filter(({ on }) => on.some((one) => one.partner === partner.id && one.roles.join().includes("Co-sell"))).length) },
  { id: "win_rate", label: "Win rate", width: 13, isUsual: true, tip: "Deals won, of those won or lost with a hand of it in them", of: (deals, _, window) => share(wonIn(deals, window).length, deals.filter(({ closed }) => isWithin(closed, window)).length, "deals decided") },
  { id: "cycle", label: "Cycle", width: 16, isUsual: true, isLessBetter: true, tip: "Median days from creation to closing, of the deals won", of: (deals, _, window) => days(cycleOf(wonIn(deals, window)), wonIn(deals, window).length) },
  { id: "velocity", label: "Velocity a day", width: 15, isUsual: true, tip: "Open deals x win rate x mean size of a won deal / median cycle", of: (deals, _, window) => (wonIn(deals, window).length > 0 ? money(sum(wonIn(deals, window)) / cycleOf(wonIn(deals, window))!) : none) },
  { id: "first_value", label: "First value", width: 16, isUsual: true, isLessBetter: true, tip: "Days from the start of the partnership to the first deal it referred, sourced or co-sold", of: (deals) => (deals.length > 0 ? { value: deals[0]!.created % 190, text: `${deals[0]!.created % 190} days` } : none) },
  { id: "in_time", label: "Decided in 24 h", width: 15, isUsual: true, tip: "Registrations decided by the day after they were handed in, of those decided", of: (deals) => share(deals.filter(({ registered }) => registered === 0 || registered === 1).length, deals.filter(({ registered }) => (registered ?? -1) >= 0).length, "registrations decided") },
  { id: "pipeline_per_mdf", label: "Pipeline per MDF", width: 16, isUsual: true, tip: "Sourced pipeline for each unit of MDF spent in the window", of: (deals, partner, window) => (partner.mdf > 0 ? { value: sum(createdIn(deals, window)) / partner.mdf, text: `$${(sum(createdIn(deals, window)) / partner.mdf).toFixed(2)}` } : none) },
  { id: "certifications", label: "Certifications", width: 14, isUsual: true, tip: "People certified, newest quarter", of: (_, { id }) => (id % 5 === 0 ? none : count((id * 7) % 40)) },
];

const dealsOf = (partner: Partner) => facts.filter(({ on }) => on.some((one) => one.partner === partner.id));

function trendOf(partner: Partner, deals: DealFact[]): ScorecardTrend {
  const isKnown = (quarter: number) => !(partner.id % 6 === 0 && quarter < 3) && !(partner.id % 11 === 0 && quarter === 4);
  const sums = quarterNames.map((_, quarter) => (partner.isStale ? null : isKnown(quarter) ? sum(deals.filter((deal) => isHis(deal, partner) && quarterOf(deal.created) === quarter)) : null));
  const largest = Math.max(1, ...sums.map((one) => one ?? 0));
  return { points: sums.map((one) => (one === null ? null : Math.round((one / largest) * 1000))), text: sums.map((one, quarter) => `${quarterNames[quarter]} ${one === null ? "not known" : short(one)}`).join(", ") };
}

const facets: { column: string; label: string; of: (partner: Partner) => string }[] = [
  { column: "tier", label: "Tier", of: ({ tier }) => (tier ? `Tier ${tier}` : "none") },
  { column: "type", label: "Type", of: ({ type }) => type?.name ?? "none" },
  { column: "manager", label: "Manager", of: ({ manager }) => manager ?? "none" },
];

const choice = ({ column, label, of }: (typeof facets)[number]): FilterChoice => {
  const values = [...new Set(partners.map(of))].sort();
  return { column, label, values: values.map((value) => ({ value, label: value, count: partners.filter((partner) => of(partner) === value).length })) };
};

const peersOf = (one: Partner, other: Partner) => one.tier === other.tier && one.type === other.type;

function scorecard(request: ScorecardRequest): ScorecardView {
  const chosen = request.columns.length > 0 ? columns.filter(({ id }) => request.columns.includes(id)) : columns.filter(({ isUsual }) => isUsual);
  const sort = request.sort ?? { column: "sourced_pipeline", is_descending: true };
  const everyone = state.isEmpty ? [] : partners;
  const deals = new Map(everyone.map((partner) => [partner.id, dealsOf(partner)]));
  const scored = (column: Column) => new Map(everyone.map((partner) => [partner.id, column.of(deals.get(partner.id)!, partner, request.quarters)]));
  const scores = new Map(columns.filter((one) => chosen.includes(one) || one.id === sort.column).map((column) => [column.id, scored(column)]));
  const cellOf = (column: Column, partner: Partner): ScorecardCell => {
    const values = scores.get(column.id)!;
    const { value, text, tip = "", isFew = false } = values.get(partner.id)!;
    const peers = everyone.filter((other) => peersOf(partner, other)).flatMap(({ id }) => values.get(id)!.value ?? []);
    const better = peers.filter((other) => (column.isLessBetter ? other < value! : other > value!)).length;
    const tone: CellTone = isFew ? "stale" : value === 0 ? "muted" : "plain";
    return { text, rank: value === null || peers.length < 2 ? "" : `${better + 1} of ${peers.length}`, tone, tip };
  };
  const keyOf = (partner: Partner) => scores.get(sort.column)?.get(partner.id)?.value ?? null;
  const way = sort.is_descending ? -1 : 1;
  const inOrder = (a: Partner, b: Partner) => {
    if (sort.column === "name") return way * a.name.localeCompare(b.name);
    const [one, other] = [keyOf(a), keyOf(b)];
    return one === null || other === null ? Number(one === null) - Number(other === null) : way * (one - other);
  };
  const passes = (partner: Partner) => request.filters.every(({ column, values }) => values.includes(facets.find((facet) => facet.column === column)?.of(partner) ?? ""));
  const shown = everyone.filter((partner) => passes(partner) && partner.name.toLowerCase().includes(request.find.trim().toLowerCase())).sort(inOrder);
  const row = (partner: Partner): ScorecardRow => ({
    id: partner.id,
    uuid: `partner-${partner.id}`,
    name: partner.name,
    tier: partner.tier ? `Tier ${partner.tier}` : "No tier",
    cells: chosen.map((column) => cellOf(column, partner)),
    trend: trendOf(partner, deals.get(partner.id)!),
  });
  const groups = [...types, null].map((type) => ({ key: type?.type ?? "none", title: type?.name ?? "No type", rows: shown.filter((partner) => partner.type === type).map(row) }));
  return {
    revision: state.revision,
    partner_count: everyone.length,
    shown_count: shown.length,
    window: windows.find(({ quarters }) => quarters === request.quarters) ?? windows[1]!,
    windows,
    columns: chosen.map(({ id, label, tip, width }) => ({ id, label, tip, width })),
    all_columns: columns.map(({ id, label }) => ({ id, label })),
    filters: facets.map(choice),
    sort,
    groups: groups.filter(({ rows }) => rows.length > 0),
    notes: ["Ranks are among partners of one type and tier.", "What rests on fewer than 10 deals is in italics."],
  };
}

export const scorecardAnswers: Record<string, (args: Record<string, unknown>) => unknown> = {
  scorecard: ({ request }) => scorecard(request as ScorecardRequest),
};
