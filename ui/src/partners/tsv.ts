/** Cells as a spreadsheet puts them on the clipboard: columns between tabs, rows between line breaks. */
export type Cells = string[][];

/** The end of a quoted cell that begins at `start`, past its closing quote; null when the quotes are part of the text. */
function quotedEnd(text: string, start: number): number | null {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text[at + 1] === '"') at += 1;
    else return at + 1 === text.length || /[\t\r\n]/.test(text[at + 1] ?? "") ? at + 1 : null;
  }
  return null;
}

function plainEnd(text: string, start: number): number {
  const rest = text.slice(start).search(/[\t\r\n]/);
  return rest < 0 ? text.length : start + rest;
}

/** The cells of a text as Excel writes it: a cell with a tab or a line break stands in quotes, its own quotes doubled. */
export function parseTsv(text: string): Cells {
  const rows: Cells = [[]];
  let at = 0;
  for (;;) {
    const quoted = text[at] === '"' ? quotedEnd(text, at) : null;
    const end = quoted ?? plainEnd(text, at);
    rows.at(-1)?.push(quoted === null ? text.slice(at, end) : text.slice(at + 1, end - 1).replaceAll('""', '"'));
    if (end >= text.length) return rows;
    at = end + (text.startsWith("\r\n", end) ? 2 : 1);
    if (text[end] === "\t") continue;
    // The break after the last row ends it and begins no further one.
    if (at >= text.length) return rows;
    rows.push([]);
  }
}

/** What a spreadsheet would take for a formula is kept a text by an apostrophe. */
function asText(cell: string): string {
  const isFormula = /^[=+@]/.test(cell) || (cell.startsWith("-") && Number.isNaN(Number(cell)));
  return isFormula ? `'${cell}` : cell;
}

function written(cell: string): string {
  const text = asText(cell);
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function writeTsv(rows: Cells): string {
  return rows.map((cells) => cells.map(written).join("\t")).join("\n");
}
