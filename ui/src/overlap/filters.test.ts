import { expect, test } from "vitest";
import type { FilterChoice } from "../ipc";
import { filteredBy, labelOf, spokenValues, toggled, valuesOf } from "./filters";

const choices: FilterChoice[] = [{ column: "tier", label: "Tier", values: [{ value: "1", label: "Tier 1", count: 12 }, { value: "2", label: "Tier 2", count: 28 }] }];

test("a value that is toggled twice leaves no filter behind", () => {
  const once = toggled([], "tier", "1");
  expect(once).toEqual([{ column: "tier", values: ["1"] }]);
  expect(toggled(once, "tier", "1")).toEqual([]);
});

test("several values of a column are one filter, and filters keep their order", () => {
  const both = toggled(toggled(toggled([], "tier", "1"), "type", "si"), "tier", "2");
  expect(both).toEqual([{ column: "tier", values: ["1", "2"] }, { column: "type", values: ["si"] }]);
  expect(valuesOf(both, "tier")).toEqual(["1", "2"]);
  expect(filteredBy(both, "tier", [])).toEqual([{ column: "type", values: ["si"] }]);
});

test("filters are said by the labels of the core", () => {
  expect(labelOf(choices, "tier")).toBe("Tier");
  expect(spokenValues(choices, { column: "tier", values: ["1", "2"] })).toBe("Tier 1, Tier 2");
  expect(spokenValues(choices, { column: "tier", values: ["1", "2", "3", "4"] })).toBe("one of 4");
});
