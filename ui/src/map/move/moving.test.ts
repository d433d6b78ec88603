import { beforeEach, expect, test, vi } from "vitest";
import type { MapPartner, MovePreview, MoveRequest } from "../../ipc";
import { Moving } from "./moving.svelte";
import type { Place } from "./places";

const corvane = { id: 7, name: "Corvane", tier: 2, partner_type: "si" } as MapPartner;
const own: Place = { tier: 2, type: "si" };
const above: Place = { tier: 1, type: "si" };
const beside: Place = { tier: 1, type: "isv" };

/** A core that answers when it is told to, the question asked last first where the test wants that. */
let asked: { request: MoveRequest; answer: (changed?: Partial<MovePreview>) => Promise<void>; fail: () => Promise<void> }[];
const settled = () => new Promise((resolve) => setTimeout(resolve));
const preview = vi.fn(
  (request: MoveRequest) =>
    new Promise<MovePreview>((resolve, reject) => {
      const whole = { title: `Move to Tier ${request.tier}`, lines: [], is_change: true, can_be_role: request.partner_type !== "si", tiers: [] };
      asked.push({
        request,
        answer: (changed) => (resolve({ ...whole, ...changed }), settled() as Promise<void>),
        fail: () => (reject(new Error("broken")), settled() as Promise<void>),
      });
    }),
);
const move = vi.fn(async () => true);
let moving: Moving;

beforeEach(() => {
  asked = [];
  preview.mockClear();
  move.mockClear();
  move.mockResolvedValue(true);
  moving = new Moving({ preview, move });
});

function drag(to: Place | null): void {
  moving.press(corvane, { x: 100, y: 100 }, { x: 10, y: 10 });
  moving.follow({ x: 110, y: 100 });
  moving.aim(to);
}

test("a press that trembles stays a click", () => {
  moving.press(corvane, { x: 100, y: 100 }, { x: 10, y: 10 });
  expect(moving.follow({ x: 102, y: 103 })).toBe(false);
  expect([moving.phase, moving.origin]).toEqual(["pressed", null]);
  moving.aim(above);
  expect(preview).not.toHaveBeenCalled();
});

test("more than four pixels lift the chip, once", () => {
  moving.press(corvane, { x: 100, y: 100 }, { x: 10, y: 10 });
  expect(moving.follow({ x: 105, y: 100 })).toBe(true);
  expect(moving.follow({ x: 125, y: 100 })).toBe(false);
  expect([moving.phase, moving.origin, moving.pointer.x]).toEqual(["dragging", 7, 125]);
});

test("the core is asked once a cell", () => {
  drag(above);
  moving.aim({ ...above });
  expect(preview).toHaveBeenCalledTimes(1);
  moving.aim(beside);
  expect(preview).toHaveBeenCalledTimes(2);
  expect(moving.targetKey).toBe("1-isv");
});

test("an answer for a cell that was left is dropped", async () => {
  drag(above);
  moving.aim(beside);
  await asked[1]?.answer({ title: "late cell" });
  await asked[0]?.answer({ title: "early cell" });
  expect(moving.preview?.title).toBe("late cell");
});

test("beside the map there is no preview", async () => {
  drag(above);
  await asked[0]?.answer();
  moving.aim(null);
  await settled();
  expect([moving.preview, moving.targetKey]).toEqual([null, null]);
});

test("a drop moves the partner and ends when the map shows it", async () => {
  drag(above);
  const dropped = moving.drop();
  expect([moving.phase, moving.origin, moving.targetKey]).toEqual(["settling", 7, "1-si"]);
  moving.cancel();
  await asked[0]?.answer();
  expect(await dropped).toBe(corvane);
  expect(move).toHaveBeenCalledWith({ partner: 7, tier: 1, partner_type: "si", as_role: false });
  expect([moving.phase, moving.origin]).toEqual(["idle", null]);
});

test("dropped on its own cell nothing happens", async () => {
  drag(own);
  await asked[0]?.answer({ is_change: false });
  expect(await moving.drop()).toBeNull();
  expect(move).not.toHaveBeenCalled();
});

test("dropped beside the map nothing happens", async () => {
  drag(null);
  expect(await moving.drop()).toBeNull();
  expect([moving.phase, move.mock.calls.length]).toEqual(["idle", 0]);
});

test("a change that failed is no move", async () => {
  move.mockResolvedValue(false);
  drag(above);
  await asked[0]?.answer();
  expect(await moving.drop()).toBeNull();
  expect(moving.phase).toBe("idle");
});

test("without a preview the change itself says what is wrong", async () => {
  drag(above);
  await asked[0]?.fail();
  await moving.drop();
  expect(move).toHaveBeenCalledTimes(1);
});

test("a second role is asked for only where the core allows one", async () => {
  drag(above);
  moving.role(true);
  await asked[1]?.answer();
  expect([moving.isRole, preview.mock.calls.length]).toEqual([false, 2]);
  moving.aim(beside);
  await asked[2]?.answer();
  await asked[3]?.answer({ title: "Add as second role" });
  expect([moving.isRole, moving.preview?.title, asked[3]?.request.as_role]).toEqual([true, "Add as second role", true]);
  moving.role(false);
  await asked[4]?.answer();
  expect(moving.isRole).toBe(false);
});

test("a cancelled move leaves nothing behind", async () => {
  moving.choose(corvane, own);
  expect([moving.phase, moving.targetKey]).toEqual(["choosing", "2-si"]);
  moving.toggleRole();
  moving.cancel();
  await asked[0]?.answer();
  await asked[1]?.answer();
  expect([moving.phase, moving.preview, moving.origin, moving.isRole]).toEqual(["idle", null, null, false]);
});
