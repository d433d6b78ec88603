import type { ScorecardGroup, ScorecardRow } from "../../ipc";

/** What the scorecard draws, from top to bottom. `key` tells lines apart between two answers. */
export type GroupLine = { kind: "group"; index: number; key: string; group: ScorecardGroup };
export type RowLine = { kind: "row"; index: number; key: string; row: ScorecardRow };
export type ScoreLine = GroupLine | RowLine;

export function linesOf(groups: readonly ScorecardGroup[]): ScoreLine[] {
  const lines: ScoreLine[] = [];
  for (const group of groups) {
    lines.push({ kind: "group", index: lines.length, key: `group ${group.key}`, group });
    for (const row of group.rows) lines.push({ kind: "row", index: lines.length, key: `partner ${row.id}`, row });
  }
  return lines;
}

/** The line of a partner; of one that is not shown, the first partner's. -1 where there are none. */
export function lineOfPartner(lines: readonly ScoreLine[], partner: number | null): number {
  const found = lines.findIndex((line) => line.kind === "row" && line.row.id === partner);
  return found >= 0 ? found : lines.findIndex(({ kind }) => kind === "row");
}

/** The partner a key leads to, over the heads of groups; null for a key that does not move. `page` is how many a page key goes over. */
export function movedPartner(lines: readonly ScoreLine[], from: number, key: string, page: number): number | null {
  const rows = lines.filter((line) => line.kind === "row");
  const at = rows.findIndex(({ index }) => index === from);
  const by = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -rows.length, End: rows.length }[key];
  if (by === undefined || at < 0) return null;
  return rows[Math.max(0, Math.min(at + by, rows.length - 1))]?.row.id ?? null;
}
