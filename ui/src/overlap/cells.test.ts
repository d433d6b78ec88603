import { expect, test } from "vitest";
import { readCells } from "./cells";

type Cell = [shared: number, share: number, step: number, shareStep: number];

/** The bytes as the core writes them. */
function bytesOf(revision: number, count: number, cells: Cell[]): ArrayBuffer {
  const buffer = new ArrayBuffer(8 + 8 * cells.length);
  const data = new DataView(buffer);
  data.setUint32(0, revision, true);
  data.setUint32(4, count, true);
  cells.forEach(([shared, share, step, shareStep], index) => {
    const at = 8 + 8 * index;
    data.setUint32(at, shared, true);
    data.setUint16(at + 4, share, true);
    data.setUint8(at + 6, step);
    data.setUint8(at + 7, shareStep);
  });
  return buffer;
}

const cells = readCells(bytesOf(7, 3, [[134, 62, 6, 5], [70_000, 100, 6, 6], [9, 4, 0, 0]]));

test("the head is read", () => expect([cells.revision, cells.count]).toEqual([7, 3]));

test("the cells stand row by row, below the diagonal", () => {
  expect([cells.sharedAt(1, 0), cells.sharedAt(2, 0), cells.sharedAt(2, 1)]).toEqual([134, 70_000, 9]);
  expect([cells.shareAt(1, 0), cells.shareAt(2, 1)]).toEqual([62, 4]);
});

test("either measure has its own bin", () => {
  expect(cells.stepAt(1, 0, "shared")).toBe(6);
  expect(cells.stepAt(1, 0, "share")).toBe(5);
});

test("bytes that were cut short are refused", () => expect(() => readCells(bytesOf(7, 3, [[1, 1, 0, 0]]))).toThrow("incomplete"));

test("without partners there are no cells", () => expect(readCells(bytesOf(1, 0, [])).count).toBe(0));
