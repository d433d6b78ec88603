import { expect, test } from "vitest";
import { actOf, duplicateKeys, matchKeys } from "./keys";

const press = (key: string, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, repeat: false, defaultPrevented: false, target: null, ...more });

// The tests run without a page: there is no element to have the focus.
globalThis.HTMLElement ??= class {} as typeof HTMLElement;

test("letters decide, whatever the caps lock says", () => {
  expect(actOf(press("a"), matchKeys)).toBe("same");
  expect(actOf(press("R"), matchKeys)).toBe("different");
  expect(actOf(press("m"), duplicateKeys)).toBe("merge");
});

test("a key that is held down decides one pair only, and moves on over many", () => {
  expect(actOf(press("a", { repeat: true }), matchKeys)).toBeNull();
  expect(actOf(press("ArrowDown", { repeat: true }), matchKeys)).toBe("next");
});

test("keys that are held with others belong to the frame", () => {
  expect(actOf(press("a", { ctrlKey: true }), matchKeys)).toBeNull();
  expect(actOf(press("ArrowDown", { shiftKey: true }), matchKeys)).toBeNull();
});

test("merging is no key of the matches", () => {
  expect(actOf(press("m"), matchKeys)).toBeNull();
});
