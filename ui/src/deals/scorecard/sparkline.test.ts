import { expect, test } from "vitest";
import { dotOf, lineOf, SIZE } from "./sparkline";

const whole = [0, 1000, 500];

test("a line goes from the left edge to the right, the largest point at the top", () => {
  expect(lineOf(whole)).toBe(`M${SIZE.edge} ${SIZE.height - SIZE.edge}L44 ${SIZE.edge}L${SIZE.width - SIZE.edge} 9`);
});

test("a line is broken where nothing is known", () => {
  expect(lineOf([0, 0, null, 0, 0]).match(/M/g)).toHaveLength(2);
  expect(lineOf([null, null, 0, 0]).match(/M/g)).toHaveLength(1);
});

test("a point between gaps is a speck", () => expect(lineOf([null, 500, null])).toBe("M44 9h0.01"));

test("the dot stands at the last point that is known", () => {
  expect(dotOf(whole)).toEqual({ x: SIZE.width - SIZE.edge, y: 9 });
  expect(dotOf([500, null])).toEqual({ x: SIZE.edge, y: 9 });
});

test("of nothing there is no line and no dot", () => {
  for (const points of [[], [null, null]]) expect([lineOf(points), dotOf(points)]).toEqual(["", null]);
});
