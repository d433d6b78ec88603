import type { Line } from "./lines";

/** A cell of the heatmap: its line, and its column from 0. */
export type Place = { line: number; column: number };

/** Lines a page key jumps over. */
const PAGE = 15;

function rowFrom(lines: Line[], start: number, step: 1 | -1): number | null {
  for (let line = start; line >= 0 && line < lines.length; line += step) {
    if (lines[line]?.kind === "row") return line;
  }
  return null;
}

/** The first partner at or after a line, or the last one before it. */
export function nearestRow(lines: Line[], line: number): number | null {
  const within = Math.max(0, Math.min(line, lines.length - 1));
  return rowFrom(lines, within, 1) ?? rowFrom(lines, within, -1);
}

function vertical(lines: Line[], at: Place, by: number): Place {
  const step = by > 0 ? 1 : -1;
  const target = Math.max(0, Math.min(at.line + by, lines.length - 1));
  const line = rowFrom(lines, target, step) ?? rowFrom(lines, target, step === 1 ? -1 : 1) ?? at.line;
  return { ...at, line };
}

/** Where a key leads; heads of tiers are stepped over. Null for a key that does not move. */
export function move(lines: Line[], columns: number, at: Place, key: string, isWhole: boolean): Place | null {
  switch (key) {
    case "ArrowDown":
      return vertical(lines, at, 1);
    case "ArrowUp":
      return vertical(lines, at, -1);
    case "ArrowRight":
      return { ...at, column: Math.min(at.column + 1, columns - 1) };
    case "ArrowLeft":
      return { ...at, column: Math.max(at.column - 1, 0) };
    case "PageDown":
      return vertical(lines, at, PAGE);
    case "PageUp":
      return vertical(lines, at, -PAGE);
    case "Home":
      return { line: isWhole ? (nearestRow(lines, 0) ?? at.line) : at.line, column: 0 };
    case "End":
      return { line: isWhole ? (rowFrom(lines, lines.length - 1, -1) ?? at.line) : at.line, column: columns - 1 };
    default:
      return null;
  }
}
