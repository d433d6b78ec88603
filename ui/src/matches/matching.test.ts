import { beforeEach, expect, test, vi } from "vitest";
import { changes } from "../app/changes";
import { commands } from "../ipc";
import { Matching } from "./matching.svelte";
import { actingOf, Core } from "./testing";

vi.mock("../ipc", () => ({ commands: { matches: vi.fn(), decideMatch: vi.fn() }, sentenceOf: (error: Error) => error.message, isCancelled: () => false }));

let core: Core;
let matching: Matching;
let unwatch = () => {};

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
const said = () => core.decisions.map(({ partner_account, is_same }) => [partner_account, is_same]);

beforeEach(async () => {
  unwatch();
  changes.renew();
  core = new Core();
  vi.mocked(commands.matches).mockImplementation(core.matches);
  vi.mocked(commands.decideMatch).mockImplementation(core.decide);
  matching = new Matching(actingOf());
  unwatch = matching.pairs.live.watch();
  await settled();
});

test("quick decisions go to the rows they were taken on, in their order", async () => {
  matching.decide(true);
  matching.decide(false);
  matching.decide(true);
  expect(matching.row?.partner_account).toBe(4);
  await settled();
  expect(said()).toEqual([[1, true], [2, false], [3, true]]);
  expect(matching.row?.partner_account).toBe(4);
  expect(matching.pairs.count).toBe(247);
  expect(matching.session.count).toBe(3);
});

test("a decision that is refused brings its row back, and those after it are stored", async () => {
  core.refuses = [1];
  matching.decide(true);
  matching.decide(true);
  await settled();
  expect(said()).toEqual([[2, true]]);
  expect(matching.pairs.rowAt(0)?.partner_account).toBe(1);
  expect(matching.row?.partner_account).toBe(3);
  expect(matching.refused).toEqual({ names: ["Account 1"], why: "refused" });
  expect(matching.session.count).toBe(1);
});

test("what is undone is listed again and not counted as done", async () => {
  matching.decide(true);
  await settled();
  core.undo();
  await settled();
  expect(matching.pairs.rowAt(0)?.partner_account).toBe(1);
  expect(matching.row?.partner_account).toBe(2);
  expect(matching.session.count).toBe(0);
});

test("the last row of the list is followed by the one before it", async () => {
  matching.choose(249);
  await settled();
  expect(matching.row?.partner_account).toBe(250);
  matching.decide(true);
  expect(matching.row?.partner_account).toBe(249);
});

test("a row that is not read yet cannot be decided", async () => {
  matching.choose(249);
  matching.decide(true);
  await settled();
  expect(core.decisions).toEqual([]);
});

test("a link by hand goes to the row it was looked for, wherever the list is by then", async () => {
  matching.linking = matching.row ?? null;
  core.asked = core.asked.slice(1);
  core.revision += 1;
  changes.announce({ revision: core.revision, topics: ["accounts"] });
  await settled();
  expect(matching.row?.partner_account).toBe(2);
  matching.link(77);
  await settled();
  expect(core.decisions).toEqual([{ partner_account: 1, account: 77, is_same: true }]);
});

test("rows of another list cannot be decided before it is read", () => {
  matching.list("taken", null);
  matching.decide(false);
  expect(core.decisions).toEqual([]);
  expect(matching.row).toBeUndefined();
});

test("only the pages in sight are asked for", async () => {
  expect(core.questions).toEqual([0]);
  matching.pairs.see(195, 215);
  await settled();
  expect(core.questions).toEqual([0, 100, 200]);
});
