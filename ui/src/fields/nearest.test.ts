import { expect, test } from "vitest";
import { nearest } from "./nearest";

const box = (left: number, top: number, width = 50, height = 20) => ({ left, right: left + width, top, bottom: top + height });
/** Two columns of rows, the second of which ends earlier. */
const boxes = [box(0, 0), box(0, 20), box(0, 40), box(100, 0), box(100, 20)];
const from = (index: number, key: string) => nearest(boxes[index]!, boxes, key);

test("up and down stay in the column", () => {
  expect([from(0, "ArrowDown"), from(1, "ArrowDown"), from(2, "ArrowUp"), from(3, "ArrowDown")]).toEqual([1, 2, 1, 4]);
});

test("left and right stay in the row", () => {
  expect([from(1, "ArrowRight"), from(4, "ArrowLeft"), from(2, "ArrowRight")]).toEqual([4, 1, -1]);
});

test("nothing lies beyond the ends", () => {
  expect([from(0, "ArrowUp"), from(0, "ArrowLeft"), from(2, "ArrowDown"), from(0, "Enter")]).toEqual([-1, -1, -1, -1]);
});
