import { expect, test } from "vitest";
import type { ConventionQuestion } from "../ipc";
import { countText, readingOptions } from "./questions";

const readings = [
  { code: "dmy", label: "day first", samples: ["a", "b", "c", "d"] },
  { code: "mdy", label: "month first", samples: [] },
];
const question = (kind: "dates" | "decimal", count: number) => ({ kind, count, readings, suggested: "dmy" }) as ConventionQuestion;

test("a question says how many values it is about", () => {
  expect(countText(question("dates", 12))).toBe("12 dates could be either");
  expect(countText(question("decimal", 1))).toBe("1 amount could be either");
});

test("every reading is shown with at most three samples, and the likely one says so", () => {
  const [first, second] = readingOptions(question("dates", 12));
  expect(first).toEqual({ value: "dmy", label: "Day first", note: "more likely", lines: ["a", "b", "c"] });
  expect(second?.note).toBeUndefined();
});
