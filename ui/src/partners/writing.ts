import type { CellEdit, PartnersColumn, PartnersRow } from "../ipc";

/** Cells that stay as they are, how many and why. */
export type Left = { cells: number; sentence: string };

/** What an action writes, and what of it cannot be written. */
export type Writing = { edits: CellEdit[]; left: Left[] };

export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** The sentences for columns that hold no field: their values are computed from others. */
function computed(columns: PartnersColumn[], rows: number): Left[] {
  return columns
    .filter((column) => column.field === null)
    .map((column) => ({ cells: rows, sentence: `${column.label} is computed and cannot be written: ${counted(rows, "cell stays", "cells stay")} as ${rows === 1 ? "it is" : "they are"}.` }));
}

/** Writes a text into each cell of some rows and columns. */
export function write(rows: PartnersRow[], columns: PartnersColumn[], textOf: (row: number, column: number) => string): Writing {
  const edits = rows.flatMap((row, down) =>
    columns.flatMap(({ field }, across) => (field === null ? [] : [{ partner: row.id, field, text: textOf(down, across) }])),
  );
  return { edits, left: rows.length === 0 ? [] : computed(columns, rows.length) };
}

export function clear(rows: PartnersRow[], columns: PartnersColumn[]): Writing {
  return write(rows, columns, () => "");
}

/** Takes the values of the first row, as they are edited, to the rows below. `first` is where the columns begin in a row. */
export function fillDown(source: PartnersRow, rows: PartnersRow[], columns: PartnersColumn[], first: number): Writing {
  return write(rows, columns, (_, column) => source.cells[first + column]?.input ?? "");
}
