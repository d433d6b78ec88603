import { expect, test } from "vitest";
import { bandOf, currenciesFor, currency, industriesFor, rateOn, ruleWith, whole } from "./written";

test("a whole number is a change, anything else a sentence", () => {
  const change = (accounts: number) => ({ change: "small_base" as const, accounts });
  expect(whole(" 20 ", change)).toEqual({ change: "small_base", accounts: 20 });
  for (const text of ["", "1.5", "-3", "2e3", "ten"]) expect(whole(text, change)).toBe("Write a whole number.");
});

test("two empty texts are no band, one is a mistake", () => {
  expect(bandOf("", " ")).toBeNull();
  expect(bandOf("10", "30")).toEqual({ low: 10, high: 30 });
  expect(bandOf("10", "")).toMatch(/lowest and the highest/);
});

test("a currency is three letters, whatever their case", () => {
  expect(currency(" eur")).toEqual({ change: "currency", code: "EUR" });
  expect(currency("€")).toMatch(/three letters/);
});

test("a rate is sent as it was written, trimmed", () => {
  const change = { change: "set_rate", currency: "EUR", since: "2026-03-31", rate: "1,08", instead_of: null };
  expect(rateOn(" eur ", "2026-03-31 ", " 1,08", null)).toEqual(change);
  expect(rateOn("EUR", "2026-06-30", "1,08", "2026-03-31")).toEqual({ ...change, since: "2026-06-30", instead_of: "2026-03-31" });
});

test("currencies are found by code and by name, and any three letters are one", () => {
  expect(currenciesFor("eu")[0]?.value).toBe("EUR");
  expect(currenciesFor("krona").map(({ value }) => value)).toEqual(["SEK"]);
  expect(currenciesFor("xau")).toEqual([{ value: "XAU", label: "XAU", name: "another code" }]);
  expect(currenciesFor("usd")).toHaveLength(1);
});

test("a slot of a rule is written, and the others stay", () => {
  const rule = { segment: 3, employees_at_least: "1,000", employees_at_most: "", industries: ["Banking"], sentence: "" };
  expect(ruleWith(rule, { employees_at_most: "-1" })).toEqual({
    change: "segment_rule",
    id: 3,
    rule: { employees_at_least: "1,000", employees_at_most: "-1", industries: ["Banking"] },
  });
  expect(ruleWith(rule, { employees_at_least: "", industries: [] })).toMatchObject({ rule: { employees_at_least: "", employees_at_most: "", industries: [] } });
});

test("an industry is offered once in whatever spelling, and one that no account has is said to be that", () => {
  const known = ["Banking", "Santé  publique", "Retail"];
  const offered = (text: string, chosen: string[] = []) => industriesFor(text, known, chosen).map(({ industry, note }) => (note ? `${industry}: ${note}` : industry));
  expect(offered("")).toEqual(known);
  expect(offered("", ["BANKING"])).toEqual(["Santé  publique", "Retail"]);
  expect(offered("sante publique")).toEqual(["Santé  publique"]);
  expect(offered(" an")).toEqual(["Banking", "Santé  publique", "an: no account yet"]);
  expect(offered(" Insurance ")).toEqual(["Insurance: no account yet"]);
  expect(offered("insurance", ["Insurance"])).toEqual([]);
});
