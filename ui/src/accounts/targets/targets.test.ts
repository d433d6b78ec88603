import { beforeEach, expect, test, vi } from "vitest";
import type { TargetListRequest, TargetListView } from "../../ipc";
import { Targets } from "./targets.svelte";

const asked: number[] = [];
const joint = new Set<number>();

function answer({ partner, offset }: TargetListRequest): TargetListView {
  asked.push(offset);
  const count = 250;
  const rows = Array.from({ length: Math.min(100, count - offset) }, (_, index) => offset + index).map((account) => ({
    account,
    uuid: `uuid-${account}`,
    name: `Account ${account}`,
    reasons: [],
    is_warm: false,
    is_joint_target: joint.has(account),
  }));
  return { partner, partner_name: "Corvane", segment_name: "All accounts", count, left_out: null, working_set: "", rows };
}

vi.mock("../../ipc", () => ({ commands: { targetList: async (request: TargetListRequest) => answer(request) }, sentenceOf: String }));

beforeEach(() => {
  asked.length = 0;
  joint.clear();
});

test("pages follow one another until the list is whole", async () => {
  const targets = new Targets();
  await targets.start(1, null);
  expect(targets.rows.length).toBe(100);
  await targets.more();
  await targets.more();
  expect(targets.isWhole).toBe(true);
  await targets.more();
  expect(asked).toEqual([0, 100, 200]);
  expect(targets.rows.map(({ account }) => account)).toEqual(Array.from({ length: 250 }, (_, index) => index));
});

test("after a change every page that is there is fetched again, and none is lost", async () => {
  const targets = new Targets();
  await targets.start(1, null);
  await targets.more();
  joint.add(3).add(150);
  await targets.refresh();
  expect(targets.rows.length).toBe(200);
  expect(targets.rows.filter((row) => row.is_joint_target).map(({ account }) => account)).toEqual([3, 150]);
});

test("what was set shows at once", async () => {
  const targets = new Targets();
  await targets.start(1, null);
  targets.set(7, true);
  expect(targets.rows[7]?.is_joint_target).toBe(true);
});
