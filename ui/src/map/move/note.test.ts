import { expect, test } from "vitest";
import { overlaps, placeNote, seen, type Box } from "./note";

const window = { width: 1440, height: 900 };
const note = { width: 280, height: 100 };
const box = (left: number, top: number, width = 143, height = 150): Box => ({ left, top, width, height });
const noteAt = (target: Box, origin: Box | null = null, size = window) => {
  const at = placeNote(target, origin, note, size);
  return { left: at.x, top: at.y, ...note };
};

test("the note stands right of the target column, level with the cell", () => {
  expect(noteAt(box(280, 130))).toMatchObject({ left: 431, top: 130 });
});

test("the last column has it to the left when the window ends there", () => {
  expect(noteAt(box(1037, 130, 143), null, { width: 1180, height: 760 })).toMatchObject({ left: 749, top: 130 });
});

test("an origin in the next column pushes it to the other side, or above and below", () => {
  const target = box(566, 130);
  const origin = box(714, 140, 135, 26);
  const placed = noteAt(target, origin);
  expect(overlaps(placed, target) || overlaps(placed, origin)).toBe(false);
  expect(placed.left).toBe(278);
  const first = noteAt(box(280, 130), box(428, 140, 135, 26));
  expect(first.left).toBe(431);
  expect(first.top).toBe(174);
});

test("it stays inside the window", () => {
  for (const [left, top] of [[140, 0], [1300, 860], [700, -400], [700, 890]] as const) {
    const placed = noteAt(box(left, top));
    expect(placed.left).toBeGreaterThanOrEqual(8);
    expect(placed.top).toBeGreaterThanOrEqual(8);
    expect(placed.left + placed.width).toBeLessThanOrEqual(1432);
    expect(placed.top + placed.height).toBeLessThanOrEqual(892);
  }
});

test("every cell of a map leaves room for the note, wherever the origin is", () => {
  const columns = [280, 423, 566, 709, 852, 995];
  const rows = [130, 280, 500];
  const cells = columns.flatMap((left) => rows.map((top) => box(left, top)));
  for (const target of cells) {
    for (const cell of cells) {
      const origin = box(cell.left + 4, cell.top + 30, 135, 26);
      if (cell === target) continue;
      const placed = noteAt(target, origin);
      expect([overlaps(placed, target), overlaps(placed, origin)]).toEqual([false, false]);
    }
  }
});

test("of a cell that is scrolled only what is seen counts", () => {
  expect(seen(box(280, -100, 143, 400), box(140, 86, 1000, 500))).toEqual(box(280, 86, 143, 214));
  expect(seen(box(280, 700), box(140, 86, 1000, 500)).height).toBe(0);
});
