import type {
  CellTone,
  Editor,
  FieldKey,
  FilterChoice,
  MergePreview,
  MergeRequest,
  PartnersCell,
  PartnersColumn,
  PartnersGroup,
  PartnersRequest,
  PartnersRow,
  PartnersView,
} from "../../src/ipc/bindings";
import { fieldId } from "../../src/fields/field";
import { announce, state, step } from "./document";
import { jointTargets } from "./editing";
import { measures, place, sections, written } from "./fields";
import { partner as made, partners, segments, types, type Partner } from "./partners";

type Column = PartnersColumn & { cellOf: (partner: Partner) => PartnersCell; sumOf?: (list: Partner[]) => string; order?: (partner: Partner) => number };

const cell = (text: string, tone: CellTone = "plain", note = "", input = text): PartnersCell => ({ text, note, tone, input, tip: "" });
const dollars = (value: number) => `$${Math.round(value).toLocaleString("en-US")}`;
const sum = (list: Partner[], of: (partner: Partner) => number) => list.reduce((total, partner) => total + of(partner), 0);
const fact = (measure: Extract<FieldKey, { kind: "fact" }>["measure"], quarter = "2026-04-01"): FieldKey => ({ kind: "fact", measure, quarter });
const fieldsOf = (partner: Partner) => [...sections(partner), { title: "", fields: measures(partner).flatMap(({ fields }) => fields) }].flatMap(({ fields }) => fields);
const stored = (partner: Partner, key: FieldKey) => written.get(place(partner.id, key));

function column(id: string, label: string, width: number, field: FieldKey | null, editor: Editor | null, cellOf: Column["cellOf"], more: Partial<Column> = {}): Column {
  return { id, label, width, field, editor, is_number: false, cellOf, ...more };
}

/** A column whose cells are the field as the inspector has it. */
function plain(id: string, label: string, width: number, field: FieldKey, editor: Editor): Column {
  const cellOf = (partner: Partner) => {
    const found = fieldsOf(partner).find(({ key }) => fieldId(key) === fieldId(field));
    return cell(found?.value ?? "", "plain", "", found?.input ?? "");
  };
  return column(id, label, width, field, editor, cellOf);
}

const thousands = (value: number) => (value === 0 ? "$0" : `$${Math.round(value / 1000).toLocaleString("en-US")}k`);
const millions = (value: number) => `$${(value / 1e6).toFixed(1)}M`;

type Money = { text?: (value: number) => string; total?: (value: number) => string; zero?: (partner: Partner) => CellTone };

function money(id: string, label: string, width: number, field: FieldKey, of: (partner: Partner) => number, { text = dollars, total = dollars, zero = () => "muted" }: Money = {}): Column {
  const value = (partner: Partner) => Number(stored(partner, field) ?? of(partner));
  const cellOf = (partner: Partner) => (stored(partner, field) === "" ? cell("") : cell(text(value(partner)), value(partner) > 0 ? "plain" : zero(partner), "", String(Math.round(value(partner)))));
  return column(id, label, width, field, "amount", cellOf, { is_number: true, sumOf: (list) => total(sum(list, value)), order: value });
}

function count(id: string, label: string, field: FieldKey, of: (partner: Partner) => number): Column {
  const value = (partner: Partner) => Number(stored(partner, field) ?? of(partner));
  return column(id, label, 8, field, "number", (partner) => cell(stored(partner, field) === "" ? "" : String(value(partner))), { is_number: true, sumOf: (list) => String(sum(list, value)), order: value });
}

/** The quarter before and the review quarter: two numbers, not edited as one. */
function both(id: string, label: string, width: number, of: (partner: Partner) => [number, number]): Column {
  const total = (partner: Partner) => of(partner)[0] + of(partner)[1];
  return column(id, label, width, null, null, (partner) => cell(of(partner).join(" + ")), { is_number: true, sumOf: (list) => String(sum(list, total)), order: total });
}

function best(partner: Partner): PartnersCell {
  const known = partner.cells.slice(0, 4).map((density, index) => ({ density, name: segments[index]!.name.slice(0, 3) }));
  const first = known.filter(({ density }) => density.value !== null).sort((a, b) => b.density.value! - a.density.value!)[0];
  return first ? cell(`${first.name} ${first.density.figure}`, "plain", first.density.beside) : cell("not imported", "muted");
}

function workingSet(partner: Partner): PartnersCell {
  const accounts = jointTargets(partner.id).accounts.length;
  return cell(String(accounts), accounts >= 8 ? "good" : "muted");
}

function refreshed(partner: Partner): PartnersCell {
  const input = stored(partner, { kind: "as_of" }) ?? (partner.isStale ? "2026-03-28" : "2026-06-30");
  return cell(partner.isStale ? "28 Mar" : "30 Jun", partner.isStale ? "stale" : "plain", "", input);
}

const gap = (text: string | null | undefined, isMissed: boolean) => (text ? cell(text) : cell(isMissed ? "none" : "", isMissed ? "attention" : "muted", "", ""));
const deals = (partner: Partner) => Math.round(partner.sourced * 2) + (partner.tier === 1 ? 3 : 1);

const columns: Column[] = [
  column("name", "Partner", 19, { kind: "name" }, "text", (partner) => cell(partner.name)),
  column("tier", "Tier", 7, { kind: "tier" }, "tier", (partner) => gap(partner.tier === null ? null : `Tier ${partner.tier}`, true)),
  column("type", "Type", 12, { kind: "partner_type" }, "partner_type", (partner) => ({ ...gap(partner.type?.name, true), note: partner.name === "Corvane" ? "+1" : "" })),
  column("motion", "Motion", 17, { kind: "motion" }, "motion", (partner) => gap(partner.motion, partner.tier !== 3)),
  column("manager", "Manager", 9, { kind: "manager" }, "manager", (partner) => gap(partner.manager, partner.tier === 1)),
  column("fte", "FTE", 5, fact("fte"), "number", (partner) => cell(stored(partner, fact("fte")) === "" ? "" : partner.fte.toFixed(2)), { is_number: true, sumOf: (list) => sum(list, ({ fte }) => fte).toFixed(2), order: ({ fte }) => fte }),
  money("mdf", "MDF", 11, fact("mdf_allocated"), ({ mdf }) => mdf, { zero: ({ tier }) => (tier === 1 ? "attention" : "muted") }),
  money("sourced_1", "Sourced Q1", 10, fact("sourced", "2026-01-01"), ({ sourced }) => sourced * 4.5e5, { text: thousands, total: millions }),
  money("sourced_2", "Sourced Q2", 10, fact("sourced"), ({ sourced }) => sourced * 5.5e5, { text: thousands, total: millions }),
  both("co_sell", "Co-sell", 7, (partner) => [Math.max(0, deals(partner) - 1), deals(partner)]),
  both("registered", "Registered", 10, (partner) => [deals(partner), deals(partner) + 1]),
  column("best", "Best segment", 17, null, null, best),
  column("working_set", "Working set", 10, null, null, workingSet),
  column("refreshed", "Refreshed", 10, { kind: "as_of" }, "day", refreshed),
  column("finding", "Finding", 17, null, null, (partner) => (partner.gaps[0] ? cell(partner.gaps[0], "attention", partner.gaps.length > 1 ? `+${partner.gaps.length - 1}` : "") : cell(""))),
  plain("other_motions", "Other motions", 16, { kind: "other_motions" }, "other_motions"),
  plain("roles", "Also", 12, { kind: "roles" }, "roles"),
  plain("lifecycle", "Stage", 10, { kind: "lifecycle" }, "lifecycle"),
  plain("partner_since", "Partner since", 12, { kind: "partner_since" }, "day"),
  plain("active_on", "Active on", 12, { kind: "active_on" }, "day"),
  plain("reason", "Reason", 20, { kind: "reason" }, "reason"),
  plain("sponsor", "Sponsor", 14, { kind: "sponsor" }, "text"),
  plain("agreement", "Data sharing", 11, { kind: "agreement" }, "agreement"),
  plain("agreement_expires", "Expires", 11, { kind: "agreement_expires" }, "day"),
  plain("website", "Website", 20, { kind: "website" }, "text"),
  plain("region", "Region", 9, { kind: "region" }, "text"),
  plain("external_id", "ID", 9, { kind: "external_id" }, "text"),
  count("certifications", "Certifications", fact("certifications"), (partner) => partner.id % 5),
  money("influenced", "Influenced Q2", 10, fact("influenced"), ({ sourced }) => sourced * 9e5, { text: thousands, total: millions }),
  plain("custom:Cert. count", "Cert. count", 9, { kind: "custom", name: "Cert. count" }, "text"),
];
const usual = columns.slice(0, 15).filter(({ id }) => id !== "tier");
const byId = (id: string) => columns.find((one) => one.id === id);

const filtered = ["tier", "type", "motion", "manager", "lifecycle", "region", "finding"];

function filters(): FilterChoice[] {
  return filtered.map((id) => {
    const { label, cellOf } = byId(id)!;
    const texts = partners.map((partner) => cellOf(partner).text).map((text) => (text === "" ? "none" : text));
    const values = [...new Set(texts)].sort().map((value) => ({ value, label: value, count: texts.filter((text) => text === value).length }));
    return { column: id, label, values };
  });
}

function sorted(list: Partner[], request: PartnersRequest): Partner[] {
  const by = request.sort ? byId(request.sort.column) : undefined;
  const sign = (request.sort?.is_descending ?? true) ? -1 : 1;
  const compare = (a: Partner, b: Partner) =>
    by?.order ? by.order(a) - by.order(b) : by ? by.cellOf(a).text.localeCompare(by.cellOf(b).text) : a.sourced - b.sourced;
  return [...list].sort((a, b) => sign * compare(a, b) || a.name.localeCompare(b.name));
}

const names: Record<number, string> = { 1: "strategic", 2: "managed", 3: "transactional" };
const titles: Record<PartnersRequest["group"], (partner: Partner) => [string, string]> = {
  tier: ({ tier }) => (tier === null ? ["No tier", ""] : [`Tier ${tier}`, names[tier] ?? ""]),
  partner_type: ({ type }) => [type?.long ?? "No type", ""],
  manager: ({ manager }) => [manager ?? "No manager", ""],
  motion: ({ motion }) => [motion ?? "No motion", ""],
  none: () => ["", ""],
};

function row(partner: Partner, shown: Column[]): PartnersRow {
  const mark = partner.gaps.length > 0 ? "gap" : partner.isStale ? "stale" : "none";
  return { id: partner.id, uuid: `uuid-${partner.id}`, name: partner.name, mark, cells: shown.map(({ cellOf }) => cellOf(partner)) };
}

function groups(list: Partner[], shown: Column[], request: PartnersRequest): PartnersGroup[] {
  const keys = [...new Set(list.map((partner) => titles[request.group](partner).join("|")))].sort((a, b) => Number(a.startsWith("No ")) - Number(b.startsWith("No ")) || a.localeCompare(b));
  return keys.map((key) => {
    const own = list.filter((partner) => titles[request.group](partner).join("|") === key);
    const [title = "", name = ""] = key.split("|");
    return { key, title, name, sums: shown.map(({ sumOf }) => sumOf?.(own) ?? ""), rows: own.map((partner) => row(partner, shown)) };
  });
}

export function partnersView(request: PartnersRequest): PartnersView {
  const shown = request.columns.length > 0 ? request.columns.flatMap((id) => byId(id) ?? []) : usual;
  const keeps = (partner: Partner) =>
    partner.name.toLowerCase().includes(request.find.trim().toLowerCase()) &&
    request.filters.every(({ column: id, values }) => values.includes(byId(id)?.cellOf(partner).text || "none"));
  const list = sorted(state.isEmpty ? [] : partners.filter(keeps), request);
  const described = ({ id, label, width, field, editor, is_number }: Column): PartnersColumn => ({ id, label, width, field, editor, is_number });
  return {
    revision: state.revision,
    partner_count: state.isEmpty ? 0 : partners.length,
    shown_count: list.length,
    columns: shown.map(described),
    all_columns: columns.map(({ id, label }) => ({ id, label })),
    filters: filters(),
    sort: request.sort ?? { column: "sourced", is_descending: true },
    groups: groups(list, shown, request),
    totals: [
      `${list.length} ${list.length === 1 ? "partner" : "partners"}`,
      `FTE ${sum(list, ({ fte }) => fte).toFixed(2)}`,
      `MDF ${dollars(sum(list, ({ mdf }) => mdf))}`,
      `Sourced $${sum(list, ({ sourced }) => sourced).toFixed(1)}M over two quarters`,
    ],
  };
}

const named = (id: number) => partners.find((partner) => partner.id === id)!;

function previewMerge({ kept, merged, facts }: MergeRequest): MergePreview {
  const [stays, goes] = [named(kept), named(merged)];
  const rows = columns
    .filter(({ field }) => field !== null && field.kind !== "name")
    .map((one) => ({ label: one.label, kept: one.cellOf(stays).text, merged: one.cellOf(goes).text }))
    .filter((one) => one.kept !== one.merged)
    .map((one) => ({ ...one, result: facts === "add" && one.label === "MDF" ? dollars(stays.mdf + goes.mdf) : one.kept || one.merged }));
  return {
    title: `${goes.name} becomes part of ${stays.name}`,
    rows,
    lines: [`8 facts and 41 accounts of ${goes.name} are taken over.`, `${goes.name} stays findable as a former name of ${stays.name}.`],
    has_common_facts: true,
  };
}

type Args = Record<string, unknown>;

export const tableAnswers: Record<string, (args: Args) => unknown> = {
  partners: ({ request }) => partnersView(request as PartnersRequest),
  copy_cells: ({ partners: ids, fields }) => {
    const textOf = (id: number, field: FieldKey) => columns.find((one) => one.field && fieldId(one.field) === fieldId(field))?.cellOf(named(id)).input ?? "";
    return (ids as number[]).map((id) => (fields as FieldKey[]).map((field) => textOf(id, field)).join("\t")).join("\n");
  },
  add_partner: async ({ name }) => {
    if (partners.some((partner) => partner.name === name)) throw { code: "failed", message: `There is a partner called ${String(name)} already.` };
    const id = Math.max(0, ...partners.map((partner) => partner.id)) + 1;
    state.isEmpty = false;
    partners.push({ ...made(String(name), types[0]!, null, { manager: null, fte: 0, mdf: 0, sourced: 0 }), id, motion: null });
    return { id, changed: await announce(step(`Added ${String(name)}`, "partners", "document")) };
  },
  preview_merge: ({ request }) => previewMerge(request as MergeRequest),
  merge_partners: ({ request }) => {
    const { merged } = request as MergeRequest;
    const { title } = previewMerge(request as MergeRequest);
    partners.splice(partners.indexOf(named(merged)), 1);
    return announce(step(title.replace(" becomes ", " became "), "partners", "facts", "overlap"));
  },
};
