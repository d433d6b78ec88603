import { expect, test } from "vitest";
import { tableAction } from "./keys";

const key = (name: string, held = "") => ({
  key: name,
  ctrlKey: held.includes("ctrl"),
  metaKey: false,
  shiftKey: held.includes("shift"),
  altKey: held.includes("alt"),
});

test("a character begins to edit with itself, also one that elsewhere is a command", () => {
  expect(tableAction(key("7"))).toEqual({ do: "edit", initial: "7" });
  expect(tableAction(key("N", "shift"))).toEqual({ do: "edit", initial: "N" });
  expect(tableAction(key("€", "ctrl alt"))).toEqual({ do: "edit", initial: "€" });
});

test("Enter and F2 edit what is there", () => {
  expect(tableAction(key("Enter"))).toEqual({ do: "edit" });
  expect(tableAction(key("F2"))).toEqual({ do: "edit" });
});

test("Shift extends and Ctrl goes to the edge", () => {
  expect(tableAction(key("ArrowDown", "shift"))).toEqual({ do: "move", key: "ArrowDown", isFar: false, isExtending: true });
  expect(tableAction(key("End", "ctrl"))).toEqual({ do: "move", key: "End", isFar: true, isExtending: false });
});

test("Tab moves along the row", () => {
  expect(tableAction(key("Tab"))).toEqual({ do: "along", direction: 1 });
  expect(tableAction(key("Tab", "shift"))).toEqual({ do: "along", direction: -1 });
});

test("Alt with an arrow closes and opens a group", () => {
  expect(tableAction(key("ArrowLeft", "alt"))).toEqual({ do: "close-group" });
  expect(tableAction(key("ArrowRight", "alt"))).toEqual({ do: "open-group" });
});

test("what belongs to the frame, to the clipboard or to a held key is not taken", () => {
  for (const other of [key("z", "ctrl"), key("c", "ctrl"), key("v", "ctrl"), key("Z", "ctrl shift"), key("Shift", "shift"), key("F10")]) {
    expect(tableAction(other)).toBeNull();
  }
});
