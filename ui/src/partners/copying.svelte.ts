import { commands, type PartnersColumn, type PartnersRow } from "../ipc";
import type { Table } from "./table.svelte";
import { parseTsv, writeTsv } from "./tsv";

/** Milliseconds the selection rests before its text is asked for. */
const AFTER = 60;

/** The cells as the table knows them itself. */
function asShown(table: Table, rows: PartnersRow[], columns: PartnersColumn[]): string {
  const places = columns.map((column) => ({ column, at: table.columns.indexOf(column) }));
  return writeTsv(rows.map(({ cells }) => places.map(({ column, at }) => (column.field ? cells[at]?.input : cells[at]?.text) ?? "")));
}

/** The columns of the core's text, with the computed ones, which it does not write, between them. */
function withComputed(text: string, table: Table, rows: PartnersRow[], columns: PartnersColumn[]): string {
  if (columns.every(({ field }) => field !== null)) return text;
  const written = parseTsv(text);
  return writeTsv(
    rows.map(({ cells }, down) => {
      const own = [...(written[down] ?? [])];
      return columns.map((column) => (column.field ? own.shift() : cells[table.columns.indexOf(column)]?.text) ?? "");
    }),
  );
}

/**
 * The selection as text, fetched before it is asked for: a clipboard event takes its text at once or not at all. Until
 * the answer is there, the cells are copied as the table has them.
 */
export class Copying {
  readonly #table: Table;
  #ready: { rows: PartnersRow[]; columns: PartnersColumn[]; text: string } | null = null;

  constructor(table: Table) {
    this.#table = table;
  }

  /** Fetches the text of each selection, until the returned function is called. */
  prepare(): () => void {
    const { rows, columns } = this.#table.cursor;
    const fields = columns.flatMap(({ field }) => (field ? [field] : []));
    const prepare = async () => {
      const text = await commands.copyCells(rows.map(({ id }) => id), fields).catch(() => null);
      if (text !== null) this.#ready = { rows, columns, text: withComputed(text, this.#table, rows, columns) };
    };
    const timer = rows.length > 0 && fields.length > 0 ? setTimeout(() => void prepare(), AFTER) : undefined;
    return () => clearTimeout(timer);
  }

  /** The text of the selection, and how many cells it has. */
  get text(): string {
    const { rows, columns } = this.#table.cursor;
    const isReady = this.#ready?.rows === rows && this.#ready.columns === columns;
    const text = isReady && this.#ready ? this.#ready.text : asShown(this.#table, rows, columns);
    // The last row ends as the others do: an empty cell at the end of a column would be lost otherwise.
    return rows.length > 1 ? `${text}\n` : text;
  }

  get count(): number {
    const { rows, columns } = this.#table.cursor;
    return rows.length * columns.length;
  }
}
