import { expect, test } from "vitest";
import type { DocumentView } from "../ipc";
import { commandFor, commandOf, frameCommands, isEnabled } from "./commands";
import { shortcuts } from "./shortcuts";

const view = { partner_count: 0, finding_count: 0, undo: null, redo: "Moved Corvane to Tier 1" } as DocumentView;

test("no two commands have one id, and no two one key", () => {
  const keys = frameCommands.flatMap((command) => command.keys ?? []);
  expect(new Set(frameCommands.map((command) => command.id)).size).toBe(frameCommands.length);
  expect(new Set(keys).size).toBe(keys.length);
});

test.each([
  ["1", "map"],
  ["3", "accounts"],
  ["4", "deals"],
  ["6", "review"],
  ["7", "readout"],
  ["Ctrl K", "palette"],
  ["Ctrl ,", "settings"],
  ["Ctrl Y", "redo"],
  ["Ctrl Shift S", "save-as"],
  ["?", "shortcuts"],
])("%s runs %s", (caps, id) => expect(commandFor(caps)?.id).toBe(id));

test("the key of a screen is left to the screen", () => expect(commandFor("F")).toBeNull());

test("Ctrl S alone does nothing: every change is saved already", () => expect(commandFor("Ctrl S")).toBeNull());

test("what there is nothing of cannot be run", () => {
  expect(isEnabled(commandOf("undo"), view)).toBe(false);
  expect(isEnabled(commandOf("redo"), view)).toBe(true);
  expect(isEnabled(commandOf("next-finding"), view)).toBe(false);
  expect(isEnabled(commandOf("import"), view)).toBe(true);
});

test("the list of shortcuts has every key of a command", () => {
  const listed = shortcuts.flatMap((group) => group.entries.flatMap((entry) => entry.keys));
  for (const command of frameCommands) if (command.keys) expect(listed).toContain(command.keys[0]);
});
