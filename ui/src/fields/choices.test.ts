import { expect, test } from "vitest";
import type { EditLists, Editor } from "../ipc";
import { choicesOf, firstActive, severalOf, stepped, toggled, wordsOf, type EditedField } from "./choices";

const word = (value: string, label = value, detail = "") => ({ value, label, detail });
const lists: EditLists = {
  tiers: [word("1", "Tier 1"), word("2", "Tier 2")],
  types: [word("si", "SI"), word("isv", "ISV"), word("reseller", "Reseller")],
  motions: [word("Co-sell"), word("Deal registration"), word("Joint marketing")],
  managers: [word("Ana Ruiz", "Ana Ruiz", "5 partners, 1 in Tier 1")],
  lifecycles: [],
  reasons: [],
  agreements: [word("none", "None"), word("signed", "Signed")],
};
const field = (editor: Editor, input = "", suggestion: string | null = null): EditedField => ({ label: "", editor, input, suggestion });
const labels = (edited: EditedField, typed: string | null) => choicesOf(edited, lists, typed).map(({ label }) => label);

test("nothing typed offers every word and none", () => {
  expect(labels(field("motion"), null)).toEqual(["Co-sell", "Deal registration", "Joint marketing", "None"]);
});

test("what is typed narrows the list and may be new", () => {
  expect(labels(field("motion"), "jo")).toEqual(["Joint marketing", "New motion “jo”"]);
  expect(labels(field("manager"), "Bo")).toEqual(["New manager “Bo”"]);
});

test("a word of the list is not new, however it is written", () => {
  expect(labels(field("motion"), "co-SELL")).toEqual(["Co-sell"]);
});

test("a list that does not grow offers nothing new", () => {
  expect(labels(field("tier"), "9")).toEqual([]);
  expect(labels(field("tier"), "2")).toEqual(["Tier 2"]);
});

test("a list with a None of its own calls the missing value otherwise", () => {
  expect(labels(field("agreement"), null)).toEqual(["None", "Signed", "Not recorded"]);
});

test("what is suggested comes first and is active", () => {
  const suggested = field("motion", "", "Joint marketing");
  expect(labels(suggested, null)[0]).toBe("Joint marketing");
  expect(firstActive(suggested, choicesOf(suggested, lists, null), null)).toBe(0);
});

test("the value that stands is active until something is typed", () => {
  const tier = field("tier", "2");
  expect(firstActive(tier, choicesOf(tier, lists, null), null)).toBe(1);
  expect(firstActive(tier, choicesOf(tier, lists, "1"), "1")).toBe(0);
});

test("an emptied text means none", () => {
  const motion = field("motion", "Co-sell");
  const choices = choicesOf(motion, lists, "");
  expect(choices[firstActive(motion, choices, "")]?.kind).toBe("none");
});

test("several words are checked and unchecked, in the order they were chosen", () => {
  const words = wordsOf("roles", lists);
  const chosen = severalOf(words, "SI, reseller");
  expect(chosen.map(({ text }) => text)).toEqual(["si", "reseller"]);
  const [isv] = choicesOf(field("roles"), lists, "isv");
  const more = toggled(chosen, isv!);
  expect(more.map(({ text }) => text)).toEqual(["si", "reseller", "isv"]);
  expect(toggled(more, isv!).map(({ text }) => text)).toEqual(["si", "reseller"]);
});

test("a word the list does not know is kept among several", () => {
  expect(severalOf(lists.motions, "Co-sell, Webinars").map(({ text }) => text)).toEqual(["Co-sell", "Webinars"]);
});

test("the active line goes around the ends", () => {
  expect([stepped(-1, 3, 1), stepped(-1, 3, -1), stepped(2, 3, 1), stepped(0, 3, -1), stepped(0, 0, 1)]).toEqual([0, 2, 0, 2, -1]);
});
