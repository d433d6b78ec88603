import { expect, test } from "vitest";
import type { ComparisonView } from "../../ipc";
import { ALL, segmentOptions, typeOptions, withSegment, withType } from "./picks";

const view: ComparisonView = {
  headline: "",
  groups: [],
  rows: [],
  notes: [],
  segments: [{ id: 3, name: "Enterprise" }, { id: 0, name: "Unsegmented" }],
  types: [{ id: "si", name: "SI" }],
};
const plain = { segment: null, partner_type: null };

test("all deals come first, then the segments and types there are", () => {
  expect(segmentOptions(view, plain).map(({ value }) => value)).toEqual([ALL, "3", "0"]);
  expect(typeOptions(view, plain).map(({ label }) => label)).toEqual(["all", "SI"]);
});

test("what was asked for and is gone still has a name", () => {
  expect(segmentOptions(view, { ...plain, segment: 7 }).at(-1)).toEqual({ value: "7", label: "no longer there" });
  expect(typeOptions(view, { ...plain, partner_type: "agency" }).at(-1)).toEqual({ value: "agency", label: "hidden" });
});

test("a pick narrows, and the first one widens again", () => {
  const narrow = withType(withSegment(plain, "0"), view, "si");
  expect(narrow).toEqual({ segment: 0, partner_type: "si" });
  expect(withType(withSegment(narrow, ALL), view, ALL)).toEqual(plain);
});
