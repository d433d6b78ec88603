import { expect, test } from "vitest";
import { frameAction, type Key } from "./keys";

const press = (key: string, held: Partial<Key> = {}): Key => ({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

test("digits choose screens, and only screens that are there", () => {
  expect(frameAction(press("2"), false)).toEqual({ do: "screen", screen: "overlap" });
  expect(frameAction(press("4"), false)).toBeNull();
  expect(frameAction(press("0"), false)).toBeNull();
});

test("single characters belong to a field that has focus", () => expect(frameAction(press("2"), true)).toBeNull());

test("undo belongs to a field that has focus, import does not", () => {
  expect(frameAction(press("z", { ctrlKey: true }), true)).toBeNull();
  expect(frameAction(press("i", { ctrlKey: true }), true)).toEqual({ do: "import" });
});

test.each([
  [press("z", { ctrlKey: true }), "undo"],
  [press("Z", { ctrlKey: true, shiftKey: true }), "redo"],
  [press("y", { ctrlKey: true }), "redo"],
  [press("o", { ctrlKey: true }), "open"],
  [press("n", { metaKey: true }), "new"],
  [press("S", { ctrlKey: true, shiftKey: true }), "save-as"],
])("%o does %s", (key, action) => expect(frameAction(key, false)).toEqual({ do: action }));

test("Ctrl S alone does nothing: every change is saved already", () => expect(frameAction(press("s", { ctrlKey: true }), false)).toBeNull());
