import { expect, test } from "vitest";
import { capsOf, mayAct, type Key } from "./keys";

const press = (key: string, held: Partial<Key> = {}): Key => ({ key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held });

test.each([
  [press("z", { ctrlKey: true }), "Ctrl Z"],
  [press("Z", { ctrlKey: true, shiftKey: true }), "Ctrl Shift Z"],
  [press("n", { metaKey: true }), "Ctrl N"],
  [press(",", { ctrlKey: true }), "Ctrl ,"],
  [press("?", { shiftKey: true }), "?"],
  [press("f"), "F"],
  [press("F", { shiftKey: true }), "Shift F"],
  [press("2"), "2"],
])("%o is %s", (key, caps) => expect(capsOf(key)).toBe(caps));

test("what is held with Alt belongs to the screens", () => expect(capsOf(press("ArrowUp", { altKey: true }))).toBeNull());

test("plain keys belong to what has the focus", () => {
  expect(mayAct("2", "nothing")).toBe(true);
  for (const focus of ["text", "list", "dialog"] as const) expect(mayAct("2", focus)).toBe(false);
});

test("a text undoes its own typing, and the import key still works in it", () => {
  expect(mayAct("Ctrl Z", "text")).toBe(false);
  expect(mayAct("Ctrl Shift Z", "text")).toBe(false);
  expect(mayAct("Ctrl I", "text")).toBe(true);
});

test("a dialog keeps every key but undo and redo", () => {
  expect(mayAct("Ctrl Z", "dialog")).toBe(true);
  expect(mayAct("Ctrl I", "dialog")).toBe(false);
});
