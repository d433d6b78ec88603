import { expect, test } from "vitest";
import type { EditableField } from "../ipc";
import { addText, isIdle } from "./lines";

const field = (label: string, more: Partial<EditableField> = {}) => ({ label, value: "", is_gap: false, suggestion: null, ...more }) as EditableField;

test("a gap and an offer are shown, an empty field is not", () => {
  expect([field("Sponsor"), field("Motion", { is_gap: true }), field("Motion", { suggestion: "Co-sell" }), field("Sponsor", { value: "Ana" })].map(isIdle)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test("the first few of what can be added are named", () => {
  expect(addText([field("Sponsor")])).toBe("Add: sponsor");
  expect(addText(["ID", "Why we have it", "Region", "Website"].map((label) => field(label)))).toBe("Add: ID, why we have it, region, …");
});
