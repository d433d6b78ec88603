import { beforeEach, expect, test, vi } from "vitest";
import { commands, type ImportOffer, type ImportReport } from "../ipc";
import { withColumn, guessed } from "./choices";
import { ImportSheet } from "./sheet.svelte";

vi.mock("../ipc", () => ({
  commands: { importNext: vi.fn(), importPreview: vi.fn(), importApply: vi.fn(), importSkip: vi.fn(), importCancel: vi.fn(), importProblems: vi.fn() },
  sentenceOf: (error: Error) => error.message,
  isCancelled: (error: { code?: string }) => error.code === "cancelled",
}));

const ipc = vi.mocked(commands);
const sheets = [
  { name: "Roster", is_chosen: true, kind: "roster", follows: false },
  { name: "Deals", is_chosen: false, kind: "deals", follows: true },
  { name: "Accounts", is_chosen: false, kind: "accounts", follows: true },
  { name: "Old", is_chosen: false, kind: "roster", follows: false },
];
const offer = (position: number, obstacle: string | null = null, more: object = {}) => {
  const plan = { obstacle, added: 3, updated: 0, unchanged: 0, problem_count: 0 };
  const preview = { file_name: `file ${position}`, sheets: [], questions: [], duplicates: [], columns: [], values: [], owner: null, source: null, plan, ...more };
  return { position, of: 2, choices: guessed, preview } as unknown as ImportOffer;
};

beforeEach(() => vi.resetAllMocks());

async function opened(first = offer(1), ondone = vi.fn()) {
  ipc.importNext.mockResolvedValueOnce(first);
  const sheet = new ImportSheet(ondone);
  await sheet.open();
  return sheet;
}

test("an applied file says so and makes room for the next", async () => {
  const ondone = vi.fn();
  const sheet = await opened(offer(1), ondone);
  ipc.importApply.mockResolvedValueOnce({ sentence: "Imported 90 partners" } as ImportReport);
  ipc.importNext.mockResolvedValueOnce(offer(2));
  sheet.go(2);
  await sheet.apply();
  expect(ondone).toHaveBeenCalledWith("Imported 90 partners");
  expect(sheet.offer?.position).toBe(2);
  expect(sheet.step).toBe(0);
});

test("sheets of another kind follow the chosen one, accounts before deals, unless the user wants otherwise", async () => {
  const sheet = await opened(offer(1, null, { sheets }));
  expect(sheet.then).toEqual(["Accounts", "Deals"]);
  sheet.follow("Accounts", false);
  sheet.follow("Old", true);
  expect(sheet.then).toEqual(["Old", "Deals"]);
  expect(sheet.waitingCount).toBe(3);
  ipc.importApply.mockResolvedValueOnce({ sentence: "" } as ImportReport);
  ipc.importNext.mockResolvedValueOnce({ ...offer(2, null, { sheets }), choices: { ...guessed, sheet: "Old" } });
  await sheet.apply();
  expect(ipc.importApply).toHaveBeenCalledWith(guessed, ["Old", "Deals"]);
  expect(sheet.choices.sheet).toBe("Old");
  expect(sheet.then).toEqual([]);
});

test("all that waits is imported up to the first file that asks something", async () => {
  const sheet = await opened();
  ipc.importApply.mockResolvedValue({ sentence: "" } as ImportReport);
  ipc.importSkip.mockResolvedValue(null);
  const known = offer(2, "everything in it is in the document already", { plan: { obstacle: "nothing new", added: 0, updated: 0, unchanged: 4, problem_count: 0 } });
  ipc.importNext.mockResolvedValueOnce(known).mockResolvedValueOnce(offer(3)).mockResolvedValueOnce(offer(4, null, { columns: [{ is_doubtful: true }] }));
  await sheet.applyAll();
  expect(ipc.importApply).toHaveBeenCalledTimes(2);
  expect(ipc.importSkip).toHaveBeenCalledOnce();
  expect(sheet.offer?.position).toBe(4);
  expect(sheet.isApplyingAll).toBe(false);
});

test("the sheet closes after the last file", async () => {
  const sheet = await opened();
  ipc.importSkip.mockResolvedValueOnce(null);
  ipc.importNext.mockResolvedValueOnce(null);
  await sheet.skip();
  expect(sheet.isOpen).toBe(false);
});

test("an obstacle is never sent to be applied", async () => {
  const sheet = await opened(offer(1, "No column holds the partner's name"));
  await sheet.apply();
  expect(ipc.importApply).not.toHaveBeenCalled();
});

test("a failed import keeps the sheet and says why", async () => {
  const sheet = await opened();
  ipc.importApply.mockRejectedValueOnce(new Error("The document moved on"));
  await sheet.apply();
  expect(sheet.failure).toBe("The document moved on");
  expect(sheet.isOpen).toBe(true);
});

test("a choice that fails is taken back", async () => {
  const sheet = await opened();
  ipc.importPreview.mockRejectedValueOnce(new Error("There is no such row"));
  await sheet.choose(withColumn(guessed, 0, "tier"));
  expect(sheet.choices).toEqual(guessed);
  expect(sheet.failure).toBe("There is no such row");
});

test("problems that were saved are told of, and a cancelled dialog is not", async () => {
  const onsaid = vi.fn();
  const sheet = new ImportSheet(vi.fn(), onsaid);
  ipc.importProblems.mockResolvedValueOnce(false).mockResolvedValueOnce(true).mockRejectedValueOnce(new Error("The folder cannot be written to"));
  await sheet.saveProblems();
  expect(onsaid).not.toHaveBeenCalled();
  await sheet.saveProblems();
  expect(onsaid).toHaveBeenCalledOnce();
  await sheet.saveProblems();
  expect(sheet.failure).toBe("The folder cannot be written to");
});

test("an unreadable file is shown, and the next one follows", async () => {
  ipc.importNext.mockRejectedValueOnce(new Error("report.pdf is not a spreadsheet")).mockResolvedValueOnce(offer(2));
  const sheet = new ImportSheet(vi.fn());
  await sheet.open();
  expect(sheet.unreadable).toBe("report.pdf is not a spreadsheet");
  await sheet.next();
  expect([sheet.unreadable, sheet.offer?.position]).toEqual([null, 2]);
});
