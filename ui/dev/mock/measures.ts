import type { BridgeStep, BridgeView, ComparisonCell, ComparisonRow, MeasureCard, MeasuresRequest, MeasuresView, MeasureWindow, NetworkPartner } from "../../src/ipc/bindings";
import { attributionOf, attributions, facts, isWithin, nameOf, placeOf, short, windows, type DealFact } from "./deal_facts";
import { state } from "./document";
import { segmentOf } from "./host";
import { partners, segments, types } from "./partners";

const sum = (deals: DealFact[]) => deals.reduce((total, { amount }) => total + amount, 0);
const counted = (deals: number) => `${deals} ${deals === 1 ? "deal" : "deals"}`;
const percent = (part: number, whole: number) => `${Math.round((part / whole) * 100)}%`;
const touched = (deals: DealFact[]) => deals.filter(({ on }) => on.length > 0);

function bridge(title: string, deals: DealFact[]): BridgeView {
  const once = sum(deals);
  const [second, further] = [sum(deals.filter(({ on }) => on.length > 1)), sum(deals.filter(({ on }) => on.length > 2))];
  const whole = once + second + further;
  const place = (amount: number) => Math.round((amount / whole) * 1000);
  const several = deals.filter(({ on }) => on.length > 1).length;
  const step = (label: string, from: number, to: number, note: string, is_total = false): BridgeStep => ({ label, text: is_total ? short(to) : `+${short(to - from)}`, note, is_total, start: place(from), end: place(to) });
  return {
    title,
    sentence: `Partner by partner the sums come to ${short(whole)}: ${short(whole - once)} more, for ${several} deals have several partners.`,
    steps: [
      step("Each deal once", 0, once, counted(deals.length), true),
      step("Again for the second partner", once, once + second, counted(several)),
      step("Again for the third and further", once + second, whole, counted(deals.filter(({ on }) => on.length > 2).length)),
      step("Partner by partner", 0, whole, "the sum of the table", true),
    ],
  };
}

function network(won: DealFact[], created: DealFact[], window: MeasureWindow) {
  const [revenue, pipeline] = [touched(won), touched(created)];
  const card = (label: string, deals: DealFact[], all: DealFact[], of: string): MeasureCard =>
    deals.length === 0 ? { label, text: "none", note: "no such deal" } : { label, text: short(sum(deals)), note: `${counted(deals.length)}, ${percent(sum(deals), sum(all))} of all ${of}` };
  const sourced = (deals: DealFact[], partner?: number) => deals.filter(({ isSourced, on }) => isSourced && (partner === undefined || on[0]?.partner === partner));
  const by = (deals: DealFact[], partner: number) => deals.filter(({ on }) => on.some((one) => one.partner === partner));
  const row = (id: number) => ({ id, won: sum(by(revenue, id)), created: sum(by(pipeline, id)) });
  const rows = partners.map(({ id }) => row(id)).filter((one) => one.won + one.created > 0).sort((a, b) => b.won - a.won || b.created - a.created);
  const partnerRow = ({ id, won, created }: (typeof rows)[number]): NetworkPartner => ({
    id,
    uuid: `partner-${id}`,
    name: nameOf(id),
    place: placeOf(id),
    sourced_revenue: short(sum(sourced(revenue, id))),
    influenced_revenue: short(won),
    sourced_pipeline: short(sum(sourced(pipeline, id))),
    influenced_pipeline: short(created),
    bar: Math.round((won / Math.max(1, rows[0]!.won)) * 1000),
  });
  return {
    headline: `${short(sum(revenue))} of revenue won ${window.quarters === 1 ? "in" : "from"} ${window.period} had a partner on it: ${percent(sum(revenue), sum(won))} of ${short(sum(won))}.`,
    cards: [
      card("Ecosystem-influenced revenue", revenue, won, "revenue"),
      card("Partner-sourced revenue", sourced(revenue), won, "revenue"),
      card("Ecosystem-influenced pipeline", pipeline, created, "pipeline"),
      card("Partner-sourced pipeline", sourced(pipeline), created, "pipeline"),
    ],
    bridges: [bridge("Revenue", revenue), bridge("Pipeline", pipeline)],
    partners: rows.map(partnerRow),
  };
}

type Valued = ComparisonCell & { value: number };
const nothing: Valued = { text: "", base: "no such deal", interval: "", is_few: false, bar: 0, value: 0 };

function tally(part: number, whole: number): Valued {
  if (whole === 0) return nothing;
  const [p, z] = [part / whole, 1.96];
  const [middle, half] = [(p + (z * z) / (2 * whole)) / (1 + (z * z) / whole), (z * Math.sqrt((p * (1 - p)) / whole + (z * z) / (4 * whole * whole))) / (1 + (z * z) / whole)];
  return { text: percent(part, whole), base: `${part}/${whole}`, interval: `${percent(middle - half, 1)} to ${percent(middle + half, 1)}`, is_few: whole < 10, bar: 0, value: p };
}

function median(values: number[], text: (value: number) => string): Valued {
  const sorted = values.sort((a, b) => a - b);
  const at = (part: number) => sorted[Math.floor((sorted.length - 1) * part)]!;
  if (sorted.length === 0) return nothing;
  return { text: text(at(0.5)), base: `n = ${sorted.length}`, interval: sorted.length > 5 ? `${text(at(0.3))} to ${text(at(0.7))}` : "", is_few: sorted.length < 10, bar: 0, value: at(0.5) };
}

function comparison(decided: DealFact[], { segment, partner_type }: MeasuresRequest) {
  const isOfType = ({ on }: DealFact) => partner_type === null || on.length === 0 || on.some((one) => partners.find(({ id }) => id === one.partner)?.type?.type === partner_type);
  const isIn = ({ account }: DealFact) => segment === null || (account > 0 && segmentOf(account).id === segment);
  const groups = attributions.map((_, group) => decided.filter((deal) => attributionOf(deal) === group && isIn(deal) && isOfType(deal)));
  const won = (deals: DealFact[]) => deals.filter(({ stage }) => stage === "won");
  const days = (value: number) => `${value} days`;
  const row = (id: string, label: string, tip: string, of: (deals: DealFact[]) => Valued): ComparisonRow => {
    const cells = groups.map(of);
    const largest = Math.max(...cells.map(({ value }) => value)) || 1;
    return { id, label, tip, cells: cells.map(({ value, ...cell }) => ({ ...cell, bar: Math.round((value / largest) * 1000) })) };
  };
  const of = (deals: DealFact[], kind: DealFact["kind"]) => deals.filter((deal) => deal.kind === kind);
  const [sourced, , none] = groups.map((deals) => tally(won(deals).length, deals.length));
  const isEnough = groups[0]!.length >= 10 && groups[2]!.length >= 10;
  return {
    headline: isEnough
      ? `Partner-sourced deals were won ${sourced!.text} of the time, those without a partner ${none!.text}.`
      : `Too few deals to compare: ${groups[0]!.length} partner-sourced deals and ${groups[2]!.length} without a partner were decided.`,
    groups: attributions.map((label, group) => ({ label, note: `${counted(groups[group]!.length)} decided` })),
    rows: [
      row("win_rate", "Win rate", "Deals won, of those won or lost in the window", (deals) => tally(won(deals).length, deals.length)),
      row("cycle", "Cycle time", "Median days from creation to closing, of the deals won", (deals) => median(won(deals).map(({ created, closed }) => closed! - created), days)),
      row("size", "Deal size", "Median amount of the deals won", (deals) => median(won(deals).map(({ amount }) => amount), short)),
      row("retention", "Retention", "Renewals won, of those decided in the window, with accounts the group won first", (deals) => tally(won(of(deals, "Renewal")).length, of(deals, "Renewal").length)),
      row("expansion", "Expansion", "Accounts that bought more, of those the group won first", (deals) => tally(won(of(deals, "Expansion")).length, won(deals).length)),
      row("lifetime", "Lifetime value so far", "Median of all that accounts the group won first have bought until the window's end", (deals) => median(won(deals).map(({ amount }) => amount * 2), short)),
    ],
    segments: segments.map(({ id, name }) => ({ id, name })),
    types: types.map(({ type, name }) => ({ id: type, name })),
    notes: ["12 accounts were customers before the first deal known with them: who won them is not known, and no group has them."],
  };
}

function measures(request: MeasuresRequest): MeasuresView {
  const window = windows.find(({ quarters }) => quarters === request.quarters) ?? windows[1]!;
  const decided = facts.filter(({ closed }) => isWithin(closed, window.quarters));
  const won = decided.filter(({ stage }) => stage === "won");
  const created = facts.filter((deal) => isWithin(deal.created, window.quarters));
  return {
    revision: state.revision,
    deal_count: facts.length,
    window,
    windows,
    network: network(won, created, window),
    ecosystem: {
      title: "Ecosystem health in Q2 2026",
      leading: [
        { label: "Active partners", text: "64 of 90", note: "with a deal or a joint target account of the quarter" },
        { label: "Sourced pipeline", text: "+12%", note: "$24.0M in two quarters, after $21.4M in the two before" },
        { label: "Certifications", text: "412", note: "people certified, 398 in the quarter before" },
      ],
      lagging: [
        { label: "Joint deals", text: "18", note: "co-sell deals won, in 61 days at the median" },
        { label: "PSAT", text: "4.02", note: "mean of 74 partners" },
      ],
    },
    comparison: comparison(decided, request),
    notes: ["Revenue is what was won, by the day of closing; pipeline what was created, whatever became of it.", "A deal without an amount is in no sum."],
  };
}

export const measuresAnswers: Record<string, (args: Record<string, unknown>) => unknown> = {
  measures: ({ request }) => measures(request as MeasuresRequest),
};
