import type { Acting } from "../../app/acting";
import type { Ending } from "../../fields/choices";
import { commands, type JointPlanGrouping, type JointPlanRow, type JointPlanView, type JointTargetField } from "../../ipc";
import { along, columnsOf, linesOf, moved, nearestStop, type Place, type PlanColumn, type PlanLine } from "./lines";

/** A cell by its line and column as they are called, so that it is found again when an edit moved its row to another group. */
type Spot = { line: string; column: string };

/** The joint plan as it is worked on: which cell is active, what is edited. */
export class Plan {
  readonly #acting: Acting;
  readonly #view: () => JointPlanView | null;
  readonly #grouping: () => JointPlanGrouping;
  readonly columns = $derived.by((): PlanColumn[] => columnsOf(this.#grouping()));
  readonly lines = $derived.by((): PlanLine[] => {
    const view = this.#view();
    return view ? linesOf(view, this.#grouping()) : [];
  });
  #at = $state.raw<Spot>({ line: "", column: "" });
  /** The place the active cell falls back to when its row is gone. */
  #last: Place = { line: 0, column: 0 };
  /** What was typed to begin an edit; null while nothing is edited. */
  edited = $state.raw<{ initial: string | undefined } | null>(null);
  problem = $state("");
  /** Counts how often the table was to have the focus, with the active cell in sight. */
  asked = $state(0);

  readonly place = $derived.by((): Place => {
    const line = this.lines.findIndex(({ key }) => key === this.#at.line);
    const column = this.columns.findIndex(({ id }) => id === this.#at.column);
    return {
      line: line >= 0 ? line : nearestStop(this.lines, this.#last.line),
      column: column >= 0 ? column : Math.min(this.#last.column, this.columns.length - 1),
    };
  });
  readonly line = $derived.by((): PlanLine | undefined => this.lines[this.place.line]);
  readonly row = $derived.by((): JointPlanRow | null => (this.line?.kind === "row" ? this.line.row : null));
  readonly column = $derived.by((): PlanColumn | undefined => this.columns[this.place.column]);

  constructor(acting: Acting, view: () => JointPlanView | null, grouping: () => JointPlanGrouping) {
    this.#acting = acting;
    this.#view = view;
    this.#grouping = grouping;
  }

  go(place: Place): void {
    this.#at = { line: this.lines[place.line]?.key ?? "", column: this.columns[place.column]?.id ?? "" };
    this.#last = place;
    this.edited = null;
    this.problem = "";
    this.asked += 1;
  }

  /** Begins at the first cell, as another grouping does. */
  restart(): void {
    this.#at = { line: "", column: "" };
    this.#last = { line: 0, column: 0 };
    this.cancel(false);
  }

  move(key: string, isFar: boolean, page: number): boolean {
    const next = moved(this.lines, this.columns.length, this.place, key, { isFar, page });
    if (next) this.go(next);
    return next !== null;
  }

  /** False where Tab leaves the table. */
  along(direction: 1 | -1): boolean {
    const next = along(this.lines, this.columns.length, this.place, direction);
    if (next) this.go(next);
    return next !== null;
  }

  /** Does what the active cell is for: edits it, opens the account, takes it off the list, or shows a partner's target list. */
  act(): void {
    const { row, column, line } = this;
    if (line?.kind === "group") this.showTargets(line.group.rows);
    else if (!row || !column) return;
    else if (column.field) this.edit();
    else if (column.id === "remove") void this.remove(row);
    else if (column.id === "partner") this.#acting.showPartner(row.partner);
    else this.open();
  }

  open(): void {
    if (this.row) this.#acting.showAccount(this.row.account);
  }

  showTargets([row]: JointPlanRow[]): void {
    if (row) this.#acting.showTargets(row.partner, null);
  }

  edit(initial?: string): void {
    if (this.row && this.column?.field) this.edited = { initial };
  }

  /** A letter begins a text, and not a stage, which is chosen. */
  type(letter: string): boolean {
    const field = this.column?.field;
    if (!this.row || !field) return false;
    this.edit(field === "stage" ? undefined : letter);
    return true;
  }

  /** Delete empties a text, and on the account takes it off the list. */
  clear(): void {
    const { row, column } = this;
    if (!row || !column) return;
    if (column.field === "owner" || column.field === "next_step") void this.#send(row, column.field, "");
    else if (column.id === "account" || column.id === "remove") void this.remove(row);
  }

  /** Ends an edit as spreadsheets do: after Enter the cell below is active, after Tab the next one. */
  async commit(text: string, how: Ending): Promise<void> {
    const { row, column, place } = this;
    if (!row || !column?.field) return;
    if (text !== row[column.field] && !(await this.#send(row, column.field, text))) {
      this.problem = "This was not stored. The line under the top bar says why.";
      return;
    }
    if (how === "blur") this.cancel(false);
    else if (how === "tab" || how === "shift-tab") this.go(along(this.lines, this.columns.length, this.place, how === "tab" ? 1 : -1) ?? this.place);
    // The row may have moved to another group: then the cell below where it was is meant.
    else if (this.place.line === place.line && how === "enter") this.move("ArrowDown", false, 1);
    else this.go(this.place);
  }

  cancel(takesFocus = true): void {
    this.edited = null;
    this.problem = "";
    if (takesFocus) this.asked += 1;
  }

  async remove({ partner, account }: JointPlanRow): Promise<void> {
    const { place } = this;
    if (!(await this.#acting.change(() => commands.setJointTarget(partner, account, false)))) return;
    this.go({ ...place, line: nearestStop(this.lines, place.line) });
  }

  #send({ partner, account }: JointPlanRow, field: JointTargetField, text: string): Promise<boolean> {
    return this.#acting.change(() => commands.editJointTarget({ partner, account, field, text }));
  }
}
