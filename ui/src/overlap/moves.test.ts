import { expect, test } from "vitest";
import type { OverlapGroup, OverlapRow, OverlapView } from "../ipc";
import { linesOf } from "./lines";
import { move, nearestRow } from "./moves";

const row = (name: string, type_name: string) => ({ name, type_name }) as OverlapRow;
const group = (title: string, rows: OverlapRow[]) => ({ title, rows }) as OverlapGroup;
const view = {
  groups: [group("Tier 1", [row("A", "SI"), row("B", "ISV")]), group("Tier 2", [row("C", "ISV")])],
} as OverlapView;
/** Head, A, B, head, C. */
const lines = linesOf(view);
const columns = 8;

test("each tier begins with its head", () => {
  expect(lines.map((line) => line.kind)).toEqual(["group", "row", "row", "group", "row"]);
});

test("the heads of tiers are stepped over", () => {
  expect(move(lines, columns, { line: 2, column: 3 }, "ArrowDown", false)).toEqual({ line: 4, column: 3 });
  expect(move(lines, columns, { line: 4, column: 3 }, "ArrowUp", false)).toEqual({ line: 2, column: 3 });
});

test("the edges hold", () => {
  expect(move(lines, columns, { line: 1, column: 0 }, "ArrowUp", false)).toEqual({ line: 1, column: 0 });
  expect(move(lines, columns, { line: 4, column: 7 }, "ArrowDown", false)).toEqual({ line: 4, column: 7 });
  expect(move(lines, columns, { line: 1, column: 7 }, "ArrowRight", false)).toEqual({ line: 1, column: 7 });
});

test("Home and End stay in the row, with Ctrl they go to the corners", () => {
  expect(move(lines, columns, { line: 2, column: 3 }, "End", false)).toEqual({ line: 2, column: 7 });
  expect(move(lines, columns, { line: 2, column: 3 }, "Home", true)).toEqual({ line: 1, column: 0 });
  expect(move(lines, columns, { line: 1, column: 3 }, "End", true)).toEqual({ line: 4, column: 7 });
});

test("page keys end at the last partner", () => {
  expect(move(lines, columns, { line: 1, column: 2 }, "PageDown", false)).toEqual({ line: 4, column: 2 });
});

test("other keys do not move, and without partners there is nowhere to go", () => {
  expect(move(lines, columns, { line: 1, column: 2 }, "x", false)).toBeNull();
  expect(nearestRow([], 0)).toBeNull();
});
