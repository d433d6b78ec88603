import type { JointPlanGroup, JointPlanGrouping, JointPlanRow, JointPlanView, JointTargetField } from "../../ipc";

/** What the joint plan draws, from top to bottom. `key` tells lines apart between two answers. */
export type GroupLine = { kind: "group"; index: number; key: string; group: JointPlanGroup; isStop: boolean };
export type RowLine = { kind: "row"; index: number; key: string; row: JointPlanRow };
export type PlanLine = GroupLine | RowLine;

export type PlanColumnId = "account" | "partner" | "segment" | "relationship" | "opportunity" | "partners" | JointTargetField | "remove";
/** `field` is what a cell of it edits; absent where it is not edited here. `width` is in characters of the table's figures. */
export type PlanColumn = { id: PlanColumnId; label: string; width: number; isNumber: boolean; field: JointTargetField | null };

/** The heights of tokens.css. */
export const HEIGHT = { group: 28, row: 26, head: 32 };

const column = (id: PlanColumnId, label: string, width: number, more: Partial<PlanColumn> = {}): PlanColumn => ({ id, label, width, isNumber: false, field: null, ...more });

const columns: PlanColumn[] = [
  column("account", "Account", 24),
  column("partner", "Partner", 15),
  column("stage", "Stage", 12, { field: "stage" }),
  column("owner", "Owner", 12, { field: "owner" }),
  column("next_step", "Next step", 27, { field: "next_step" }),
  column("relationship", "Relationship", 42),
  column("opportunity", "Our opportunity", 20),
  column("segment", "Segment", 11),
  column("partners", "Partners", 8, { isNumber: true }),
  column("remove", "", 4),
];

/** The columns; the head of its group says whose partner a row is. */
export function columnsOf(group: JointPlanGrouping): PlanColumn[] {
  return columns.filter(({ id }) => id !== group || group !== "partner");
}

export const rowKey = ({ partner, account }: Pick<JointPlanRow, "partner" | "account">): string => `${partner} ${account}`;

/** The lines of a plan. The keys stop at the head of a partner: it leads to the partner's target list. */
export function linesOf(view: JointPlanView, grouping: JointPlanGrouping): PlanLine[] {
  const lines: PlanLine[] = [];
  for (const group of view.groups) {
    lines.push({ kind: "group", index: lines.length, key: `group ${group.key}`, group, isStop: grouping === "partner" });
    for (const row of group.rows) lines.push({ kind: "row", index: lines.length, key: rowKey(row), row });
  }
  return lines;
}

/** A cell: its line and its column, both from 0. */
export type Place = { line: number; column: number };

const isStop = (line: PlanLine | undefined) => line !== undefined && (line.kind === "row" || line.isStop);
const within = (value: number, count: number) => Math.max(0, Math.min(value, count - 1));

function stopFrom(lines: PlanLine[], start: number, direction: 1 | -1): number | null {
  for (let line = start; line >= 0 && line < lines.length; line += direction) if (isStop(lines[line])) return line;
  return null;
}

/** The first stop at or after a line, or the last one before it. */
export function nearestStop(lines: PlanLine[], line: number): number {
  const start = within(line, lines.length);
  return stopFrom(lines, start, 1) ?? stopFrom(lines, start, -1) ?? 0;
}

function vertical(lines: PlanLine[], at: Place, by: number): Place {
  const direction = by > 0 ? 1 : -1;
  const target = within(at.line + by, lines.length);
  return { ...at, line: stopFrom(lines, target, direction) ?? stopFrom(lines, target, direction === 1 ? -1 : 1) ?? at.line };
}

/** Where a key leads: `isFar` with Ctrl, to the edge; `page` lines with a page key. Null for a key that does not move. */
export function moved(lines: PlanLine[], count: number, at: Place, key: string, { isFar, page }: { isFar: boolean; page: number }): Place | null {
  const all = lines.length;
  switch (key) {
    case "ArrowDown":
      return vertical(lines, at, isFar ? all : 1);
    case "ArrowUp":
      return vertical(lines, at, isFar ? -all : -1);
    case "ArrowRight":
      return { ...at, column: isFar ? count - 1 : within(at.column + 1, count) };
    case "ArrowLeft":
      return { ...at, column: isFar ? 0 : within(at.column - 1, count) };
    case "PageDown":
      return vertical(lines, at, page);
    case "PageUp":
      return vertical(lines, at, -page);
    case "Home":
      return { ...(isFar ? vertical(lines, at, -all) : at), column: 0 };
    case "End":
      return { ...(isFar ? vertical(lines, at, all) : at), column: count - 1 };
    default:
      return null;
  }
}

/** The next cell along the row, and on to the next line; a head is one cell. Null beyond the last one, where Tab leaves. */
export function along(lines: PlanLine[], count: number, at: Place, direction: 1 | -1): Place | null {
  const column = at.column + direction;
  if (lines[at.line]?.kind === "row" && column >= 0 && column < count) return { ...at, column };
  const line = stopFrom(lines, at.line + direction, direction);
  return line === null ? null : { line, column: direction === 1 ? 0 : count - 1 };
}
