import type { ListPageRequest, ListRequest, ListRow, AccountsView, FilterChoice, PartnersCell } from "../../src/ipc/bindings";
import { accountCount } from "./count";
import { state } from "./document";
import { targetsOn } from "./joint_plan";
import { accountName, countries, countryOf, employeesOf, everyId, industries, industryOf, named, nameRank, ownerOf, owners, partnersOn, present, segmentOf, statuses, statusOf, websiteOf } from "./host";
import { query, segments } from "./partners";

type Column = { id: string; label: string; width: number; is_number?: boolean; rank: (id: number) => number; cell: (id: number) => PartnersCell };

const cell = (text: string, tone: PartnersCell["tone"] = "plain", note = ""): PartnersCell => ({ text, note, tone, input: text, tip: "" });
const warmOn = (id: number) => present(id).filter((one) => one.isWarm).length;
const counted = (count: number) => cell(String(count), count === 0 ? "muted" : "plain");

const columns: Column[] = [
  { id: "name", label: "Account", width: 30, rank: nameRank, cell: (id) => cell(accountName(id)) },
  { id: "segment", label: "Segment", width: 14, rank: (id) => segments.indexOf(segmentOf(id)), cell: segmentCell },
  { id: "status", label: "Our status", width: 16, rank: (id) => statuses.indexOf(statusOf(id)), cell: (id) => cell(statusOf(id).label) },
  {
    id: "partners",
    label: "Partners",
    width: 12,
    is_number: true,
    rank: partnersOn,
    cell: (id) => (present(id).length === 0 ? cell("white space", "muted") : cell(String(present(id).length))),
  },
  { id: "warm", label: "Warm", width: 7, is_number: true, rank: (id) => (chanceOfWarm(id) ? warmOn(id) : 0), cell: (id) => counted(warmOn(id)) },
  { id: "joint", label: "Joint target of", width: 20, rank: (id) => targetsOn(id).length, cell: (id) => jointCell(id) },
  { id: "owner", label: "Owner", width: 13, rank: (id) => owners.indexOf(ownerOf(id)), cell: (id) => (ownerOf(id) ? cell(ownerOf(id)) : cell("none", "muted")) },
  { id: "industry", label: "Industry", width: 14, rank: (id) => industries.indexOf(industryOf(id)), cell: (id) => cell(industryOf(id)) },
  { id: "country", label: "Country", width: 14, rank: (id) => countries.indexOf(countryOf(id)), cell: (id) => cell(countryOf(id)) },
  { id: "employees", label: "Employees", width: 10, is_number: true, rank: employeesOf, cell: (id) => cell(employeesOf(id).toLocaleString("en-US")) },
  { id: "conflicts", label: "Conflicts", width: 12, rank: (id) => Number(hasConflict(id)), cell: (id) => (hasConflict(id) ? cell("2 partners", "attention") : cell("")) },
  { id: "website", label: "Website", width: 26, rank: nameRank, cell: (id) => cell(websiteOf(id)) },
];

const chanceOfWarm = (id: number) => statusOf(id).value === "prospect";
const hasConflict = (id: number) => id % 61 === 0 && present(id).length > 1;

/** Every third account of Enterprise is there by its rule. */
function segmentCell(id: number): PartnersCell {
  const { id: segment, name } = segmentOf(id);
  const isByRule = segment === 3 && id % 3 === 0;
  return isByRule ? { ...cell(name, "plain", "rule"), tip: `${name}, by rule: 1,000 employees or more` } : cell(name, segment === 0 ? "muted" : "plain");
}

function jointCell(id: number): PartnersCell {
  const [name, ...others] = targetsOn(id);
  return name === undefined ? cell("") : cell(name, "plain", others.length > 0 ? `+${others.length}` : "");
}

const valueOf: Record<string, (id: number) => string> = {
  segment: (id) => String(segmentOf(id).id),
  status: (id) => statusOf(id).value,
  reach: (id) => (partnersOn(id) === 0 ? "none" : "some"),
  owner: ownerOf,
  country: countryOf,
};

const choices: Omit<FilterChoice, "values">[] = [
  { column: "segment", label: "Segment" },
  { column: "status", label: "Our status" },
  { column: "reach", label: "Partners" },
  { column: "owner", label: "Owner" },
  { column: "country", label: "Country" },
];

const labels: Record<string, (value: string) => string> = {
  segment: (value) => segments.find((segment) => String(segment.id) === value)?.name ?? value,
  status: (value) => statuses.find((status) => status.value === value)?.label ?? value,
  reach: (value) => (value === "none" ? "White space" : "Reached"),
};

/** Counted once, a stretch of accounts at a time: the mock answers in the window itself, and is not to hold it up. */
let filters: FilterChoice[] | null = null;
function filterChoices(): FilterChoice[] {
  filters ??= choices.map(({ column, label }) => {
    const counts = new Map<string, number>();
    const sample = Math.min(accountCount, 994);
    for (let id = 1; id <= sample; id += 1) counts.set(valueOf[column]!(id), (counts.get(valueOf[column]!(id)) ?? 0) + 1);
    const values = [...counts].map(([value, count]) => ({ value, label: labels[column]?.(value) ?? (value || "none"), count: Math.round((count * accountCount) / sample) }));
    return { column, label, values: values.sort((a, b) => b.count - a.count) };
  });
  return filters;
}

/** The accounts in order. Rank and number stand in one figure, which sorts fast. */
function listed({ sort, filters, find }: ListRequest): number[] {
  const { column, is_descending } = sort ?? { column: "partners", is_descending: true };
  const { rank } = columns.find(({ id }) => id === column) ?? columns[0]!;
  const isFound = named(find);
  const ids = everyId().filter((id) => isFound(id) && filters.every((filter) => filter.values.includes(valueOf[filter.column]?.(id) ?? "")));
  const keys = Float64Array.from(ids, (id) => (is_descending ? -rank(id) : rank(id)) * 4_194_304 + id).sort();
  return Array.from(keys, (key) => ((key % 4_194_304) + 4_194_304) % 4_194_304);
}

let last: { key: string; ids: number[] } | null = null;
function orderOf(request: ListRequest): number[] {
  const key = JSON.stringify(request);
  if (last?.key !== key) last = { key, ids: listed(request) };
  return last.ids;
}

const row = (id: number): ListRow => ({ id, uuid: `account-${id}`, cells: columns.map((column) => column.cell(id)) });

function accounts(request: ListRequest): AccountsView {
  const ids = state.isEmpty ? [] : orderOf(request);
  const figure = (value: number) => value.toLocaleString("en-US");
  return {
    revision: state.revision,
    account_count: state.isEmpty || query.has("noaccounts") ? 0 : accountCount,
    shown_count: ids.length,
    columns: columns.map(({ id, label, width, is_number = false }) => ({ id, label, width, is_number })),
    filters: filterChoices(),
    sort: request.sort ?? { column: "partners", is_descending: true },
    rows: ids.slice(0, 100).map(row),
    totals: [`${figure(ids.length)} accounts`, `${figure(Math.round(ids.length * 0.2))} white space`, `${figure(Math.round(ids.length * 0.41))} warm introductions`, `${figure(Math.round(ids.length * 0.28))} with an open opportunity`],
  };
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function page({ table, offset }: ListPageRequest): Promise<ListRow[]> {
  await wait(Number(query.get("lag") ?? 30));
  return orderOf(table)
    .slice(offset, offset + 100)
    .map(row);
}

export const accountsAnswers: Record<string, (args: Record<string, unknown>) => unknown> = {
  accounts: ({ request }) => accounts(request as ListRequest),
  accounts_page: ({ request }) => page(request as ListPageRequest),
};
