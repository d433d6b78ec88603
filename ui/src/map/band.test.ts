import { expect, test } from "vitest";
import { gaugeOf } from "./band";

test("a count within the band lies between its ends", () => {
  const gauge = gaugeOf({ low: 10, high: 30 }, 12);
  expect(gauge.at).toBeGreaterThan(gauge.low);
  expect(gauge.at).toBeLessThan(gauge.high);
});

test("the gauge grows with a count beyond the band", () => {
  const gauge = gaugeOf({ low: 10, high: 30 }, 90);
  expect(gauge.at).toBeLessThanOrEqual(1);
  expect(gauge.high).toBeLessThan(0.5);
});
