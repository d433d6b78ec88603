import { expect, test } from "vitest";
import type { MapCell, MapPartner, MapTier } from "../ipc";
import { alsoRoles, isTwoLine, partnerOfStop, partnerStop, shownCell } from "./cells";

function cellOf(count: number): MapCell {
  const partners = Array.from({ length: count }, (_, index) => ({ id: index + 1, name: `Partner ${index + 1}` }) as MapPartner);
  return { partner_type: "si", partners, number: "0", strongest_below: null } as unknown as MapCell;
}

const none = new Set<number>();

test("the long tail shows its top four and how many there are", () => {
  const shown = shownCell(3, cellOf(14), false, none);
  expect([shown.partners.length, shown.hidden]).toEqual([4, 10]);
});

test("one partner more than fits is shown rather than hidden behind a line of the same height", () => {
  expect(shownCell(3, cellOf(5), false, none).hidden).toBe(0);
});

test("an opened cell shows everything", () => expect(shownCell(3, cellOf(14), true, none).hidden).toBe(0));

test("a partner pointed at is never hidden", () => {
  expect(shownCell(3, cellOf(14), false, new Set([9])).hidden).toBe(0);
  expect(shownCell(3, cellOf(14), false, new Set([2])).hidden).toBe(10);
});

test("Tier 1 drops to one line when a cell is full", () => {
  const tier = (count: number) => ({ tier: 1, cells: [cellOf(count)] }) as unknown as MapTier;
  expect(isTwoLine(tier(4))).toBe(true);
  expect(isTwoLine(tier(5))).toBe(false);
});

test("the tier above Tier 1 has two lines as well, the others one", () => {
  const tier = (number: number) => ({ tier: number, cells: [cellOf(1)] }) as unknown as MapTier;
  expect([0, 1, 2, 3].map((number) => isTwoLine(tier(number)))).toEqual([true, true, false, false]);
});

test("a stop tells its partner", () => {
  expect(partnerOfStop(partnerStop(12))).toBe(12);
  expect(partnerOfStop("all-3-si")).toBeNull();
});

test("secondary roles are named in a sentence", () => {
  expect(alsoRoles([])).toBe("");
  expect(alsoRoles(["Reseller", "SI"])).toBe("also reseller, SI");
});
