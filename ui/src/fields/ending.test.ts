import { expect, test } from "vitest";
import { Edit, endingOf } from "./ending";

const key = (name: string, more = {}) => ({ key: name, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, isComposing: false, ...more });

test("Enter, Tab and Escape end an edit", () => {
  expect([key("Enter"), key("Tab"), key("Tab", { shiftKey: true }), key("Escape"), key("a")].map(endingOf)).toEqual(["enter", "tab", "shift-tab", "cancel", null]);
});

test("a word being composed is not ended", () => {
  expect(endingOf(key("Enter", { isComposing: true }))).toBeNull();
});

test("an edit ends once", () => {
  const edit = new Edit();
  expect(edit.end("enter", false)).toBe(true);
  expect(edit.end("blur", false)).toBe(false);
});

test("what was refused is sent again by a key, or after typing on, and not by leaving", () => {
  const edit = new Edit();
  edit.end("enter", false);
  expect(edit.end("blur", true)).toBe(false);
  expect(edit.end("enter", true)).toBe(true);
  edit.resume();
  expect(edit.end("blur", true)).toBe(true);
});
