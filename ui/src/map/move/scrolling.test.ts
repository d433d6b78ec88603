import { expect, test } from "vitest";
import { edgeSpeed } from "./scrolling";

test("nothing scrolls away from the edges", () => expect(edgeSpeed(300, 100, 600)).toBe(0));

test("the nearer the edge, the faster", () => {
  expect(edgeSpeed(130, 100, 600)).toBeLessThan(0);
  expect(edgeSpeed(105, 100, 600)).toBeLessThan(edgeSpeed(130, 100, 600));
  expect(edgeSpeed(595, 100, 600)).toBeGreaterThan(edgeSpeed(570, 100, 600));
});

test("beyond the edge it scrolls at its fastest", () => {
  expect(edgeSpeed(900, 100, 600)).toBe(14);
  expect(edgeSpeed(0, 100, 600)).toBe(-14);
});
