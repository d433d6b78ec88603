import type { PartnersRow } from "../ipc";
import { isStop, type TableLine } from "./lines";

/** A cell: its line and its column, both from 0. */
export type Place = { line: number; column: number };

/** The cells between two corners, with both. */
export type Block = { top: number; bottom: number; left: number; right: number };

type Direction = 1 | -1;

function stopFrom(lines: TableLine[], start: number, direction: Direction): number | null {
  for (let line = start; line >= 0 && line < lines.length; line += direction) {
    if (isStop(lines[line])) return line;
  }
  return null;
}

const within = (value: number, count: number) => Math.max(0, Math.min(value, count - 1));

/** The first stop at or after a line, or the last one before it; null in an empty table. */
export function nearestStop(lines: TableLine[], line: number): number | null {
  const start = within(line, lines.length);
  return stopFrom(lines, start, 1) ?? stopFrom(lines, start, -1);
}

function vertical(lines: TableLine[], at: Place, by: number): Place {
  const direction = by > 0 ? 1 : -1;
  const target = within(at.line + by, lines.length);
  const line = stopFrom(lines, target, direction) ?? stopFrom(lines, target, direction === 1 ? -1 : 1);
  return { ...at, line: line ?? at.line };
}

/** How far a key goes: `isFar` with Ctrl, to the edge; `page` lines with a page key. */
export type Reach = { isFar: boolean; page: number };

/** Where a key leads; the heads of open groups are stepped over. Null for a key that does not move. */
export function move(lines: TableLine[], columns: number, at: Place, key: string, { isFar, page }: Reach): Place | null {
  const end = columns - 1;
  const far = lines.length;
  switch (key) {
    case "ArrowDown":
      return vertical(lines, at, isFar ? far : 1);
    case "ArrowUp":
      return vertical(lines, at, isFar ? -far : -1);
    case "ArrowRight":
      return { ...at, column: isFar ? end : within(at.column + 1, columns) };
    case "ArrowLeft":
      return { ...at, column: isFar ? 0 : within(at.column - 1, columns) };
    case "PageDown":
      return vertical(lines, at, page);
    case "PageUp":
      return vertical(lines, at, -page);
    case "Home":
      return { ...(isFar ? vertical(lines, at, -far) : at), column: 0 };
    case "End":
      return { ...(isFar ? vertical(lines, at, far) : at), column: end };
    default:
      return null;
  }
}

/** The next cell along the row, and on to the next row; null beyond the last one, where Tab leaves the table. */
export function along(lines: TableLine[], columns: number, at: Place, direction: Direction): Place | null {
  const column = at.column + direction;
  if (column >= 0 && column < columns) return { ...at, column };
  const line = stopFrom(lines, at.line + direction, direction);
  return line === null ? null : { line, column: direction === 1 ? 0 : columns - 1 };
}

export function blockOf(one: Place, other: Place): Block {
  return {
    top: Math.min(one.line, other.line),
    bottom: Math.max(one.line, other.line),
    left: Math.min(one.column, other.column),
    right: Math.max(one.column, other.column),
  };
}

/** The partners of the lines from `top` to `bottom`. */
export function rowsIn(lines: TableLine[], top: number, bottom: number): PartnersRow[] {
  return lines.slice(top, bottom + 1).flatMap((line) => (line.kind === "row" ? [line.row] : []));
}
