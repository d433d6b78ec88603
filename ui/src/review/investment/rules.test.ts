import { expect, test } from "vitest";
import { requestOf, type Fields } from "./rules";

const fields: Fields = { kind: "double", resource: "mdf", from: "3", to: "1", first: "5", amount: "" };

test("a rule is said once all its fields are", () => {
  expect(requestOf(fields)).toEqual({ rule: "double", resource: "mdf", tier: 1, first: 5 });
  expect(requestOf({ ...fields, kind: "shift", amount: "3" })).toEqual({ rule: "shift", resource: "mdf", from: 3, to: 1, amount: "3" });
  expect(requestOf({ ...fields, kind: "cap", amount: "$50k" })).toEqual({ rule: "cap", resource: "mdf", tier: 1, at_most: "$50k" });
  expect(requestOf({ ...fields, kind: "suggest" })).toEqual({ rule: "suggest", resource: "mdf" });
  expect(requestOf({ ...fields, kind: "reset" })).toEqual({ rule: "reset", resource: "mdf" });
});

test("while something is missing there is none", () => {
  for (const first of ["", "0", "five", "-1", "1.5"]) expect(requestOf({ ...fields, first })).toBeNull();
  expect(requestOf({ ...fields, kind: "shift" })).toBeNull();
  expect(requestOf({ ...fields, kind: "shift", amount: "3", from: "1" })).toBeNull();
  expect(requestOf({ ...fields, kind: "cap", amount: " " })).toBeNull();
});
