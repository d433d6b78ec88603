import { expect, test } from "vitest";
import { nextPlace, placeKey } from "./places";

test("F6 goes from pane to pane, F8 from doubt to doubt, with Shift backwards", () => {
  expect(placeKey({ key: "F6", shiftKey: false })).toEqual({ among: "[data-pane]", by: 1 });
  expect(placeKey({ key: "F8", shiftKey: true })).toEqual({ among: "[data-doubt]", by: -1 });
  expect(placeKey({ key: "F7", shiftKey: false })).toBeNull();
});

test("the next place is around the end", () => {
  expect(nextPlace(3, 0, 1)).toBe(1);
  expect(nextPlace(3, 2, 1)).toBe(0);
  expect(nextPlace(3, 0, -1)).toBe(2);
  expect(nextPlace(0, -1, 1)).toBe(-1);
});

test("from between two places the nearer ones are the next and the last", () => {
  expect(nextPlace(3, 0.5, 1)).toBe(1);
  expect(nextPlace(3, 0.5, -1)).toBe(0);
  expect(nextPlace(3, -0.5, 1)).toBe(0);
  expect(nextPlace(3, -0.5, -1)).toBe(2);
  expect(nextPlace(3, 2.5, 1)).toBe(0);
});
