import { expect, test } from "vitest";
import type { MapCell, MapPartner, MapTier } from "../ipc";
import { isTwoLine, shownCell } from "./cells";

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
