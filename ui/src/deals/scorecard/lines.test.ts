import { expect, test } from "vitest";
import type { ScorecardGroup } from "../../ipc";
import { lineOfPartner, linesOf, movedPartner } from "./lines";

const group = (title: string, ids: number[]): ScorecardGroup => ({
  key: title,
  title,
  rows: ids.map((id) => ({ id, uuid: `uuid-${id}`, name: `Partner ${id}`, tier: "Tier 1", cells: [], trend: { points: [], text: "" } })),
});
/** Lines: head, 1, 2, head, 3. */
const lines = linesOf([group("SI", [1, 2]), group("ISV", [3])]);

test("each group is a head with its partners below", () => {
  expect(lines.map(({ kind }) => kind)).toEqual(["group", "row", "row", "group", "row"]);
  expect(lines.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
});

test("a partner is found by its line, and the first stands in for one that is gone", () => {
  expect(lineOfPartner(lines, 3)).toBe(4);
  expect(lineOfPartner(lines, 99)).toBe(1);
  expect(lineOfPartner(lines, null)).toBe(1);
  expect(lineOfPartner([], 1)).toBe(-1);
});

test("the arrows go over the heads of groups and stop at the ends", () => {
  expect(movedPartner(lines, 2, "ArrowDown", 9)).toBe(3);
  expect(movedPartner(lines, 4, "ArrowUp", 9)).toBe(2);
  expect(movedPartner(lines, 4, "ArrowDown", 9)).toBe(3);
  expect(movedPartner(lines, 1, "End", 9)).toBe(3);
  expect(movedPartner(lines, 4, "PageUp", 9)).toBe(1);
});

test("a key that does not move, and a table without partners, lead nowhere", () => {
  expect(movedPartner(lines, 1, "ArrowLeft", 9)).toBeNull();
  expect(movedPartner([], -1, "ArrowDown", 9)).toBeNull();
});
