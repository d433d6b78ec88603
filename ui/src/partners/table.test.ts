import { expect, test } from "vitest";
import type { Acting } from "../app/acting";
import type { CellEdit, EditKind, PartnersView, RefusedEdit } from "../ipc";
import { groupKey } from "./lines";
import { Table } from "./table.svelte";
import { row, table as shown, tableOf } from "./testing";

/** Head, Ada, Bo, head, Cy, Di, Ed; and what was sent to be written. */
function worked(view: PartnersView = shown, refused: RefusedEdit[] = []) {
  const sent: { kind: EditKind; texts: string[] }[] = [];
  const edit = (edits: CellEdit[], kind: EditKind) => {
    sent.push({ kind, texts: edits.map(({ partner, field, text }) => `${partner} ${field.kind} ${text}`) });
    return Promise.resolve(refused);
  };
  const kept = { view };
  const table = new Table({ edit } as unknown as Acting, () => kept.view);
  return { table, sent, kept };
}

const named = (table: Table) => table.cursor.row?.name;

test("after Enter the cell below is active, after Tab the next one", () => {
  const { table, sent } = worked();
  table.cursor.go({ line: 2, column: 1 });
  table.commit(row(2, "Bo"), table.columns[1]!, "500", "enter", false);
  expect([named(table), table.cursor.place.column]).toEqual(["Cy", 1]);
  table.commit(row(3, "Cy"), table.columns[1]!, "3000", "tab", false);
  expect([named(table), table.cursor.place.column]).toEqual(["Cy", 2]);
  expect(sent).toEqual([{ kind: "typed", texts: ["2 fact 500"] }]);
});

test("filling down takes the first row of the selection, or the row above a single one", () => {
  const { table, sent } = worked();
  table.cursor.go({ line: 1, column: 2 });
  table.cursor.go({ line: 4, column: 2 }, true);
  table.fillDown();
  table.cursor.go({ line: 4, column: 1 });
  table.fillDown();
  expect(sent.map(({ texts }) => texts)).toEqual([["2 motion Motion 1", "3 motion Motion 1"], ["3 fact 2000"]]);
});

test("nothing stands above the first partner, and a computed column is not written", async () => {
  const { table, sent } = worked();
  table.cursor.go({ line: 1, column: 1 });
  table.fillDown();
  table.cursor.go({ line: 1, column: 3 });
  table.clear();
  await Promise.resolve();
  expect(sent).toEqual([]);
  expect(table.left.sentences[0]).toMatch(/^Best segment is computed/);
});

test("refused cells are told and marked, and open with what was refused", async () => {
  const field = shown.columns[1]!.field!;
  const { table } = worked(shown, [{ partner: 1, field, text: "abc", sentence: "Ada, MDF: “abc” is not an amount" }]);
  table.cursor.go({ line: 1, column: 1 });
  table.paste("abc\r\n700\r\n");
  await Promise.resolve();
  await Promise.resolve();
  expect(table.left.title).toBe("1 of 2 cells was left as it was");
  expect(table.left.markOf(1, field)?.text).toBe("abc");
  table.edit();
  expect(table.cursor.edited?.initial).toBe("abc");
});

test("the active cell stays with its partner when the table is sorted anew, and near it when that is gone", () => {
  const turned = tableOf({ ...shown.groups[1]!, rows: shown.groups[1]!.rows.toReversed() }, shown.groups[0]!);
  const { table } = worked(turned);
  table.cursor.goTo("partner 5");
  expect([named(table), table.cursor.place.line]).toEqual(["Ed", 1]);
  table.cursor.goTo("partner 99");
  expect(named(table)).toBe("Ed");
});

test("Ctrl picks rows one by one, beginning with the active one", () => {
  const { table } = worked();
  table.cursor.go({ line: 1, column: 0 });
  table.cursor.pick({ line: 5, column: 0 });
  expect(table.cursor.chosen.map(({ name }) => name)).toEqual(["Ada", "Di"]);
  table.cursor.pick({ line: 1, column: 0 });
  expect(table.cursor.rows.map(({ name }) => name)).toEqual(["Di"]);
  table.cursor.go({ line: 2, column: 0 });
  expect(table.cursor.chosen).toEqual([]);
});

test("closing a group takes the cursor to its head, opening it to its first partner", () => {
  const { table } = worked();
  table.cursor.go({ line: 5, column: 2 });
  table.toggle(groupKey("Tier 2"));
  expect([named(table), table.cursor.place.line]).toEqual([undefined, 3]);
  table.toggle(groupKey("Tier 2"));
  expect([named(table), table.cursor.place.column]).toEqual(["Cy", 2]);
});

test("a partner shown elsewhere opens its group", () => {
  const { table } = worked();
  table.toggle(groupKey("Tier 1"));
  table.follow(2);
  expect(named(table)).toBe("Bo");
});

test("what is pasted onto picked rows goes to these, also where others lie between", () => {
  const { table, sent } = worked();
  table.cursor.pick({ line: 1, column: 0 });
  table.cursor.pick({ line: 4, column: 0 });
  table.paste("Ann\nCyd\n");
  expect(sent).toEqual([{ kind: "pasted", texts: ["1 name Ann", "3 name Cyd"] }]);
});

test("an edit that is left asks for no focus", () => {
  const { table } = worked();
  const { asked } = table.cursor;
  table.cancel(false);
  expect(table.cursor.asked).toBe(asked);
  table.cancel();
  expect(table.cursor.asked).toBe(asked + 1);
});
