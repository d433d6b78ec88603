import type { PartnersGroup, PartnersRow, PartnersView } from "../ipc";

/** What the table draws, from top to bottom: the head of a group, or a partner. `key` tells lines apart between two answers. */
export type GroupLine = { kind: "group"; index: number; key: string; group: PartnersGroup; isOpen: boolean };
export type RowLine = { kind: "row"; index: number; key: string; row: PartnersRow; group: string };
export type TableLine = GroupLine | RowLine;

/** The heights of tokens.css. */
export const HEIGHT = { group: 28, row: 26, head: 32 };

export const rowKey = (partner: number): string => `partner ${partner}`;
export const groupKey = (group: string): string => `group ${group}`;

/** The lines of a table; a closed group shows its head only. A table that is not grouped has no heads. */
export function linesOf(view: PartnersView, closed: readonly string[]): TableLine[] {
  const lines: TableLine[] = [];
  for (const group of view.groups) {
    const key = groupKey(group.key);
    const isOpen = group.title === "" || !closed.includes(key);
    if (group.title !== "") lines.push({ kind: "group", index: lines.length, key, group, isOpen });
    if (!isOpen) continue;
    for (const row of group.rows) lines.push({ kind: "row", index: lines.length, key: rowKey(row.id), row, group: key });
  }
  return lines;
}

/** Whether the keys stop at a line: at every partner, and at the head that stands for a closed group. */
export function isStop(line: TableLine | undefined): boolean {
  return line !== undefined && (line.kind === "row" || !line.isOpen);
}

/** The lines drawn: those in sight, and the one that holds the focus wherever it is. */
export function drawn(lines: TableLine[], span: { first: number; last: number }, held: number | null): TableLine[] {
  const within = lines.slice(span.first, span.last + 1);
  const line = held === null ? undefined : lines[held];
  if (!line || held === null || (held >= span.first && held <= span.last)) return within;
  return held < span.first ? [line, ...within] : [...within, line];
}
