import { expect, test } from "vitest";
import { shared } from "./sharing";

const rows = () => [
  { id: 1, cells: [{ text: "Ada" }, { text: "AK" }] },
  { id: 2, cells: [{ text: "Bo" }, { text: null }] },
];

test("what is the same is the very same", () => {
  const before = rows();
  expect(shared(before, rows())).toBe(before);
});

test("only what changed is new, and all that holds it", () => {
  const before = rows();
  const after = rows();
  after[1]!.cells[1] = { text: "TS" } as never;
  const result = shared(before, after);
  expect(result).toEqual([rows()[0], { id: 2, cells: [{ text: "Bo" }, { text: "TS" }] }]);
  expect(result[0]).toBe(before[0]);
  expect(result[1]).not.toBe(before[1]);
  expect(result[1]!.cells[0]).toBe(before[1]!.cells[0]);
});

test("an entry is known by its id, wherever it stands", () => {
  const before = rows();
  const [first, second] = rows();
  const result = shared(before, [second!, first!]);
  expect(result.map(({ id }) => id)).toEqual([2, 1]);
  expect([result[0] === before[1], result[1] === before[0]]).toEqual([true, true]);
});

test("rows that came or went leave no trace of the others", () => {
  const before = rows();
  expect(shared(before, rows().slice(1))).toEqual(rows().slice(1));
  expect(shared(before.slice(0, 1), rows())).toEqual(rows());
  expect(shared<unknown>({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
});

test("a list and a record are never the same", () => {
  expect(shared<unknown>({}, [])).toEqual([]);
  expect(shared<unknown>([], {})).toEqual({});
  expect(shared<unknown>(null, {})).toEqual({});
});
