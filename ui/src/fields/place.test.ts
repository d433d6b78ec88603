import { expect, test } from "vitest";
import { placeBy } from "./place";

const frame = { width: 1000, height: 600 };
const list = { width: 220, height: 200 };
const anchor = (left: number, top: number) => ({ left, top, bottom: top + 26, width: 100 });

test("a list opens below", () => {
  expect(placeBy(anchor(40, 100), list, frame, 4)).toEqual({ left: 40, top: 130, bottom: null });
});

test("near the bottom it opens above", () => {
  expect(placeBy(anchor(40, 500), list, frame, 4)).toEqual({ left: 40, top: null, bottom: 104 });
});

test("it stays in the window at the right", () => {
  expect(placeBy(anchor(900, 100), list, frame, 4).left).toBe(776);
});
