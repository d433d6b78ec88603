import { expect, test } from "vitest";
import { frameCommands } from "../app/commands";
import type { DocumentView, SearchHit } from "../ipc";
import { commandRank, entryOfHit, groupsOf, matched, naming } from "./entries";

const view = { partner_count: 90, finding_count: 6, undo: "Moved Corvane to Tier 1", redo: null } as DocumentView;
const hit = (kind: SearchHit["kind"], id: number, name: string): SearchHit => ({ kind, id, name, detail: "" });
const list = (typed: string, hits: SearchHit[] = [], recent: SearchHit[] = []) => groupsOf(typed, { view, hits, recent: recent.map(entryOfHit) });
const titles = (groups: { title: string }[]) => groups.map(({ title }) => title);
const first = (typed: string, hits: SearchHit[] = []) => list(typed, hits)[0]?.entries[0]?.id;

test("nothing typed lists what was used last, then every command that can be run", () => {
  const groups = list("", [], [hit("partner", 3, "Corvane")]);
  expect(titles(groups)).toEqual(["Recent", "Commands"]);
  const ids = groups[1]?.entries.map(({ id }) => id);
  expect(ids?.[0]).toBe("command import");
  expect(ids).toContain("command undo");
  expect(ids).not.toContain("command redo");
});

test.each([
  ["imp", "command import"],
  ["map", "command map"],
  ["fiscal", "command settings-general"],
  ["exp png", "command export-png"],
  ["roster", "command import"],
])("%s finds %s", (typed, id) => expect(first(typed)).toBe(id));

test("a name that begins so goes before a command that has it in its middle", () => {
  expect(first("fin", [hit("account", 1, "Finnmark Rail")])).toBe("account 1");
  expect(titles(list("fin", [hit("account", 1, "Finnmark Rail")]))).toEqual(["Accounts", "Commands"]);
});

test("a command that begins so goes before a name that does too", () => expect(first("imp", [hit("partner", 1, "Impact")])).toBe("command import"));

test("what cannot be run is found, and off", () => {
  const [entry] = list("redo")[0]?.entries ?? [];
  expect(entry).toMatchObject({ id: "command redo", isOff: true });
});

test("a command answers with all of its words, or not at all", () => {
  const undo = frameCommands.find(({ id }) => id === "undo")!;
  expect(commandRank(undo, "undo back")).toBe(3);
  expect(commandRank(undo, "undo board")).toBeNull();
});

test("what is typed is told apart as a whole, else word by word", () => {
  const bold = (text: string, typed: string) => matched(text, typed).filter(({ isMatch }) => isMatch).map((part) => part.text);
  expect(bold("Export the read-out: PNG", "the read")).toEqual(["the read"]);
  expect(bold("Export the read-out: PNG", "exp png")).toEqual(["Exp", "PNG"]);
});

test("a new partner's name lists whom it may mean; one that is there already goes first", () => {
  expect(naming(" ", [])).toEqual([]);
  expect(titles(naming("Corv", [hit("partner", 1, "Corvane"), hit("account", 1, "Corvus")]))).toEqual(["New partner", "Already here"]);
  expect(titles(naming("corvane", [hit("partner", 1, "Corvane")]))).toEqual(["Already here", "New partner"]);
});
