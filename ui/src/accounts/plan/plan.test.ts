import { beforeEach, expect, test, vi } from "vitest";
import type { Acting } from "../../app/acting";
import type { JointPlanRow, JointPlanView, JointTargetEdit } from "../../ipc";
import { Plan } from "./plan.svelte";

const sent: unknown[] = [];
vi.mock("../../ipc", () => ({
  commands: {
    editJointTarget: (edit: JointTargetEdit) => sent.push(edit),
    setJointTarget: (...of: unknown[]) => sent.push(of),
  },
}));

const row = (account: number, owner = ""): JointPlanRow => ({
  partner: 1,
  partner_name: "Corvane",
  account,
  account_name: `Account ${account}`,
  segment: "Enterprise",
  relationship: "",
  is_warm: false,
  stage: "mapped",
  stage_name: "Mapped",
  owner,
  next_step: "",
  opportunity: "",
  partners: 1,
});

const shown: unknown[] = [];
let isStored = true;

/** By stage: a head, and two rows whose columns are account, partner, stage, owner, … */
function plan(): Plan {
  const view = { groups: [{ key: "mapped", title: "Mapped", note: "", tone: "plain", rows: [row(1, "Mara"), row(2)] }] } as unknown as JointPlanView;
  const acting = {
    change: async (command: () => Promise<unknown>) => (await command(), isStored),
    showAccount: (account: number) => shown.push(account),
    showPartner: (partner: number) => shown.push(`partner ${partner}`),
  } as unknown as Acting;
  return new Plan(
    acting,
    () => view,
    () => "stage",
  );
}

const OWNER = 3;

beforeEach(() => {
  sent.length = 0;
  shown.length = 0;
  isStored = true;
});

test("Enter in a text stores it, and the cell below is active", async () => {
  const one = plan();
  one.go({ line: 1, column: OWNER });
  one.act();
  expect(one.edited).toEqual({ initial: undefined });
  await one.commit("Ines", "enter");
  expect(sent).toEqual([{ partner: 1, account: 1, field: "owner", text: "Ines" }]);
  expect(one.edited).toBeNull();
  expect(one.place).toEqual({ line: 2, column: OWNER });
});

test("Tab goes on to the next cell, and what was not changed is not sent", async () => {
  const one = plan();
  one.go({ line: 1, column: OWNER });
  one.edit();
  await one.commit("Mara", "tab");
  expect(sent).toEqual([]);
  expect(one.place).toEqual({ line: 1, column: OWNER + 1 });
});

test("a text that could not be stored stays open with a sentence", async () => {
  isStored = false;
  const one = plan();
  one.go({ line: 1, column: OWNER });
  one.edit("I");
  await one.commit("Ines", "enter");
  expect(one.edited).not.toBeNull();
  expect(one.problem).not.toBe("");
});

test("a letter begins a text and opens the stages, and does nothing where nothing is edited", () => {
  const one = plan();
  one.go({ line: 1, column: OWNER });
  expect(one.type("x")).toBe(true);
  expect(one.edited).toEqual({ initial: "x" });
  one.go({ line: 1, column: 2 });
  one.type("x");
  expect(one.edited).toEqual({ initial: undefined });
  one.go({ line: 1, column: 0 });
  expect(one.type("x")).toBe(false);
});

test("Delete empties a text, takes an account off the list, and leaves a stage alone", async () => {
  const one = plan();
  for (const column of [OWNER, 2, 0]) {
    one.go({ line: 1, column });
    one.clear();
    await Promise.resolve();
  }
  expect(sent).toEqual([{ partner: 1, account: 1, field: "owner", text: "" }, [1, 1, false]]);
});

test("the name of an account opens its page, that of a partner leads to it", () => {
  const one = plan();
  one.go({ line: 2, column: 0 });
  one.act();
  one.go({ line: 2, column: 1 });
  one.act();
  expect(shown).toEqual([2, "partner 1"]);
});
