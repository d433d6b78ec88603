import { expect, test } from "vitest";
import type { Span } from "../overlap/window";
import { towards } from "./gradual.svelte";

const span = (first: number, last: number): Span => ({ first, last });

test("what is new is drawn from its top", () => expect(towards(span(0, -1), span(40, 80), 8)).toEqual(span(40, 47)));

test("what is there grows downwards first, then upwards, and ends with what is wanted", () => {
  expect(towards(span(50, 60), span(40, 80), 8)).toEqual(span(50, 68));
  expect(towards(span(50, 77), span(40, 80), 8)).toEqual(span(45, 80));
  expect(towards(span(45, 80), span(40, 80), 8)).toEqual(span(40, 80));
});

test("what is not wanted any more goes at once", () => expect(towards(span(0, 30), span(10, 40), 8)).toEqual(span(10, 38)));

test("when all is drawn, nothing is drawn again", () => {
  const drawn = span(40, 80);
  expect(towards(drawn, span(40, 80), 8)).toBe(drawn);
});

test("nothing is drawn of nothing", () => {
  const { first, last } = towards(span(0, 30), span(0, -1), 8);
  expect(last).toBeLessThan(first);
});
