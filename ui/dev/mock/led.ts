import type { AxisStatement, DealAxis, DealAxisView, LedBar, LedCell, LedView } from "../../src/ipc/bindings";
import { facts, isWithin, quarterNames, quarterOf, short, windows, type DealFact } from "./deal_facts";
import { announce, state, step } from "./document";
import { accountName, segmentOf } from "./host";

const names: Record<DealAxis, string> = { sourcing: "Sourcing", selection: "Account selection", motion: "Motion", intent: "Intent" };
const order: DealAxis[] = ["sourcing", "selection", "motion", "intent"];

/** What was stated, by deal and axis. */
const stated = new Map<string, { is_met: boolean; stated_on: string }>();

export function axesOf(deal: DealFact): DealAxisView[] {
  if (deal.on.length === 0) return [];
  const shows = { sourcing: deal.isSourced, selection: deal.id % 3 !== 0, motion: deal.on.some(({ roles }) => roles.join().includes("Co-sell")), intent: deal.id % 5 === 0 };
  return order.map((axis) => {
    const said = stated.get(`${deal.id} ${axis}`);
    const is_met = said?.is_met ?? shows[axis];
    const shown = is_met ? "The deal shows it" : "The deal does not show it";
    return { axis, name: names[axis], is_met, reason: said ? `Stated: ${is_met ? "met" : "not met"}` : shown, stated: said?.is_met ?? null, stated_on: said?.stated_on ?? "" };
  });
}

export const metBy = (deal: DealFact): number => axesOf(deal).filter(({ is_met }) => is_met).length;

const sum = (deals: DealFact[]) => deals.reduce((total, { amount }) => total + amount, 0);
const counted = (deals: number) => `${deals} ${deals === 1 ? "deal" : "deals"}`;
const percent = (part: number, whole: number) => `${Math.round((part / whole) * 100)}%`;

function bar(label: string, part: number, whole: number): LedBar {
  return { label, tip: "", text: `${part} of ${counted(whole)}`, bar: whole === 0 ? 0 : Math.round((part / whole) * 1000) };
}

function trend(label: string, deals: DealFact[]) {
  const rows = quarterNames.map((_, quarter) => deals.filter(({ created }) => quarterOf(created) === quarter));
  const largest = Math.max(1, ...rows.map(sum));
  const cell = (row: DealFact[]): LedCell => {
    const led = row.filter((deal) => metBy(deal) === 4);
    if (row.length === 0) return { text: "none", note: "", tip: "Partners were involved in no such deal", involved: 0, led: 0 };
    const share = (deals: DealFact[]) => Math.round((sum(deals) / largest) * 1000);
    return { text: percent(sum(led), sum(row)), note: `${short(sum(led))} of ${short(sum(row))}`, tip: `Led ${led.length} of ${counted(row.length)}`, involved: share(row), led: share(led) };
  };
  return { label, cells: rows.map(cell) };
}

function led(quarters: number): LedView {
  const window = windows.find((one) => one.quarters === quarters) ?? windows[1]!;
  const touched = facts.filter(({ on }) => on.length > 0);
  const created = touched.filter((deal) => isWithin(deal.created, window.quarters));
  const lead = created.filter((deal) => metBy(deal) === 4);
  const open = touched.filter(({ stage, account }) => stage === "open" && account > 0);
  const share = created.length === 0 ? null : Math.round((sum(lead) / sum(created)) * 1000);
  const rest = open.filter((deal) => metBy(deal) < 4).sort((a, b) => b.amount - a.amount);
  return {
    revision: state.revision,
    window,
    windows,
    headline: `Partners led ${short(sum(lead))} of the ${short(sum(created))} of pipeline created ${window.quarters === 1 ? "in" : "from"} ${window.period} that they were involved in: ${percent(sum(lead), sum(created))}.`,
    cards: [
      { label: "Involved pipeline", text: short(sum(created)), note: `${counted(created.length)}, any touch` },
      { label: "Led pipeline", text: short(sum(lead)), note: counted(lead.length) },
      { label: "The gap", text: short(sum(created) - sum(lead)), note: `${counted(created.length - lead.length)} involved, not led` },
      { label: "Expected pipeline", text: short(sum(open.filter((deal) => metBy(deal) === 4))), note: "led and open now" },
    ],
    share: { led: share, target: 400, text: `${Math.round((share ?? 0) / 10)}% led`, note: "Target 40%: $6.1M more would have to be led." },
    axes: order.map((axis) => bar(names[axis], created.filter((deal) => axesOf(deal).some((one) => one.axis === axis && one.is_met)).length, created.length)),
    counts: ["No axis", "One axis", "Two axes", "Three axes", "All four: led"].map((label, count) => bar(label, created.filter((deal) => metBy(deal) === count).length, created.length)),
    quarters: quarterNames,
    trends: [trend("All deals", touched), ...["New business", "Expansion", "Renewal"].map((kind) => trend(kind, touched.filter((deal) => deal.kind === kind)))],
    accounts: rest.slice(0, 40).map((deal) => ({ id: deal.account, name: accountName(deal.account), segment: segmentOf(deal.account).name, worth: short(deal.amount), deals: "1 deal", missing: axesOf(deal).filter(({ is_met }) => !is_met).map(({ name }) => name.toLowerCase()).join(" and "), raises: percent(sum(lead) + deal.amount, sum(created)) })),
    more_accounts: Math.max(0, rest.length - 40),
    notes: ["Led deals meet all four axes; involved is any touch and includes them."],
  };
}

export function stateAxis(statement: AxisStatement, shown: DealFact[]) {
  const deals = statement.deal === null ? shown.filter(({ on }) => on.length > 0) : facts.filter(({ id }) => id === statement.deal);
  for (const { id } of deals) {
    if (statement.is_met === null) stated.delete(`${id} ${statement.axis}`);
    else stated.set(`${id} ${statement.axis}`, { is_met: statement.is_met, stated_on: statement.stated_on });
  }
  const changed = step(`Stated the ${names[statement.axis].toLowerCase()} of ${counted(deals.length)}`, "deals");
  return announce(changed);
}

export const ledAnswers: Record<string, (args: Record<string, unknown>) => unknown> = {
  led: ({ quarters }) => led(Number(quarters)),
};
