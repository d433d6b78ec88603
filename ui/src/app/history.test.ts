import { expect, test } from "vitest";
import type { HistoryEntry, HistoryState } from "../ipc";
import { actionText, daysOf, isAlone } from "./history";

const now = new Date(2026, 6, 2, 14, 32);
const entry = (id: number, state: HistoryState, day = 2, hour = 9): HistoryEntry => ({ id, state, title: `Step ${id}`, can_undo_alone: false, at: new Date(2026, 6, day, hour).toISOString() });
const steps = (entries: HistoryEntry[]) => daysOf(entries, now).flatMap((day) => day.steps);
const step = (entries: HistoryEntry[], id: number) => steps(entries).find((found) => found.id === id)!;

test("steps stand under the day they were done", () => {
  const days = daysOf([entry(3, "done"), entry(2, "done", 1), entry(1, "done", -2)], now);
  expect(days.map(({ day }) => day)).toEqual(["Today", "Yesterday", "28 June 2026"]);
  expect(days[0]?.steps[0]?.time).toBe("09:00");
});

const mixed = [entry(6, "undone"), entry(5, "undone"), entry(4, "done"), entry(3, "settled"), entry(2, "done"), entry(1, "done")];

test("undoing to a step takes back what stands above it, and no step that is settled", () => {
  expect(step(mixed, 2).takes).toEqual([4, 2]);
  expect(actionText(step(mixed, 2))).toBe("Undo to here, 2 steps");
  expect(actionText(step(mixed, 4))).toBe("Undo");
});

test("redoing to a step brings the older ones back first", () => {
  expect(step(mixed, 6).takes).toEqual([5, 6]);
  expect(actionText(step(mixed, 6))).toBe("Redo to here, 2 steps");
  expect(actionText(step(mixed, 5))).toBe("Redo");
});

test("a settled step offers nothing", () => expect(actionText(step(mixed, 3))).toBe(""));

test("where the document is now is said only while steps are taken back", () => {
  expect(steps(mixed).filter(({ isNow }) => isNow).map(({ id }) => id)).toEqual([4]);
  expect(steps(mixed.slice(2)).some(({ isNow }) => isNow)).toBe(false);
});

test("an import is taken back by itself only where other steps came after it", () => {
  const imports = mixed.map((one) => ({ ...one, can_undo_alone: one.id !== 1 }));
  expect([6, 4, 3, 2, 1].map((id) => isAlone(step(imports, id)))).toEqual([false, false, false, true, false]);
});
