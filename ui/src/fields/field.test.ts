import { expect, test } from "vitest";
import type { FieldKey } from "../ipc";
import { fieldId, fieldOf } from "./field";

const keys: [FieldKey, string][] = [
  [{ kind: "manager" }, "manager"],
  [{ kind: "fact", measure: "fte", quarter: "2026-04-01" }, "fact:fte:2026-04-01"],
  [{ kind: "custom", name: "Region: lead" }, "custom:Region: lead"],
];

test.each(keys)("a field is one text and back", (key, id) => {
  expect(fieldId(key)).toBe(id);
  expect(fieldOf(id)).toEqual(key);
});

test.each(["", "nothing", "fact", "fact:fte", "fact:weight:2026-04-01", "custom", "toString"])("%s means no field", (id) => {
  expect(fieldOf(id)).toBeNull();
});
