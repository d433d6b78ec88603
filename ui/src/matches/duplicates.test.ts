import { beforeEach, expect, test, vi } from "vitest";
import { changes } from "../app/changes";
import { commands, type Changed, type DuplicateRow } from "../ipc";
import { Duplicates } from "./duplicates.svelte";
import { actingOf } from "./testing";

vi.mock("../ipc", () => ({
  commands: { accountDuplicates: vi.fn(), mergeAccounts: vi.fn(), tellAccountsApart: vi.fn() },
  sentenceOf: (error: Error) => error.message,
  isCancelled: (error: Error) => error.message === "cancelled",
}));

const pair = (kept: number, merged: number) => ({ kept, merged, kept_name: `K${kept}`, merged_name: `M${merged}` }) as DuplicateRow;
const changed = (revision: number): Changed => ({ revision, topics: ["accounts"] });
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
let rows: DuplicateRow[];
let duplicates: Duplicates;
let unwatch = () => {};

beforeEach(async () => {
  unwatch();
  changes.renew();
  vi.resetAllMocks();
  rows = [pair(1, 2), pair(2, 3), pair(4, 5)];
  vi.mocked(commands.accountDuplicates).mockImplementation(async () => ({ revision: 1, count: rows.length, rows }));
  vi.mocked(commands.mergeAccounts).mockResolvedValue(changed(2));
  vi.mocked(commands.tellAccountsApart).mockResolvedValue(changed(2));
  duplicates = new Duplicates(actingOf());
  unwatch = duplicates.pairs.live.watch();
  await settled();
});

test("the one that is kept can be exchanged, for the chosen pair only", async () => {
  duplicates.swap();
  expect(duplicates.isSwapped).toBe(true);
  duplicates.step(1);
  expect(duplicates.isSwapped).toBe(false);
  duplicates.step(-1);
  duplicates.merge();
  await settled();
  expect(commands.mergeAccounts).toHaveBeenCalledWith({ kept: 2, merged: 1 });
});

test("other pairs of the account that goes leave the list with it", () => {
  duplicates.merge();
  expect(duplicates.row).toEqual(pair(4, 5));
  expect(duplicates.pairs.count).toBe(1);
});

test("telling apart leaves the other pairs", async () => {
  duplicates.tellApart();
  expect(duplicates.row).toEqual(pair(2, 3));
  await settled();
  expect(commands.tellAccountsApart).toHaveBeenCalledWith({ kept: 1, merged: 2 });
});

test("a comparison that is stopped is no failure, and can be asked for again", async () => {
  vi.mocked(commands.accountDuplicates).mockRejectedValueOnce(new Error("cancelled"));
  await duplicates.pairs.live.refresh();
  expect(duplicates.pairs.isStopped).toBe(true);
  expect(duplicates.pairs.count).toBe(3);
  await duplicates.pairs.live.refresh();
  expect(duplicates.pairs.isStopped).toBe(false);
});

test("of several changes in a row the accounts are compared once more, not once for each", async () => {
  vi.mocked(commands.accountDuplicates).mockClear();
  void duplicates.pairs.live.refresh();
  void duplicates.pairs.live.refresh();
  void duplicates.pairs.live.refresh();
  await settled();
  expect(commands.accountDuplicates).toHaveBeenCalledTimes(1);
});
