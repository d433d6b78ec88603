import { expect, test } from "vitest";
import { columns, row } from "./testing";
import { clear, fillDown } from "./writing";

const rows = [row(1, "Ada"), row(2, "Bo")];

test("clearing writes empty texts, and says of computed columns that they stay", () => {
  const { edits, left } = clear(rows, columns.slice(2));
  expect(edits.map(({ partner, text }) => [partner, text])).toEqual([[1, ""], [2, ""]]);
  expect(left).toEqual([{ cells: 2, sentence: "Best segment is computed and cannot be written: 2 cells stay as they are." }]);
});

test("filling down takes the values as they are edited", () => {
  const { edits } = fillDown(row(7, "Top"), rows, columns.slice(1, 3), 1);
  expect(edits.map(({ partner, text }) => `${partner} ${text}`)).toEqual(["1 7000", "1 Motion 7", "2 7000", "2 Motion 7"]);
});

test("nothing is written to no rows", () => expect(clear([], columns)).toEqual({ edits: [], left: [] }));
