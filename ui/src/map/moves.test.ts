import { describe, expect, test } from "vitest";
import { firstStop, move, type Stops } from "./moves";

/** Two tiers by three columns; the middle cell of Tier 1 is empty. */
const stops: Stops = [
  [["a1", "a2"], [], ["c1"]],
  [["a3"], ["b1", "b2", "b3"], ["c2"]],
];

test("the Tab key enters at the first partner", () => expect(firstStop(stops)).toBe("a1"));

describe("arrow keys", () => {
  test.each([
    ["a1", "ArrowDown", "a2"],
    ["a2", "ArrowDown", "a3"],
    ["a3", "ArrowUp", "a2"],
    ["b1", "ArrowUp", null],
    ["a1", "ArrowRight", "c1"],
    ["c1", "ArrowLeft", "a1"],
    ["b3", "ArrowLeft", "a3"],
    ["a1", "ArrowUp", null],
    ["c2", "ArrowRight", null],
  ])("from %s %s leads to %s", (from, key, to) => expect(move(stops, from, key)).toBe(to));
});

test("Home and End stay in the tier, Page keys in the column", () => {
  expect(move(stops, "b2", "Home")).toBe("a3");
  expect(move(stops, "b2", "End")).toBe("c2");
  expect(move(stops, "a2", "PageDown")).toBe("a3");
  expect(move(stops, "c2", "PageUp")).toBe("c1");
});

test("a stop that is gone leads nowhere", () => expect(move(stops, "z9", "ArrowDown")).toBeNull());
