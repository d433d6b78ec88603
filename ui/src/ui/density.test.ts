import { expect, test } from "vitest";
import type { OverlapCell } from "../ipc";
import { barStep, shortQuarter, spoken } from "./density";

const cell: OverlapCell = { state: "value", shared: 64, base: 164, value: 0.39, figure: "39%", beside: "64/164", step: 5, quarter: null, notes: [] };

test("the quarter loses its year only when it is the year of the review", () => {
  expect(shortQuarter("Q1 2026", "Q2 2026")).toBe("Q1");
  expect(shortQuarter("Q4 2025", "Q2 2026")).toBe("Q4 ’25");
});

test("the bar of a stale cell is never too pale to be seen", () => {
  expect(barStep(0)).toBe(2);
  expect(barStep(6)).toBe(6);
});

test("no two states sound alike", () => {
  const states = ["value", "zero", "stale", "counts_only", "small_base", "not_shared", "not_imported"] as const;
  const heard = states.map((state) => spoken("Ferrolane", { ...cell, state, figure: state === "zero" ? "0%" : cell.figure }, "Q2 2026"));
  expect(new Set(heard).size).toBe(states.length);
});

test("the notes of a cell are spoken", () => {
  expect(spoken("Ferrolane, Enterprise", { ...cell, notes: ["Over 3 segments."] }, "Q2 2026")).toBe("Ferrolane, Enterprise: 39% 64/164. Over 3 segments");
});
