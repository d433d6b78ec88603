import { expect, test } from "vitest";
import { steady } from "./steady";

const words = (...seen: string[]) => seen.map((word) => ({ seen: word }));

test("a word stays where it was first shown, also when it is sorted elsewhere once it has a meaning", () =>
  expect(steady(["Gold", "Silver", "Onyx"], words("Onyx", "Gold", "Silver"))).toEqual(words("Gold", "Silver", "Onyx")));

test("a new word comes last", () => expect(steady(["Gold"], words("Platinum", "Gold"))).toEqual(words("Gold", "Platinum")));
