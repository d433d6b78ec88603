import type { PartnersGroup, PartnersRow, PartnersView } from "../ipc";

/** What the table draws, from top to bottom: the head of a group, or a partner. `key` tells lines apart between two answers. */
export type GroupLine = { kind: "group"; key: string; group: PartnersGroup; isOpen: boolean };
export type RowLine = { kind: "row"; key: string; row: PartnersRow; group: string };
export type TableLine = GroupLine | RowLine;

/** The heights of tokens.css. */
export const HEIGHT = { group: 28, row: 26, head: 32 };

export const rowKey = (partner: number): string => `partner ${partner}`;
export const groupKey = (group: string): string => `group ${group}`;

/** The lines of a table; a closed group shows its head only. A table that is not grouped has no heads. */
export function linesOf(view: PartnersView, closed: readonly string[]): TableLine[] {
  return view.groups.flatMap((group): TableLine[] => {
    const key = groupKey(group.key);
    const rows = group.rows.map((row): TableLine => ({ kind: "row", key: rowKey(row.id), row, group: key }));
    if (group.title === "") return rows;
    const isOpen = !closed.includes(key);
    return [{ kind: "group", key, group, isOpen }, ...(isOpen ? rows : [])];
  });
}

/** Whether the keys stop at a line: at every partner, and at the head that stands for a closed group. */
export function isStop(line: TableLine | undefined): boolean {
  return line !== undefined && (line.kind === "row" || !line.isOpen);
}

/** The lines drawn: those in sight, and the one that holds the focus wherever it is. */
export function drawn(lines: TableLine[], span: { first: number; last: number }, held: number | null): { line: TableLine; index: number }[] {
  const within = lines.slice(span.first, span.last + 1).map((line, index) => ({ line, index: span.first + index }));
  const line = held === null ? undefined : lines[held];
  if (!line || held === null || (held >= span.first && held <= span.last)) return within;
  return held < span.first ? [{ line, index: held }, ...within] : [...within, { line, index: held }];
}
