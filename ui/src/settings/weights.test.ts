import { expect, test } from "vitest";
import { isWhole, sumOf, weightsOf } from "./weights";

const usual = { production: 40, overlap: 20, engagement: 20, satisfaction: 20 };

test("what is typed stands over the weights", () => {
  expect(weightsOf(usual, {})).toEqual(usual);
  expect(weightsOf(usual, { production: " 50", overlap: "10" })).toEqual({ ...usual, production: 50, overlap: 10 });
  expect(sumOf(weightsOf(usual, { production: "50", overlap: "10" }))).toBe(100);
});

test("what is no whole number counts nothing", () => {
  expect(sumOf(weightsOf(usual, { production: "4o" }))).toBe(60);
  expect([isWhole("0"), isWhole(""), isWhole("-1"), isWhole("12.5")]).toEqual([true, false, false, false]);
});
