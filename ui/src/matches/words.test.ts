import { expect, test } from "vitest";
import type { DuplicateRow, MatchRow } from "../ipc";
import { duplicateLine, matchLine, matchSentence, progressOf, saysOf } from "./words";
import { refusedSentence, withRefused } from "./refused";

const row = (more: Partial<MatchRow>): MatchRow => ({
  partner_account: 1, partner: 2, partner_name: "Corvane", their_name: "Brandt Ins.", account: 3, our_name: "Brandt Insurance", probability: "87%", basis: "Names alike", fields: [], decision: null, ...more,
});

test("the progress counts what is left and what was done", () => {
  expect(progressOf(1038, 12)).toBe("1,038 to review, 12 done in this session");
});

test("a line ends with the probability, and with the decision where there is one", () => {
  expect(matchLine(row({}))).toEqual({ name: "Brandt Ins.", under: "Corvane · Brandt Insurance", end: "87%", icon: null });
  expect(matchLine(row({ probability: "", decision: false }))).toMatchObject({ end: "different", icon: "close" });
});

test("an unmatched account names its partner only", () => {
  expect(matchLine(row({ account: null, our_name: "", probability: "" })).under).toBe("Corvane");
});

test("the sentence says who said it", () => {
  expect(matchSentence(row({}), "asked")).toBe("Brandt Ins. on Corvane’s list may be your Brandt Insurance.");
  expect(matchSentence(row({}), "taken")).toContain("is taken for");
  expect(matchSentence(row({ decision: false }), "decided")).toBe("You said that it is not your Brandt Insurance.");
});

test("a pair that may be one company shows both names", () => {
  const pair = { kept_name: "A", merged_name: "A Ltd", basis: "Names alike", probability: "80%" } as DuplicateRow;
  expect(duplicateLine(pair)).toMatchObject({ name: "A", under: "A Ltd · Names alike" });
});

test("a field on which both sides are silent neither agrees nor differs", () => {
  expect(saysOf({ left: "", right: "", agreement: "one_sided" })).toBeNull();
  expect(saysOf({ left: "a", right: "b", agreement: "differs" })).toEqual({ sign: "≠", word: "differs" });
});

test("what could not be stored is named, and why", () => {
  const first = withRefused(null, "Brandt Ins.", "The disk is full.");
  expect(refusedSentence(first)).toBe("The decision on Brandt Ins. could not be stored. It is in the list again. The disk is full.");
  expect(refusedSentence(withRefused(first, "Alder", ""))).toBe("The decision on Brandt Ins. and 1 more could not be stored. They are in the list again.");
});
