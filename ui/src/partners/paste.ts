import type { PartnersColumn } from "../ipc";
import type { TableLine } from "./lines";
import { rowsIn, type Block } from "./selection";
import type { Cells } from "./tsv";
import { counted, write, type Left, type Writing } from "./writing";

/** How many values a sentence quotes of those that did not fit. */
const QUOTED = 4;

function quoted(values: string[]): string {
  const said = values.filter((value) => value.trim() !== "");
  const rest = said.length - QUOTED;
  const names = said.slice(0, QUOTED).map((value) => `“${value}”`);
  return [...names, ...(rest > 0 ? [`${rest} more`] : [])].join(", ");
}

function beyond(what: string, where: string, cells: string[][]): Left[] {
  const values = cells.flat();
  if (values.length === 0) return [];
  const list = quoted(values);
  return [{ cells: values.length, sentence: `${what} beyond ${where}${list ? `: ${list}` : ""}.` }];
}

/** A block goes into a larger selection as often as it fits in whole. */
function repeats(selected: number, pasted: number): number {
  return selected > pasted && selected % pasted === 0 ? selected / pasted : 1;
}

/**
 * Puts a block of texts into the table. It begins at the selection's first cell and goes on over the next partners and
 * columns in view; what reaches beyond them is reported.
 */
export function paste(block: Cells, lines: TableLine[], columns: PartnersColumn[], selection: Block): Writing {
  const height = block.length;
  const width = Math.max(...block.map((cells) => cells.length));
  const selected = rowsIn(lines, selection.top, selection.bottom).length;
  const down = repeats(selected, height);
  const across = repeats(selection.right - selection.left + 1, width);
  const isFilling = down * height >= selected && across * width > selection.right - selection.left;
  const rowCount = isFilling ? down * height : height;
  const columnCount = isFilling ? across * width : width;

  const rows = rowsIn(lines, selection.top, lines.length - 1).slice(0, rowCount);
  const targets = columns.slice(selection.left, selection.left + columnCount);
  const { edits, left } = write(rows, targets, (row, column) => block[row % height]?.[column % width] ?? "");
  const under = block.slice(rows.length);
  const beside = block.slice(0, rows.length).map((cells) => cells.slice(targets.length));
  const tooWide = width - targets.length;
  return {
    edits,
    left: [
      ...left,
      ...(rowCount > rows.length ? beyond(`${counted(under.length, "row reaches", "rows reach")}`, "the last partner", under) : []),
      ...(columnCount > targets.length ? beyond(`${counted(tooWide, "column reaches", "columns reach")}`, "the last column", beside) : []),
    ],
  };
}
