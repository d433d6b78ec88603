import { expect, test } from "vitest";
import { inSight, lineAt, scrollTo, topsOf } from "./window";

const tops = topsOf([26, ...Array<number>(400).fill(25)]);

test("the last top is the height of all", () => expect(tops.at(-1)).toBe(26 + 400 * 25));

test.each([
  [0, 0],
  [25, 0],
  [26, 1],
  [51, 2],
  [1_000_000, 400],
])("at %i pixels stands line %i", (offset, line) => expect(lineAt(tops, offset)).toBe(line));

test("only the lines in sight and the spare ones are kept", () => {
  expect(inSight(tops, 26 + 100 * 25, 500, 5)).toEqual({ first: 96, last: 126 });
});

test("the spare lines end where the list ends", () => {
  expect(inSight(tops, 0, 500, 50).first).toBe(0);
  expect(inSight(tops, 10_000, 500, 50).last).toBe(400);
});

test("nothing to show is an empty span", () => {
  const { first, last } = inSight(topsOf([]), 0, 500, 5);
  expect(last).toBeLessThan(first);
});

test("a line in sight does not move the page; one beyond the edge just comes in", () => {
  expect(scrollTo(tops, 3, 0, 600, 56)).toBe(0);
  expect(scrollTo(tops, 1, 200, 600, 56)).toBe(26);
  expect(scrollTo(tops, 100, 0, 600, 56)).toBe((tops[101] ?? 0) - 544);
});
