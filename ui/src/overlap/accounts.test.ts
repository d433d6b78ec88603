import { beforeEach, expect, test, vi } from "vitest";
import { commands, type CellAccount, type OverlapCellView } from "../ipc";
import { Accounts } from "./accounts.svelte";

vi.mock("../ipc", () => ({ commands: { overlapAccounts: vi.fn() }, sentenceOf: (error: Error) => error.message }));

const page = (from: number, count: number) => Array.from({ length: count }, (_, index) => ({ id: from + index }) as CellAccount);
const viewOf = (count: number) => ({ partner: 7, account_count: count, accounts: page(0, Math.min(100, count)) }) as OverlapCellView;

beforeEach(() => vi.mocked(commands.overlapAccounts).mockReset());

test("a short list asks for nothing", async () => {
  const accounts = new Accounts();
  accounts.start(viewOf(64), 3);
  await accounts.more();
  expect(accounts.isWhole).toBe(true);
  expect(commands.overlapAccounts).not.toHaveBeenCalled();
});

test("the next page starts where the list ends", async () => {
  vi.mocked(commands.overlapAccounts).mockResolvedValue(page(100, 50));
  const accounts = new Accounts();
  accounts.start(viewOf(150), null);
  await accounts.more();
  expect(commands.overlapAccounts).toHaveBeenCalledWith({ partner: 7, segment: null, offset: 100 });
  expect(accounts.list).toHaveLength(150);
});

test("a page of a cell that was left is dropped", async () => {
  const accounts = new Accounts();
  accounts.start(viewOf(150), 1);
  vi.mocked(commands.overlapAccounts).mockImplementation(async () => {
    accounts.start(viewOf(20), 2);
    return page(100, 50);
  });
  await accounts.more();
  expect(accounts.list).toHaveLength(20);
});
