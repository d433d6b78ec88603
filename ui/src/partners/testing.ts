import type { FieldKey, PartnersCell, PartnersColumn, PartnersGroup, PartnersRow, PartnersView } from "../ipc";

/** A small table for the tests of this folder: name, MDF, motion, and a computed column. */
export const columns: PartnersColumn[] = [
  column("name", "Partner", { kind: "name" }),
  column("mdf", "MDF", { kind: "fact", measure: "mdf_allocated", quarter: "2026-04-01" }),
  column("motion", "Motion", { kind: "motion" }),
  column("best", "Best segment", null),
];

function column(id: string, label: string, field: FieldKey | null): PartnersColumn {
  return { id, label, is_number: false, width: 10, field, editor: field === null ? null : "text" };
}

const cell = (text: string): PartnersCell => ({ text, note: "", tone: "plain", input: text, tip: "" });

export const row = (id: number, name: string): PartnersRow => ({
  id,
  uuid: `uuid-${id}`,
  name,
  mark: "none",
  cells: [cell(name), cell(`${id}000`), cell(`Motion ${id}`), cell("Ent 40%")],
});

const group = (title: string, rows: PartnersRow[]): PartnersGroup => ({ key: title, title, name: "", sums: ["", "", "", ""], rows });

export const tableOf = (...groups: PartnersGroup[]): PartnersView => ({
  revision: 1,
  partner_count: 5,
  shown_count: 5,
  columns,
  all_columns: columns.map(({ id, label }) => ({ id, label })),
  filters: [],
  sort: { column: "name", is_descending: false },
  groups,
  totals: [],
});

/** Tier 1 with Ada, Bo; Tier 2 with Cy, Di, Ed. Lines: head, Ada, Bo, head, Cy, Di, Ed. */
export const table = tableOf(group("Tier 1", [row(1, "Ada"), row(2, "Bo")]), group("Tier 2", [row(3, "Cy"), row(4, "Di"), row(5, "Ed")]));
