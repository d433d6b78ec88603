import { expect, test } from "vitest";
import { plainDeals } from "../app/look.svelte";
import { needsDay, optionsOf, saidOf, statement } from "./axis";

test("nothing stated is what the deal shows", () => expect([saidOf(null), saidOf(true), saidOf(false)]).toEqual(["shown", "met", "not"]));

test("the intent is stated or not, and never shown", () => {
  expect(optionsOf("motion").map(({ label }) => label)).toEqual(["As it shows", "Met", "Not met"]);
  expect(optionsOf("intent").map(({ label }) => label)).toEqual(["Not stated", "By design", "Not by design"]);
});

test("only an intent that is met has a day", () => {
  const shown = plainDeals();
  expect([needsDay("intent", "met"), needsDay("intent", "not"), needsDay("motion", "met")]).toEqual([true, false, false]);
  expect(statement(4, shown, "intent", "met", " 2026-03-01 ")).toEqual({ deal: 4, shown, axis: "intent", is_met: true, stated_on: "2026-03-01" });
  expect(statement(null, shown, "motion", "shown", "2026-03-01")).toEqual({ deal: null, shown, axis: "motion", is_met: null, stated_on: "" });
});
