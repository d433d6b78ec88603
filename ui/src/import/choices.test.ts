import { expect, test } from "vitest";
import type { ConventionQuestion } from "../ipc";
import { fieldOptions, guessed, withAsOf, withColumn, withConvention, withDuplicate, withHeaderRow, withKind, withSheet, withSource, withValue } from "./choices";

const decided = withAsOf(withValue(withColumn(guessed, 4, "mdf_spent"), "tier", "Gold", "2"), "2026-06-30");

test("another sheet keeps only the date", () => {
  expect(withSheet(decided, "Deals")).toEqual({ ...guessed, sheet: "Deals", as_of: "2026-06-30" });
});

test("another header row or kind forgets columns and values", () => {
  expect(withHeaderRow(decided, 5)).toMatchObject({ header_row: 5, columns: [], values: [], as_of: "2026-06-30" });
  expect(withKind(decided, "accounts")).toMatchObject({ kind: "accounts", columns: [], values: [] });
});

test("a column has one field, the last one chosen", () => {
  expect(withColumn(decided, 4, "custom").columns).toEqual([{ column: 4, field: "custom" }]);
  expect(withColumn(decided, 5, "name").columns).toHaveLength(2);
});

test("the same word in two columns has two meanings", () => {
  const both = withValue(decided, "type", "Gold", "si");
  expect(both.values).toHaveLength(2);
  expect(withValue(both, "tier", "Gold", "").values).toContainEqual({ field: "tier", seen: "Gold", target: "" });
  expect(withValue(both, "tier", "Gold", "").values).toHaveLength(2);
});

test("choices are never changed in place", () => expect(guessed.columns).toEqual([]));

test("keeping and leaving out are offered once, whether or not the backend lists them", () => {
  const named = { value: "custom", label: "Custom: Cert. count" };
  expect(fieldOptions([{ code: "name", name: "Name" }], "Cert. count")).toContainEqual(named);
  expect(fieldOptions([{ code: "custom", name: "Custom field" }], "Cert. count").filter(({ value }) => value === "custom")).toEqual([named]);
});

const dates = { column: 5, kind: "dates" } as ConventionQuestion;
const amounts = { column: 5, kind: "decimal" } as ConventionQuestion;

test("a column keeps how its dates are written beside how its amounts are", () => {
  const both = withConvention(withConvention(guessed, dates, "dmy"), amounts, "comma");
  expect(both.conventions).toEqual([{ column: 5, decimal: "comma", dates: "dmy" }]);
  expect(withConvention(both, dates, "mdy").conventions).toEqual([{ column: 5, decimal: "comma", dates: "mdy" }]);
});

test("another header row forgets how the columns are written, another kind does not", () => {
  const answered = withConvention(guessed, dates, "dmy");
  expect(withHeaderRow(answered, 3).conventions).toEqual([]);
  expect(withKind(answered, "deals").conventions).toHaveLength(1);
});

test("guessing anew forgets what was decided, and can be taken back", () => {
  const anew = withSource({ ...decided, accept_drift: true }, false);
  expect(anew).toMatchObject({ without_source: true, columns: [], values: [], accept_drift: false, as_of: "2026-06-30" });
  expect(withSource(anew, true).without_source).toBe(false);
});

test("a row that is there already has one decision, the last", () => {
  const merged = withDuplicate(withDuplicate(guessed, 40, "first"), 40, "merge");
  expect(withDuplicate(merged, 41, "first").duplicates).toEqual([
    { row: 40, choice: "merge" },
    { row: 41, choice: "first" },
  ]);
});
