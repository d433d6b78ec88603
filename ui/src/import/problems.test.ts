import { beforeEach, expect, test, vi } from "vitest";
import { commands, type ImportProblem, type PlanPreview } from "../ipc";
import { guessed } from "./choices";
import { Problems } from "./problems.svelte";

vi.mock("../ipc", () => ({ commands: { importProblemPage: vi.fn() }, sentenceOf: (error: Error) => error.message }));

const ipc = vi.mocked(commands);
const of = (reason: string, count: number, from = 1) => Array.from({ length: count }, (_, index) => ({ reason, row: from + index }) as ImportProblem);
const plan = (problems: ImportProblem[], counts: Record<string, number>) =>
  ({
    problems,
    problem_count: Object.values(counts).reduce((sum, count) => sum + count, 0),
    problem_reasons: Object.entries(counts).map(([reason, count]) => ({ reason, count, skips_rows: false })),
  }) as unknown as PlanPreview;

beforeEach(() => vi.resetAllMocks());

test("problems that are all there are filtered without a question", async () => {
  const problems = new Problems(() => plan([...of("Not a number", 2), ...of("No name", 1)], { "Not a number": 2, "No name": 1 }), () => guessed);
  await problems.pick("No name");
  expect([problems.shown.length, problems.total, problems.hasMore]).toEqual([1, 1, false]);
  expect(ipc.importProblemPage).not.toHaveBeenCalled();
});

const long = () => plan(of("Not a number", 500), { "Not a number": 1200, "No name": 3 });

test("the next page follows on what is listed", async () => {
  const problems = new Problems(long, () => guessed);
  expect(problems.hasMore).toBe(true);
  ipc.importProblemPage.mockResolvedValueOnce({ problems: of("Not a number", 100, 501), total: 1203 });
  await problems.more();
  expect(ipc.importProblemPage).toHaveBeenCalledWith(guessed, null, 500);
  expect(problems.shown).toHaveLength(600);
});

test("a reason that comes only later in the file is read at once", async () => {
  const problems = new Problems(long, () => guessed);
  ipc.importProblemPage.mockResolvedValueOnce({ problems: of("No name", 3), total: 3 });
  await problems.pick("No name");
  expect(ipc.importProblemPage).toHaveBeenCalledWith(guessed, "No name", 0);
  expect([problems.shown.length, problems.hasMore]).toEqual([3, false]);
});

test("a page that cannot be read says why, and leaves the list", async () => {
  const problems = new Problems(long, () => guessed);
  ipc.importProblemPage.mockRejectedValueOnce(new Error("The file was moved"));
  await problems.more();
  expect([problems.failure, problems.shown.length, problems.isReading]).toEqual(["The file was moved", 500, false]);
});

test("another plan forgets a reason that it does not have", () => {
  let now = long();
  const problems = new Problems(() => now, () => guessed);
  problems.reason = "No name";
  now = plan([], { "Not a number": 1 });
  problems.forget();
  expect(problems.reason).toBeNull();
});
