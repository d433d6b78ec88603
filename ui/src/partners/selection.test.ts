import { expect, test } from "vitest";
import { groupKey, linesOf } from "./lines";
import { along, blockOf, move, nearestStop, rowsIn } from "./selection";
import { table } from "./testing";

/** Head, Ada, Bo, head, Cy, Di, Ed. */
const lines = linesOf(table, []);
const columns = 4;
const near = { isFar: false, page: 3 };
const far = { isFar: true, page: 3 };

test("the heads of open groups are stepped over", () => {
  expect(move(lines, columns, { line: 2, column: 1 }, "ArrowDown", near)).toEqual({ line: 4, column: 1 });
  expect(move(lines, columns, { line: 4, column: 1 }, "ArrowUp", near)).toEqual({ line: 2, column: 1 });
});

test("the head of a closed group is a stop", () => {
  const closed = linesOf(table, [groupKey("Tier 1")]);
  expect(move(closed, columns, { line: 2, column: 1 }, "ArrowUp", near)).toEqual({ line: 0, column: 1 });
});

test("the edges hold", () => {
  expect(move(lines, columns, { line: 1, column: 0 }, "ArrowUp", near)).toEqual({ line: 1, column: 0 });
  expect(move(lines, columns, { line: 1, column: 0 }, "ArrowLeft", near)).toEqual({ line: 1, column: 0 });
  expect(move(lines, columns, { line: 6, column: 3 }, "ArrowDown", near)).toEqual({ line: 6, column: 3 });
  expect(move(lines, columns, { line: 6, column: 3 }, "ArrowRight", near)).toEqual({ line: 6, column: 3 });
});

test("Ctrl goes to the edge", () => {
  expect(move(lines, columns, { line: 2, column: 1 }, "ArrowDown", far)).toEqual({ line: 6, column: 1 });
  expect(move(lines, columns, { line: 4, column: 1 }, "ArrowUp", far)).toEqual({ line: 1, column: 1 });
  expect(move(lines, columns, { line: 4, column: 1 }, "End", far)).toEqual({ line: 6, column: 3 });
  expect(move(lines, columns, { line: 4, column: 1 }, "Home", far)).toEqual({ line: 1, column: 0 });
});

test("Home and End stay in the row", () => {
  expect(move(lines, columns, { line: 4, column: 1 }, "Home", near)).toEqual({ line: 4, column: 0 });
  expect(move(lines, columns, { line: 4, column: 1 }, "End", near)).toEqual({ line: 4, column: 3 });
});

test("a page never ends on the head of an open group", () => {
  expect(move(lines, columns, { line: 6, column: 0 }, "PageUp", near)).toEqual({ line: 2, column: 0 });
  expect(move(lines, columns, { line: 1, column: 0 }, "PageDown", near)).toEqual({ line: 4, column: 0 });
});

test("Tab goes on in the next row, and leaves the table at its ends", () => {
  expect(along(lines, columns, { line: 2, column: 3 }, 1)).toEqual({ line: 4, column: 0 });
  expect(along(lines, columns, { line: 4, column: 0 }, -1)).toEqual({ line: 2, column: 3 });
  expect(along(lines, columns, { line: 6, column: 3 }, 1)).toBeNull();
  expect(along(lines, columns, { line: 1, column: 0 }, -1)).toBeNull();
});

test("a block has its corners whichever came first", () => {
  expect(blockOf({ line: 5, column: 1 }, { line: 2, column: 3 })).toEqual({ top: 2, bottom: 5, left: 1, right: 3 });
});

test("the heads within a block are no partners", () => {
  expect(rowsIn(lines, 2, 5).map(({ name }) => name)).toEqual(["Bo", "Cy", "Di"]);
});

test("an empty table has no stop, and other keys do not move", () => {
  expect(nearestStop([], 3)).toBeNull();
  expect(nearestStop(lines, 0)).toBe(1);
  expect(move(lines, columns, { line: 1, column: 0 }, "x", near)).toBeNull();
});
