import { expect, test } from "vitest";
import { isPair, moveIn } from "./matrixMoves";

const move = (row: number, column: number, key: string, isWhole = false) => moveIn(10, { row, column }, key, isWhole, 4);

test("the diagonal ends a row", () => {
  expect(move(5, 4, "ArrowRight")).toEqual({ row: 5, column: 4 });
  expect(move(5, 4, "ArrowUp")).toEqual({ row: 4, column: 3 });
});

test("left of the first cell stands the name, and nothing beyond", () => {
  expect(move(5, 0, "ArrowLeft")).toEqual({ row: 5, column: -1 });
  expect(move(5, -1, "ArrowLeft")).toEqual({ row: 5, column: -1 });
});

test("the first row has only its name", () => expect(move(1, 0, "ArrowUp")).toEqual({ row: 0, column: -1 }));

test("page keys stop at the last row", () => {
  expect(move(3, 1, "PageDown")).toEqual({ row: 7, column: 1 });
  expect(move(8, 1, "PageDown")).toEqual({ row: 9, column: 1 });
});

test("Home and End stay in the row, with Ctrl they go to the corners", () => {
  expect(move(5, 3, "Home")).toEqual({ row: 5, column: 0 });
  expect(move(5, 1, "End")).toEqual({ row: 5, column: 4 });
  expect(move(5, 3, "Home", true)).toEqual({ row: 1, column: 0 });
  expect(move(5, 3, "End", true)).toEqual({ row: 9, column: 8 });
});

test("a place of a longer matrix is brought inside", () => expect(move(50, 49, "ArrowDown")).toEqual({ row: 9, column: 8 }));

test("other keys do not move", () => expect(move(5, 3, "x")).toBeNull());

test("names and the diagonal are no pairs", () => {
  expect(isPair({ row: 5, column: 3 })).toBe(true);
  expect(isPair({ row: 5, column: 5 }) || isPair({ row: 5, column: -1 }) || isPair({ row: -1, column: 3 })).toBe(false);
});
