import { expect, test } from "vitest";
import type { MapPartner, MapView } from "../../ipc";
import { insertionIndex, neighbour, partnerIn, placeOfKey, startOf } from "./places";

const partner = (id: number, name: string, minor: number | null, tier: number | null = 2, type: string | null = "isv") =>
  ({ id, name, tier, partner_type: type, sourced: minor === null ? null : { minor } }) as MapPartner;

const corvane = partner(1, "Corvane", 110);
const lost = partner(2, "Lost", null, null, null);
const types = ["si", "isv", "alliance"].map((partner_type) => ({ partner_type }));
const tiers = [0, 1, 2, 3].map((tier) => ({ tier, cells: types.map((type) => ({ ...type, partners: tier === 2 && type.partner_type === "isv" ? [corvane] : [] })) }));
const view = { types, tiers, unplaced: [lost] } as unknown as MapView;

test("partners are found in cells and in the tray", () => {
  expect(partnerIn(view, 1)).toBe(corvane);
  expect(partnerIn(view, 2)).toBe(lost);
  expect(partnerIn(view, 3)).toBeNull();
});

test("only cells of the map are places", () => {
  expect(placeOfKey(view, "0-alliance")).toEqual({ tier: 0, type: "alliance" });
  expect(placeOfKey(view, "1-reseller")).toBeNull();
  expect(placeOfKey(view, undefined)).toBeNull();
});

test("moving by keys begins in the partner's own cell", () => expect(startOf(view, corvane)).toEqual({ tier: 2, type: "isv" }));

test("a partner without a place begins at Tier 3 of the first column", () => expect(startOf(view, lost)).toEqual({ tier: 3, type: "si" }));

test("what is known of a place is kept", () => {
  expect(startOf(view, partner(4, "No tier", null, null, "alliance"))).toEqual({ tier: 3, type: "alliance" });
  expect(startOf(view, partner(5, "Hidden column", null, 1, "agency"))).toEqual({ tier: 1, type: "si" });
});

test.each([
  ["ArrowUp", { tier: 1, type: "isv" }],
  ["ArrowDown", { tier: 3, type: "isv" }],
  ["ArrowLeft", { tier: 2, type: "si" }],
  ["ArrowRight", { tier: 2, type: "alliance" }],
  ["PageUp", { tier: 0, type: "isv" }],
  ["PageDown", { tier: 3, type: "isv" }],
  ["Home", { tier: 2, type: "si" }],
  ["End", { tier: 2, type: "alliance" }],
  ["x", null],
])("%s leads to %o", (key, place) => expect(neighbour(view, { tier: 2, type: "isv" }, key)).toEqual(place));

test("the edge of the map holds", () => {
  expect(neighbour(view, { tier: 0, type: "si" }, "ArrowUp")).toEqual({ tier: 0, type: "si" });
  expect(neighbour(view, { tier: 3, type: "alliance" }, "ArrowRight")).toEqual({ tier: 3, type: "alliance" });
});

test("a partner is inserted by what it sourced, then by name", () => {
  const cell = [partner(6, "Most", 900), partner(7, "Alike", 110), partner(8, "Delta", 110), partner(9, "None", null)];
  expect(insertionIndex(cell, corvane)).toBe(2);
  expect(insertionIndex(cell, partner(10, "Zero", null))).toBe(4);
  expect(insertionIndex([], corvane)).toBe(0);
});
