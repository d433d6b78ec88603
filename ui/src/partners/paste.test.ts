import { expect, test } from "vitest";
import { linesOf } from "./lines";
import { paste } from "./paste";
import { columns, table } from "./testing";

/** Head, Ada 1, Bo 2, head, Cy 3, Di 4, Ed 5; columns name, MDF, motion, best segment. */
const lines = linesOf(table, []);
const at = (top: number, left: number, bottom = top, right = left) => ({ top, bottom, left, right });
const written = (block: string[][], selection: ReturnType<typeof at>) =>
  paste(block, lines, columns, selection).edits.map(({ partner, field, text }) => `${partner} ${field.kind}: ${text}`);

test("one value fills the whole selection", () => {
  expect(written([["Listing"]], at(2, 1, 4, 2))).toEqual(["2 fact: Listing", "2 motion: Listing", "3 fact: Listing", "3 motion: Listing"]);
});

test("a block extends from the active cell and steps over the heads of groups", () => {
  expect(written([["1", "A"], ["2", "B"]], at(2, 1))).toEqual(["2 fact: 1", "2 motion: A", "3 fact: 2", "3 motion: B"]);
});

test("a row goes into every row of the selection", () => {
  expect(written([["1", "A"]], at(4, 1, 6, 2))).toEqual(["3 fact: 1", "3 motion: A", "4 fact: 1", "4 motion: A", "5 fact: 1", "5 motion: A"]);
});

test("a selection the block does not fill evenly only says where it begins", () => {
  expect(written([["1"], ["2"]], at(4, 1, 6, 1))).toEqual(["3 fact: 1", "4 fact: 2"]);
});

test("what reaches beyond the last partner is told", () => {
  const { edits, left } = paste([["1"], ["2"], ["3"]], lines, columns, at(6, 1));
  expect(edits.map(({ text }) => text)).toEqual(["1"]);
  expect(left).toEqual([{ cells: 2, sentence: "2 rows reach beyond the last partner: “2”, “3”." }]);
});

test("what reaches beyond the last column is told, and so are computed columns", () => {
  const { edits, left } = paste([["A", "B", "C"]], lines, columns, at(1, 2));
  expect(edits.map(({ text }) => text)).toEqual(["A"]);
  expect(left).toEqual([
    { cells: 1, sentence: "Best segment is computed and cannot be written: 1 cell stays as it is." },
    { cells: 1, sentence: "1 column reaches beyond the last column: “C”." },
  ]);
});

test("nothing is counted twice, and long lists of values are cut", () => {
  const block = Array.from({ length: 3 }, (_, index) => ["a", "b", "c", `extra ${index}`, "e"]);
  const { left } = paste(block, lines, columns, at(6, 0));
  const total = left.reduce((sum, { cells }) => sum + cells, 0);
  expect(total).toBe(15 - 3);
  expect(left[1]?.sentence).toBe("2 rows reach beyond the last partner: “a”, “b”, “c”, “extra 1”, 6 more.");
});

test("an empty cell of the block clears", () => expect(written([["", "A"]], at(1, 1))).toEqual(["1 fact: ", "1 motion: A"]));
