import { expect, test } from "vitest";
import type { ImportPreview, SheetPreview } from "../ipc";
import { asksNothing, following, hasNothingNew } from "./rest";

const sheet = (name: string, kind: string) => ({ name, kind }) as SheetPreview;
const preview = (change: object) => ({ duplicates: [], columns: [], values: [], ...change }) as unknown as ImportPreview;
const plan = { obstacle: "everything in it is in the document already", added: 0, updated: 0, unchanged: 4, problem_count: 0 };

test("partners come before what refers to them", () => {
  expect(following([sheet("Deals Q2", "deals"), sheet("Overlap", "overlaps"), sheet("Our accounts", "accounts")])).toEqual(["Our accounts", "Overlap", "Deals Q2"]);
});

test("a doubtful column, a row in doubt and a word without a meaning are looked at", () => {
  expect(asksNothing(preview({}))).toBe(true);
  expect(asksNothing(preview({ columns: [{ is_doubtful: true }] }))).toBe(false);
  expect(asksNothing(preview({ duplicates: [{ row: 7 }] }))).toBe(false);
  expect(asksNothing(preview({ values: [{ seen: [{ target: null }] }] }))).toBe(false);
});

test("a file with nothing new is told from one that cannot be stored", () => {
  expect(hasNothingNew(preview({ plan }))).toBe(true);
  expect(hasNothingNew(preview({ plan: { ...plan, updated: 1, obstacle: null } }))).toBe(false);
  expect(hasNothingNew(preview({ plan: { ...plan, unchanged: 0 } }))).toBe(false);
});
