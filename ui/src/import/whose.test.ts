import { expect, test } from "vitest";
import { partnersLike } from "./whose";

const names = (typed: string) => partnersLike(["Halden & Rowe", "Obrel", "Rowan Lake", "Café Orbit"], typed).map(({ text }) => text);

test("a partner is found by the start of its name, then of a word, then anywhere", () => {
  expect(names("ro")).toEqual(["Rowan Lake", "Halden & Rowe"]);
  expect(names("or")).toEqual(["Café Orbit"]);
  expect(names("br")).toEqual(["Obrel"]);
});

test("accents do not count, and nothing typed lists them all", () => {
  expect(names("cafe")).toEqual(["Café Orbit"]);
  expect(names("")).toHaveLength(4);
  expect(names("zz")).toEqual([]);
});

test("no more than fifty are listed", () => expect(partnersLike(Array.from({ length: 80 }, (_, index) => `Partner ${index}`), "")).toHaveLength(50));
