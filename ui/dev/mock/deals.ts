import type { AxisStatement, ListRow, ListPageRequest, ListRequest, DealsView, DealView, FilterChoice, PartnersCell } from "../../src/ipc/bindings";
import { accountName } from "./host";
import { state } from "./document";
import { attributionOf, attributions, dayText, dollars, facts, nameOf, placeOf, segmentName, segmentNames, short, type DealFact } from "./deal_facts";
import { registrationsOf } from "./conflicts";
import { axesOf, metBy, stateAxis } from "./led";
import { query } from "./partners";

type Column = { id: string; label: string; width: number; is_number?: boolean; rank: (deal: DealFact) => number | string; cell: (deal: DealFact) => PartnersCell };

const cell = (text: string, tone: PartnersCell["tone"] = "plain", tip = ""): PartnersCell => ({ text, note: "", tone, input: text, tip });
const stages = { open: "Open", won: "Won", lost: "Lost" };
const accountOf = (deal: DealFact) => (deal.account === 0 ? "Harbourgate Trust" : accountName(deal.account));

function partnersCell(deal: DealFact): PartnersCell {
  const names = deal.on.map(({ partner }) => nameOf(partner)).sort();
  const text = names.length > 2 ? `${names.slice(0, 2).join(", ")} and ${names.length - 2} more` : names.join(", ");
  return cell(text, "plain", names.length > 2 ? names.join(", ") : "");
}

function registrationCell({ registered, created }: DealFact): PartnersCell {
  if (registered === null) return cell("");
  if (registered < 0) return cell(`since ${dayText(created).slice(0, -5)}`, "attention");
  return cell(registered === 0 ? "same day" : `${registered} ${registered === 1 ? "day" : "days"}`);
}

const columns: Column[] = [
  { id: "name", label: "Deal", width: 26, rank: ({ name }) => name, cell: ({ name }) => cell(name) },
  { id: "account", label: "Account", width: 20, rank: accountOf, cell: (deal) => cell(accountOf(deal), deal.account === 0 ? "muted" : "plain") },
  { id: "stage", label: "Stage", width: 13, rank: ({ stage }) => stage, cell: ({ stage }) => cell(stages[stage], stage === "won" ? "good" : "plain") },
  { id: "amount", label: "Amount", width: 10, is_number: true, rank: ({ amount }) => amount, cell: ({ amount }) => cell(dollars(amount)) },
  { id: "attribution", label: "Attribution", width: 15, rank: attributionOf, cell: (deal) => cell(attributions[attributionOf(deal)]!, deal.on.length === 0 ? "muted" : "plain") },
  { id: "led", label: "Axes", width: 11, rank: metBy, cell: (deal) => cell(deal.on.length === 0 ? "" : metBy(deal) === 4 ? "Led" : `${metBy(deal)} of 4`, metBy(deal) === 4 ? "good" : "plain") },
  { id: "partners", label: "Partners", width: 22, rank: ({ on }) => on.length, cell: partnersCell },
  { id: "type", label: "Type", width: 13, rank: ({ kind }) => kind, cell: ({ kind }) => cell(kind) },
  { id: "created", label: "Created", width: 12, rank: ({ created }) => created, cell: ({ created }) => cell(dayText(created)) },
  { id: "closed", label: "Closed", width: 12, rank: ({ closed }) => closed ?? -1, cell: ({ closed }) => cell(closed === null ? "" : dayText(closed)) },
  { id: "registration", label: "Registration", width: 14, rank: ({ registered }) => registered ?? 99, cell: registrationCell },
  { id: "segment", label: "Segment", width: 12, rank: (deal) => segmentNames.indexOf(segmentName(deal)), cell: (deal) => cell(segmentName(deal)) },
  { id: "owner", label: "Owner", width: 14, rank: ({ owner }) => owner, cell: ({ owner }) => cell(owner) },
];

const facets: { column: string; label: string; of: (deal: DealFact) => string[] }[] = [
  { column: "stage", label: "Stage", of: ({ stage }) => [stages[stage]] },
  { column: "attribution", label: "Attribution", of: (deal) => [attributions[attributionOf(deal)]!] },
  { column: "type", label: "Type", of: ({ kind }) => [kind] },
  { column: "segment", label: "Segment", of: (deal) => [segmentName(deal)] },
  { column: "owner", label: "Owner", of: ({ owner }) => [owner] },
  { column: "partner", label: "Partner", of: ({ on }) => on.map(({ partner }) => nameOf(partner)) },
];

function choices(): FilterChoice[] {
  return facets.map(({ column, label, of }) => {
    const counts = new Map<string, number>();
    for (const value of facts.flatMap(of)) counts.set(value, (counts.get(value) ?? 0) + 1);
    const values = [...counts].map(([value, count]) => ({ value, label: value || "none", count }));
    return { column, label, values: values.sort((a, b) => a.label.localeCompare(b.label)) };
  });
}

const usual = { column: "created", is_descending: true };

function listed({ sort, filters, find }: ListRequest): DealFact[] {
  const { column, is_descending } = sort ?? usual;
  const { rank } = columns.find(({ id }) => id === column) ?? columns[0]!;
  const sought = find.trim().toLowerCase();
  const passes = (deal: DealFact) => filters.every((filter) => facets.find((facet) => facet.column === filter.column)?.of(deal).some((value) => filter.values.includes(value)));
  const isFound = (deal: DealFact) => [deal.name, accountOf(deal), ...deal.on.map(({ partner }) => nameOf(partner))].some((name) => name.toLowerCase().includes(sought));
  const way = is_descending ? -1 : 1;
  return facts.filter((deal) => passes(deal) && isFound(deal)).sort((a, b) => (rank(a) < rank(b) ? -way : rank(a) > rank(b) ? way : 0));
}

const row = (deal: DealFact): ListRow => ({ id: deal.id, uuid: `deal-${deal.id}`, cells: columns.map((column) => column.cell(deal)) });

function deals(request: ListRequest): DealsView {
  const shown = listed(request);
  const sum = (stage: DealFact["stage"]) => short(shown.filter((deal) => deal.stage === stage).reduce((total, { amount }) => total + amount, 0));
  return {
    revision: state.revision,
    deal_count: facts.length,
    shown_count: shown.length,
    columns: columns.map(({ id, label, width, is_number = false }) => ({ id, label, width, is_number })),
    filters: choices(),
    sort: request.sort ?? usual,
    rows: shown.slice(0, 100).map(row),
    totals: [`${shown.length.toLocaleString("en-US")} ${shown.length === 1 ? "deal" : "deals"}`, `Open ${sum("open")}`, `Won ${sum("won")}`, `Lost ${sum("lost")}`],
  };
}

function deal(id: number): DealView {
  const found = facts.find((one) => one.id === id);
  if (!found) throw { code: "failed", message: "this deal is no longer in the document" };
  const [one, other] = found.on;
  return {
    id,
    uuid: `deal-${id}`,
    name: found.name,
    subtitle: `${stages[found.stage]}, ${dollars(found.amount)}, ${attributions[attributionOf(found)]!.toLowerCase()}`,
    account: found.account === 0 ? null : { id: found.account, name: accountName(found.account) },
    fields: [
      { label: "Type", value: found.kind },
      { label: "Created", value: dayText(found.created) },
      { label: "Closed", value: found.closed === null ? "" : dayText(found.closed) },
      { label: "Owner", value: found.owner },
      { label: "Registration", value: registrationCell(found).text },
    ],
    partners: found.on.map(({ partner, roles }) => ({ id: partner, name: nameOf(partner), place: placeOf(partner), roles: roles.join(", ") })).sort((a, b) => a.name.localeCompare(b.name)),
    axes: axesOf(found),
    registrations: registrationsOf(found),
    can_be_registered: found.stage === "open",
    conflicts: one && other && found.stage === "open" ? [`Registered by ${nameOf(one.partner)} and ${nameOf(other.partner)}`] : [],
    custom: id % 2 === 0 ? [{ label: "Forecast category", value: "Commit" }, { label: "Competitor", value: "" }] : [],
  };
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export const dealsAnswers: Record<string, (args: Record<string, unknown>) => unknown> = {
  deals: ({ request }) => deals(request as ListRequest),
  deals_page: async ({ request }) => {
    const { table, offset } = request as ListPageRequest;
    await wait(Number(query.get("lag") ?? 30));
    return listed(table)
      .slice(offset, offset + 100)
      .map(row);
  },
  deal: ({ id }) => deal(Number(id)),
  state_axis: ({ statement }) => stateAxis(statement as AxisStatement, listed((statement as AxisStatement).shown)),
};
