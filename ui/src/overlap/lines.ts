import type { OverlapGroup, OverlapRow, OverlapView } from "../ipc";

/** What the heatmap lists from top to bottom: the head of a tier, or one of its partners. */
export type Line = { kind: "group"; group: OverlapGroup; count: number } | { kind: "row"; row: OverlapRow };

/** Each tier's head, and its partners below it. */
export function linesOf(view: OverlapView): Line[] {
  return view.groups.flatMap((group) => [{ kind: "group", group, count: group.rows.length } satisfies Line, ...group.rows.map((row): Line => ({ kind: "row", row }))]);
}
