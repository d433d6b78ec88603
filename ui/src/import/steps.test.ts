import { expect, test } from "vitest";
import type { ImportPreview } from "../ipc";
import { dayOf } from "./day";
import { columnLetter, hiddenText, stepKey } from "./steps";

const enter = { key: "Enter", ctrlKey: false, metaKey: false };

test("Enter goes on, and never imports without Ctrl", () => {
  expect(stepKey(enter, 0)).toBe("continue");
  expect(stepKey(enter, 2)).toBeNull();
  expect(stepKey({ ...enter, ctrlKey: true }, 2)).toBe("apply");
  expect(stepKey({ ...enter, ctrlKey: true }, 1)).toBeNull();
});

test("hidden rows are counted, in or out", () => {
  expect(hiddenText({ hidden_row_count: 3, hidden_rows_included: true } as ImportPreview)).toBe("3 hidden rows included");
  expect(hiddenText({ hidden_row_count: 1, hidden_rows_included: false } as ImportPreview)).toBe("1 hidden row left out");
});

test.each([
  [0, "A"],
  [25, "Z"],
  [26, "AA"],
  [701, "ZZ"],
  [702, "AAA"],
])("column %i is %s", (column, letter) => expect(columnLetter(column)).toBe(letter));

test.each([
  ["2026-06-30", "2026-06-30"],
  [" 2026-6-3 ", "2026-06-03"],
  ["2026-02-30", null],
  ["30.06.2026", null],
  ["", null],
])("%j is the day %j", (text, day) => expect(dayOf(text)).toBe(day));
