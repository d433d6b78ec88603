import type { Acting } from "../app/acting";
import type { Ending } from "../fields/choices";
import type { EditKind, PartnersColumn, PartnersRow, PartnersView } from "../ipc";
import { Cursor } from "./cursor.svelte";
import { LeftCells } from "./left.svelte";
import { groupKey, linesOf, rowKey } from "./lines";
import { paste } from "./paste";
import { along, move, rowsIn } from "./selection";
import { parseTsv } from "./tsv";
import { clear, fillDown, write, type Writing } from "./writing";

/** The table as it is worked on: what it shows, where the cursor is, and what is written into it. */
export class Table {
  readonly #acting: Acting;
  readonly #view: () => PartnersView | null;
  /** The keys of the groups that are closed. */
  closed = $state.raw<readonly string[]>([]);
  readonly left = new LeftCells();
  readonly columns = $derived.by((): PartnersColumn[] => this.#view()?.columns ?? []);
  readonly lines = $derived.by(() => {
    const view = this.#view();
    return view ? linesOf(view, this.closed) : [];
  });
  readonly cursor = new Cursor(
    () => this.lines,
    () => this.columns,
  );

  constructor(acting: Acting, view: () => PartnersView | null) {
    this.#acting = acting;
    this.#view = view;
  }

  /** Opens or closes a group. The cursor stays where it is; within a group that closes it goes to its head. */
  toggle(key: string, isOpening = this.closed.includes(key)): void {
    const line = this.lines[this.cursor.place.line];
    const others = this.closed.filter((one) => one !== key);
    this.closed = isOpening ? others : [...others, key];
    const head = this.lines.findIndex((one) => one.key === key);
    if (isOpening && line?.key === key) this.cursor.go({ ...this.cursor.place, line: head + 1 });
    if (!isOpening && line?.kind === "row" && line.group === key) this.cursor.go({ ...this.cursor.place, line: head });
  }

  /** The group the cursor is in, or whose head it is on. */
  get group(): string | null {
    const line = this.lines[this.cursor.place.line];
    return line?.kind === "row" ? line.group : (line?.key ?? null);
  }

  /** Goes to the partner shown elsewhere, also where its group was closed; one that is filtered out is left alone. */
  follow(partner: number): void {
    const group = this.#view()?.groups.find(({ rows }) => rows.some(({ id }) => id === partner));
    if (!group || this.cursor.row?.id === partner) return;
    this.closed = this.closed.filter((key) => key !== groupKey(group.key));
    this.cursor.goTo(rowKey(partner));
  }

  /** Begins to edit the active cell; a computed one says that it is. */
  edit(initial?: string): void {
    const { row, place } = this.cursor;
    const column = this.columns[place.column];
    if (!row || !column) return;
    this.cursor.collapse();
    if (column.field === null) {
      this.left.tell({ edits: [], left: [{ cells: 1, sentence: `${column.label} is computed from what is recorded and cannot be edited here.` }] }, []);
      return;
    }
    const refused = this.left.markOf(row.id, column.field);
    this.cursor.edited = { line: rowKey(row.id), column: column.id, initial: initial ?? refused?.text };
  }

  /** Ends an edit as spreadsheets do: after Enter the cell below is active, after Tab the next one. */
  commit(row: PartnersRow, column: PartnersColumn, text: string, how: Ending, mayAdd: boolean): void {
    const wasAt = this.cursor.place;
    const mark = this.left.markOf(row.id, column.field);
    const input = row.cells[this.columns.indexOf(column)]?.input ?? "";
    this.cursor.edited = null;
    if (how === "enter" || how === "choice") this.cursor.go(move(this.lines, this.columns.length, wasAt, "ArrowDown", { isFar: false, page: 1 }) ?? wasAt);
    if (how === "tab" || how === "shift-tab") this.cursor.go(along(this.lines, this.columns.length, wasAt, how === "tab" ? 1 : -1) ?? wasAt);
    if (text === input && !mark) return;
    void this.#run(write([row], [column], () => text), "typed", mayAdd);
  }

  /** Ends an edit without a change; the focus stays where it went, if it did. */
  cancel(takesFocus = true): void {
    this.cursor.edited = null;
    if (takesFocus) this.cursor.asked += 1;
  }

  clear(): void {
    void this.#run(clear(this.cursor.rows, this.cursor.columns), "cleared");
  }

  /** The first row of the selection goes into the rows below it; a single row takes what stands above it. */
  fillDown(): void {
    const { rows, columns, block, picked } = this.cursor;
    const source = rows.length > 1 ? rows[0] : rowsIn(this.lines, 0, block.top - 1).at(-1);
    const targets = rows.length > 1 ? rows.slice(1) : rows;
    if (source) void this.#run(fillDown(source, targets, columns, picked.length > 0 ? 0 : block.left), "filled_down");
  }

  paste(text: string): void {
    const { row, block, picked } = this.cursor;
    if (picked.length > 0) {
      const lines = this.lines.filter(({ key }) => picked.includes(key));
      const cells = parseTsv(text);
      const width = Math.max(1, ...cells.map((row) => row.length));
      const rows = { top: 0, bottom: lines.length - 1, left: 0, right: Math.min(width, this.columns.length) - 1 };
      void this.#run(paste(cells, lines, this.columns, rows), "pasted");
      return;
    }
    if (row === null && block.top === block.bottom) return;
    void this.#run(paste(parseTsv(text), this.lines, this.columns, block), "pasted");
  }

  /** Writes in one step, and tells what was left. An action that failed as a whole is told by the frame. */
  async #run(writing: Writing, kind: EditKind, mayAdd = false): Promise<void> {
    this.left.close();
    const refused = writing.edits.length > 0 ? await this.#acting.edit(writing.edits, kind, mayAdd) : [];
    this.left.tell(writing, refused ?? []);
  }
}
