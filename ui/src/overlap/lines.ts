import type { OverlapGroup, OverlapRow, OverlapView } from "../ipc";

/** What the heatmap lists from top to bottom: the head of a tier, or one of its partners. */
export type Line = { kind: "group"; group: OverlapGroup; count: number } | { kind: "row"; row: OverlapRow };

/** The lines that are left when only one type is shown; "" shows all. A tier without any is left out. */
export function linesOf(view: OverlapView, typeName: string): Line[] {
  return view.groups.flatMap((group) => {
    const rows = group.rows.filter((row) => typeName === "" || row.type_name === typeName);
    const head: Line = { kind: "group", group, count: rows.length };
    return rows.length === 0 ? [] : [head, ...rows.map((row): Line => ({ kind: "row", row }))];
  });
}

/** The types that occur, in alphabetical order. */
export function typesOf(view: OverlapView): string[] {
  const names = view.groups.flatMap((group) => group.rows.map((row) => row.type_name));
  return [...new Set(names)].filter((name) => name !== "").sort((a, b) => a.localeCompare(b));
}
