import { beforeEach, expect, test, vi } from "vitest";
import { commands, type CoPresenceRequest, type CoPresenceView } from "../ipc";
import { askCoPresence } from "./coPresence";

vi.mock("../ipc", () => ({ commands: { coPresence: vi.fn(), coPresenceCells: vi.fn() } }));

const request: CoPresenceRequest = { order: "cluster", filters: [] };
const viewOf = (revision: number) => ({ revision, partners: [{}, {}] }) as CoPresenceView;

function bytes(revision: number): ArrayBuffer {
  const words = new Uint32Array([revision, 2, 134, 62]);
  return words.buffer;
}

beforeEach(() => vi.resetAllMocks());

test("two halves of one state are taken", async () => {
  vi.mocked(commands.coPresence).mockResolvedValue(viewOf(3));
  vi.mocked(commands.coPresenceCells).mockResolvedValue(bytes(3));
  const { view, cells } = await askCoPresence(request);
  expect([view.revision, cells.sharedAt(1, 0)]).toEqual([3, 134]);
  expect(commands.coPresence).toHaveBeenCalledTimes(1);
});

test("halves of different states are asked for again", async () => {
  vi.mocked(commands.coPresence).mockResolvedValueOnce(viewOf(3)).mockResolvedValue(viewOf(4));
  vi.mocked(commands.coPresenceCells).mockResolvedValue(bytes(4));
  expect((await askCoPresence(request)).view.revision).toBe(4);
});

test("it does not ask for ever", async () => {
  vi.mocked(commands.coPresence).mockResolvedValue(viewOf(3));
  vi.mocked(commands.coPresenceCells).mockResolvedValue(bytes(4));
  await expect(askCoPresence(request)).rejects.toThrow("changes faster");
});
