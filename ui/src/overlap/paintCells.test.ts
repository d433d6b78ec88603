import { expect, test } from "vitest";
import { paintCells, type Picture } from "./paintCells";

const ramp = new Uint32Array([10, 11, 12, 13, 14, 15, 16]);

function painted(more: Partial<Picture>): string[] {
  const picture: Picture = {
    pixels: new Uint32Array(36),
    width: 6,
    height: 6,
    across: new Int32Array([0, 2, 4]),
    down: new Int32Array([0, 2, 4]),
    extent: 2,
    hair: 0,
    stepAt: (row, column) => row + column,
    ramp,
    ground: 0,
    diagonal: 9,
    ...more,
  };
  paintCells(picture);
  return Array.from({ length: picture.height }, (_, y) => [...picture.pixels.subarray(y * picture.width, (y + 1) * picture.width)].join(" "));
}

test("only the lower triangle is painted, the diagonal in its own colour", () => {
  expect(painted({})).toEqual(["9 9 0 0 0 0", "9 9 0 0 0 0", "11 11 9 9 0 0", "11 11 9 9 0 0", "12 12 13 13 9 9", "12 12 13 13 9 9"]);
});

test("a hair of ground stands between cells", () => {
  expect(painted({ hair: 1 })).toEqual(["9 0 0 0 0 0", "0 0 0 0 0 0", "11 0 9 0 0 0", "0 0 0 0 0 0", "12 0 13 0 9 0", "0 0 0 0 0 0"]);
});

test("what is scrolled away is cut at the edge", () => {
  const rows = painted({ across: new Int32Array([-3, -1, 1]), down: new Int32Array([-3, -1, 1]) });
  expect(rows.slice(0, 4)).toEqual(["9 0 0 0 0 0", "13 9 9 0 0 0", "13 9 9 0 0 0", "0 0 0 0 0 0"]);
});

test("four hundred partners are painted well within a frame", () => {
  const [width, height, count] = [2000, 1460, 400];
  const starts = Int32Array.from({ length: count }, (_, index) => Math.round(index * 3.25));
  const before = performance.now();
  painted({ pixels: new Uint32Array(width * height), width, height, across: starts, down: starts, extent: 4, stepAt: (row) => row % 7 });
  expect(performance.now() - before).toBeLessThan(1000);
});
