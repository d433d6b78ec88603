import { expect, test } from "vitest";
import { lineOf, pagesOf, placeOf } from "./places";

test("with nothing hidden a line is its place", () => {
  expect(placeOf(7, [])).toBe(7);
  expect(lineOf(7, [])).toBe(7);
});

test("hidden places are stepped over, also side by side", () => {
  expect([0, 1, 2, 3].map((line) => placeOf(line, [0, 1, 4]))).toEqual([2, 3, 5, 6]);
});

test("the line of a place is found again", () => {
  const hidden = [0, 3, 4, 9];
  for (const line of [0, 1, 2, 5, 20]) expect(lineOf(placeOf(line, hidden), hidden)).toBe(line);
});

test("a hidden place falls to the line that follows it", () => {
  expect(placeOf(lineOf(4, [4]), [4])).toBe(5);
});

test("a page that two ranges share is named once", () => {
  expect(pagesOf([[0, 30], [80, 120]])).toEqual([0, 1]);
  expect(pagesOf([[4210, 4240], [0, 20]])).toEqual([42, 0]);
});
