import { expect, test } from "vitest";
import { fieldOptions, guessed, withAsOf, withColumn, withHeaderRow, withKind, withSheet, withValue } from "./choices";

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
