import { expect, test } from "vitest";
import { scrolled, span } from "./sight";

test("only the lines in sight and some more are drawn of a long list", () => {
  expect(span(46 * 1000, 460, 46, 5000)).toEqual({ first: 992, last: 1018 });
});

test("the lines end with the list", () => {
  expect(span(0, 460, 46, 3)).toEqual({ first: 0, last: 2 });
  expect(span(46 * 90, 460, 46, 20)).toEqual({ first: 19, last: 19 });
  expect(span(0, 460, 46, 0).last).toBe(-1);
});

test("a line that is in sight does not scroll the list", () => {
  expect(scrolled(3, 0, 460, 46)).toBe(0);
  expect(scrolled(10, 0, 460, 46)).toBe(46);
  expect(scrolled(1, 460, 460, 46)).toBe(46);
});
