import { expect, test } from "vitest";
import { matrixAction, zoomAction } from "./matrixKeys";

const press = (key: string, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });
const at = { count: 10, place: { row: 5, column: 2 }, page: 4 };

test("Enter and Space choose, arrows move", () => {
  expect(matrixAction(press("Enter"), at)).toEqual({ kind: "choose" });
  expect(matrixAction(press(" "), at)).toEqual({ kind: "choose" });
  expect(matrixAction(press("ArrowDown"), at)).toEqual({ kind: "move", place: { row: 6, column: 2 } });
  expect(matrixAction(press("End", { ctrlKey: true }), at)).toEqual({ kind: "move", place: { row: 9, column: 8 } });
});

test("keys of others are left alone", () => {
  expect(matrixAction(press("ArrowLeft", { altKey: true }), at)).toBeNull();
  expect(matrixAction(press("Enter", { ctrlKey: true }), at)).toBeNull();
  expect(zoomAction(press("0", { ctrlKey: true }))).toBeNull();
});

test("plus is found with and without Shift", () => {
  expect(zoomAction(press("+"))).toBe("larger");
  expect(zoomAction(press("="))).toBe("larger");
  expect(zoomAction(press("-"))).toBe("smaller");
  expect(zoomAction(press("0"))).toBe("fit");
});
