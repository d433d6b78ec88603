import { expect, test } from "vitest";
import type { ScorecardRow } from "../../ipc";
import { headOf, rankLength, sortsOf } from "./columns";

const head = headOf({ columns: [{ id: "win_rate", label: "Win rate", tip: "Won of decided", width: 9 }], sort: { column: "win_rate", is_descending: true } });

test("the name comes first, the trend last, and every measure is a number", () => {
  expect(head.columns.map(({ id, is_number }) => [id, is_number])).toEqual([["name", false], ["win_rate", true], ["trend", false]]);
});

test("a trend is nothing to sort by", () => expect(sortsOf(head).columns.map(({ id }) => id)).toEqual(["name", "win_rate"]));

test("the longest rank says how much room each of them has", () => {
  const row = (rank: string) => ({ cells: [{ text: "", rank, tone: "plain", tip: "" }] }) as unknown as ScorecardRow;
  expect(rankLength([{ key: "si", title: "SI", rows: [row("1 of 3"), row("11 of 12")] }, { key: "isv", title: "ISV", rows: [row("")] }])).toBe(8);
  expect(rankLength([])).toBe(0);
});
