import { expect, test } from "vitest";
import type { CoPresencePartner, CoPresenceView } from "../ipc";
import type { CoPresenceCells } from "./cells";
import { readoutOf } from "./readout";

const partner = (name: string, accounts: number, tier: number | null): CoPresencePartner => ({ id: 1, name, type_name: "SI", tier, accounts, is_stale: tier === null });
const view = { partners: [partner("Halden & Rowe", 285, 1), partner("Corvane", 1215, null)], clusters: [{ title: "Regulated services", first: 0, count: 2 }] } as unknown as CoPresenceView;
const cells = { sharedAt: () => 134, shareAt: () => 62 } as unknown as CoPresenceCells;
const read = (row: number, column: number) => readoutOf({ view, cells }, { row, column });

test("a pair says both names and both numbers", () => {
  expect(read(1, 0)).toEqual({ title: "Corvane × Halden & Rowe", text: "134 accounts both share, 62% of the smaller list" });
});

test("a name and the diagonal say the partner", () => {
  expect(read(0, -1)).toEqual({ title: "Halden & Rowe", text: "SI, Tier 1, 285 accounts" });
  expect(read(-1, 0)).toEqual(read(0, 0));
  expect(read(1, 1)?.text).toBe("SI, no tier, 1,215 accounts, stale");
});

test("above the diagonal there is nothing", () => {
  expect(read(0, 1)).toBeNull();
  expect(readoutOf({ view, cells }, null)).toBeNull();
});

test("beside the names stands the cluster", () => expect(read(1, -2)).toEqual({ title: "Regulated services", text: "2 partners" }));
