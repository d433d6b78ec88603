import { expect, test } from "vitest";
import { drawnAtMost, drawnHeight, HEIGHT, measureOf, movedRow, offsetAt, rowsInSight, scrollToRow, TALLEST, topOf, type Reach } from "./reach";

const short: Reach = { count: 994, view: 780 };
const long: Reach = { count: 1_000_000, view: 780 };
const end = (reach: Reach) => drawnHeight(reach) - reach.view;

test("a list of some hundred thousand rows is drawn as tall as it is", () => {
  const many = { count: 100_000, view: 780 };
  expect(drawnHeight(many)).toBe(2_600_000);
  expect(measureOf(many)).toBe(1);
  expect(topOf(many, 1_234_567, 4000)).toBe(4000 * HEIGHT.row);
});

test("a list of a million rows stays within what an engine can draw, and is reached from end to end", () => {
  expect(drawnHeight(long)).toBe(TALLEST);
  expect(offsetAt(long, 0)).toBe(0);
  expect(rowsInSight(long, 0).first).toBe(0);
  expect(rowsInSight(long, end(long)).last).toBe(999_999);
  expect(offsetAt(long, end(long))).toBeCloseTo(1_000_000 * HEIGHT.row - long.view, 3);
});

test("the last row of any list ends at the foot of what is drawn", () => {
  for (const reach of [short, long]) {
    const { first } = rowsInSight(reach, end(reach));
    expect(topOf(reach, end(reach), first) + (reach.count - first) * HEIGHT.row).toBeCloseTo(drawnHeight(reach), 3);
  }
});

test("a list that fits is not scrolled, and an empty one has no rows", () => {
  expect(measureOf({ count: 4, view: 780 })).toBe(1);
  expect(rowsInSight({ count: 4, view: 780 }, 0)).toEqual({ first: 0, last: 3 });
  const none = rowsInSight({ count: 0, view: 780 }, 0);
  expect(none.last).toBeLessThan(none.first);
});

test.each([short, long])("each row of %o can be brought wholly into sight", (reach) => {
  for (const row of [0, 29, 30, 31, 500, reach.count - 2, reach.count - 1]) {
    for (const from of [0, Math.floor(end(reach) / 2), end(reach)]) {
      const offset = offsetAt(reach, scrollToRow(reach, from, row));
      expect(row * HEIGHT.row).toBeGreaterThanOrEqual(offset - 0.01);
      expect((row + 1) * HEIGHT.row).toBeLessThanOrEqual(offset + reach.view + 0.01);
    }
  }
});

test.each([short, long])("no two rows that %o draws at a time have one slot", (reach) => {
  for (let scrollTop = 0; scrollTop < 2000; scrollTop += 7) {
    const { first, last } = rowsInSight(reach, scrollTop);
    expect(last - first + 1).toBeLessThanOrEqual(drawnAtMost(reach));
  }
});

test("a row in sight moves nothing", () => expect(scrollToRow(short, 100, 10)).toBe(100));

test.each([
  ["ArrowDown", 11],
  ["ArrowUp", 9],
  ["PageDown", 39],
  ["PageUp", 0],
  ["Home", 0],
  ["End", 993],
])("%s leads from row 10 to row %d", (key, row) => expect(movedRow(short, 10, key)).toBe(row));

test("no other key moves, and none in an empty list", () => {
  expect(movedRow(short, 0, "Enter")).toBeNull();
  expect(movedRow({ count: 0, view: 780 }, 0, "End")).toBeNull();
});
