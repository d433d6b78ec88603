import { expect, test } from "vitest";
import type { SlideView } from "../ipc";
import { checksText, pictureWidth, placeOf, slideAfter, slideOf } from "./slides";

test("arrow keys stop at the first and the last slide", () => {
  expect(slideAfter("ArrowDown", 4, 5)).toBe(4);
  expect(slideAfter("ArrowUp", 0, 5)).toBe(0);
  expect(slideAfter("ArrowDown", 1, 5)).toBe(2);
  expect(slideAfter("End", 1, 5)).toBe(4);
  expect(slideAfter("x", 1, 5)).toBe(1);
});

test("a small resize asks for the same picture", () => {
  expect(pictureWidth(752, 1)).toBe(pictureWidth(760, 1));
  expect(pictureWidth(752, 2)).toBeGreaterThanOrEqual(1504);
});

test("checks are counted, and never said to block", () => {
  const slide = { checks: [{ passes: true }, { passes: true }, { passes: false }] } as SlideView;
  expect(checksText(slide)).toBe("2 pass, 1 to know about, none block the export");
});

test("a slide is found again wherever it goes", () => {
  const slide = (kind: SlideView["id"]["kind"], copy = 0) => ({ id: { kind, copy } }) as SlideView;
  const before = [slide("decisions"), slide("overlap_density"), slide("overlap_density"), slide("method")];
  const second = slideOf(before, 2);
  expect(second).toEqual({ id: { kind: "overlap_density", copy: 0 }, page: 1 });
  expect(placeOf([slide("overlap_density"), slide("method"), slide("overlap_density")], second)).toBe(2);
  expect(placeOf([slide("method")], second)).toBe(-1);
  expect([slideOf(before, 9), placeOf(before, null)]).toEqual([null, -1]);
});
