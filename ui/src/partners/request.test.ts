import { expect, test } from "vitest";
import { plainTable } from "../app/look.svelte";
import type { PartnersView } from "../ipc";
import { filteredBy, sortedBy, spokenValues, toggledColumn, toggledValue, unfiltered, valuesOf } from "./request";
import { table } from "./testing";

const request = plainTable();
const view: PartnersView = {
  ...table,
  columns: table.columns.map((column) => ({ ...column, is_number: column.id === "mdf" })).filter(({ id }) => id !== "motion"),
  filters: [{ column: "tier", label: "Tier", values: ["1", "2", "3", "4"].map((value) => ({ value, label: `Tier ${value}`, count: 1 })) }],
};

test("a header sorts numbers from the largest and words from the first, and again turns around", () => {
  expect(sortedBy(request, view, "mdf").sort).toEqual({ column: "mdf", is_descending: true });
  expect(sortedBy(request, view, "best").sort).toEqual({ column: "best", is_descending: false });
  expect(sortedBy(request, view, "name").sort).toEqual({ column: "name", is_descending: true });
});

test("values of a filter come and go, and its column with the last", () => {
  const one = toggledValue(request, "tier", "1");
  const two = toggledValue(one, "tier", "2");
  expect(valuesOf(two, "tier")).toEqual(["1", "2"]);
  expect(toggledValue(one, "tier", "1").filters).toEqual([]);
  expect(filteredBy(two, "tier", []).filters).toEqual([]);
});

test("clearing the filters takes the text that was looked for too", () => {
  const cleared = unfiltered({ ...toggledValue(request, "tier", "1"), find: "co", group: "motion" });
  expect([cleared.filters, cleared.find, cleared.group]).toEqual([[], "", "motion"]);
});

test("a column goes, and comes back where it stood", () => {
  const hidden = toggledColumn(request, table, "motion").columns;
  expect(hidden).toEqual(["name", "mdf", "best"]);
  expect(toggledColumn({ ...request, columns: hidden }, view, "motion").columns).toEqual(["name", "mdf", "motion", "best"]);
});

test("a filter is told by its labels, of many by their number", () => {
  expect(spokenValues(view, { column: "tier", values: ["1", "2"] })).toBe("Tier 1, Tier 2");
  expect(spokenValues(view, { column: "tier", values: ["1", "2", "3", "4"] })).toBe("one of 4");
  expect(spokenValues(view, { column: "gone", values: ["x"] })).toBe("x");
});
