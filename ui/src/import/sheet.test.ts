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
const offer = (position: number, obstacle: string | null = null) =>
  ({ position, of: 2, preview: { file_name: `file ${position}`, questions: [], owner: null, source: null, plan: { obstacle } } }) as unknown as ImportOffer;

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
