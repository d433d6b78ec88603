import { expect, test } from "vitest";
import type { ActionTarget, Finding } from "../ipc";
import { JOINT_TARGETS, fieldToEdit, nextStep, offerOf, wayOf } from "./follow";

const finding = (target: ActionTarget, ...ids: number[]) =>
  ({ partners: ids.map((id) => ({ id, uuid: "", name: "" })), action: { label: "", target } }) as unknown as Finding;
const manager: ActionTarget = { to: "edit_field", field: { kind: "manager" }, offer: null };

test("a finding about one partner leads to its field", () => {
  expect(wayOf(finding(manager, 7))).toEqual({ to: "field", partner: 7, field: "manager" });
});

test("a finding about several lists them, and leads on from each", () => {
  expect(wayOf(finding(manager, 7, 8))).toEqual({ to: "list" });
  expect(wayOf(finding(manager, 7, 8), 8)).toEqual({ to: "field", partner: 8, field: "manager" });
});

test("only a finding that a field closes may offer something", () => {
  const offer = { label: "Set the suggested motions", texts: ["Co-sell"] };
  const motion = finding({ to: "edit_field", field: { kind: "motion" }, offer }, 7);
  expect([fieldToEdit(motion), offerOf(motion)]).toEqual([{ kind: "motion" }, offer]);
  expect([fieldToEdit(finding({ to: "place" }, 7)), offerOf(finding({ to: "place" }, 7))]).toEqual([null, null]);
});

test("a partner without a place is placed", () => {
  expect(wayOf(finding({ to: "place" }, 7))).toEqual({ to: "place", partner: 7 });
});

test("a list of joint targets is no field, and is led to all the same", () => {
  expect(wayOf(finding({ to: "joint_targets" }, 7))).toEqual({ to: "field", partner: 7, field: JOINT_TARGETS });
});

test("what concerns no partner leads elsewhere", () => {
  expect(wayOf(finding({ to: "settings", section: "tiers" }))).toEqual({ to: "settings", section: "tiers" });
});

test("the review goes on step by step, and nowhere after the last", () => {
  const review_steps = [{ step: "freeze" as const, name: "" }, { step: "read_out" as const, name: "" }];
  expect(nextStep({ review_step: null, review_steps })).toBe("freeze");
  expect(nextStep({ review_step: "freeze", review_steps })).toBe("read_out");
  expect(nextStep({ review_step: "read_out", review_steps })).toBeNull();
});
