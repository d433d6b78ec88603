import { expect, test } from "vitest";
import { drawn, groupKey, isStop, linesOf } from "./lines";
import { row, table, tableOf } from "./testing";

const nothing: string[] = [];

test("a group stands before its partners", () => {
  expect(linesOf(table, nothing).map((line) => line.kind)).toEqual(["group", "row", "row", "group", "row", "row", "row"]);
});

test("a closed group shows its head, and the keys stop there", () => {
  const lines = linesOf(table, [groupKey("Tier 1")]);
  expect(lines.map((line) => line.kind)).toEqual(["group", "group", "row", "row", "row"]);
  expect(lines.map(isStop)).toEqual([true, false, true, true, true]);
});

test("a table that is not grouped has no heads", () => {
  const lines = linesOf(tableOf({ key: "", title: "", name: "", sums: [], rows: [row(1, "Ada")] }), nothing);
  expect(lines.map((line) => line.kind)).toEqual(["row"]);
});

test("the line with the focus is drawn wherever it is, in its order", () => {
  const lines = linesOf(table, nothing);
  const indexes = (held: number | null) => drawn(lines, { first: 2, last: 4 }, held).map(({ index }) => index);
  expect(indexes(3)).toEqual([2, 3, 4]);
  expect(indexes(0)).toEqual([0, 2, 3, 4]);
  expect(indexes(6)).toEqual([2, 3, 4, 6]);
  expect(indexes(null)).toEqual([2, 3, 4]);
});
