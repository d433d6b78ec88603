import { expect, test } from "vitest";
import { isSame, partsOf, rankOf } from "./match";

test("the start of the text goes before the start of a word, and that before anywhere", () => {
  expect(["Joint marketing", "Co-join", "Co-marketjo", "Listing"].map((text) => rankOf(text, "jo"))).toEqual([0, 1, 2, null]);
});

test("case and accents do not count", () => {
  expect(rankOf("Émile Nováková", "nova")).toBe(1);
  expect(isSame(" ana ", "Ána")).toBe(true);
});

test("what was typed is told apart", () => {
  expect(partsOf("Joint marketing", "jo")).toEqual([
    { text: "Jo", isMatch: true },
    { text: "int marketing", isMatch: false },
  ]);
  expect(partsOf("Émile Nováková", "nova")).toEqual([
    { text: "Émile ", isMatch: false },
    { text: "Nová", isMatch: true },
    { text: "ková", isMatch: false },
  ]);
});

test("nothing typed tells nothing apart", () => {
  expect(partsOf("Listing", " ")).toEqual([{ text: "Listing", isMatch: false }]);
});
