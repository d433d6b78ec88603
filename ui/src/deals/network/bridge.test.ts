import { expect, test } from "vitest";
import { barOf, endOf } from "./bridge";

test("a bar lies where its thousandths say", () => expect(barOf({ start: 250, end: 750 })).toEqual({ left: 25, width: 50 }));

test("a step down lies as a step up does", () => expect(barOf({ start: 750, end: 250 })).toEqual(barOf({ start: 250, end: 750 })));

test("a bar that is hardly anything is seen, also at the far end", () => {
  expect(barOf({ start: 0, end: 0 })).toEqual({ left: 0, width: 0.4 });
  expect(barOf({ start: 1000, end: 1000 })).toEqual({ left: 99.6, width: 0.4 });
});

test("nothing lies beyond the track", () => {
  expect(barOf({ start: 900, end: 1200 })).toEqual({ left: 90, width: 10 });
  expect(endOf({ end: 1200 })).toBe(100);
});
