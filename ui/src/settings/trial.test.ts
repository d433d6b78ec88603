import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { commands, type SettingChange, type SettingEffect } from "../ipc";
import { Trial, TYPING } from "./trial.svelte";

const days = (count: number): SettingChange => ({ change: "stuck_days", days: count });
const effect = (...lines: string[]): SettingEffect => ({ lines, refusal: null });
const preview = vi.spyOn(commands, "previewSetting");
const store = vi.spyOn(commands, "changeSetting").mockResolvedValue({ revision: 2, topics: [] });
const trial = () => new Trial(async (command) => (await command()).revision === 2);

beforeEach(() => {
  vi.useFakeTimers();
  preview.mockReset().mockResolvedValue(effect("1 finding closes"));
  store.mockClear();
});
afterEach(() => void vi.useRealTimers());

test("what is typed is tried once it rests, the last of it alone", async () => {
  const tried = trial();
  tried.consider(days(1), TYPING);
  tried.consider(days(14), TYPING);
  await vi.advanceTimersByTimeAsync(TYPING);
  expect(preview.mock.calls).toEqual([[days(14)]]);
  expect(tried.effect?.lines).toEqual(["1 finding closes"]);
  expect(store).not.toHaveBeenCalled();
});

test("an answer that was overtaken is not shown", async () => {
  const tried = trial();
  preview.mockImplementationOnce(() => new Promise((answer) => setTimeout(() => answer(effect("old")), 100))).mockResolvedValueOnce(effect("new"));
  tried.consider(days(1));
  await vi.advanceTimersByTimeAsync(1);
  tried.consider(days(2));
  await vi.advanceTimersByTimeAsync(200);
  expect(tried.effect?.lines).toEqual(["new"]);
});

test("a change that can be done is done, and its effect is not shown any longer", async () => {
  const tried = trial();
  expect(await tried.apply(days(7))).toBe(true);
  expect(store.mock.calls).toEqual([[days(7)]]);
  expect(tried.effect).toBeNull();
});

test("a change that is refused is not done, and says why", async () => {
  const tried = trial();
  preview.mockResolvedValue({ lines: [], refusal: "A review step needs at least one day." });
  expect(await tried.apply(days(0))).toBe(false);
  expect(tried.effect?.refusal).toBe("A review step needs at least one day.");
  expect(store).not.toHaveBeenCalled();
});

test("a change that is being done is done once, and not called off", async () => {
  const tried = trial();
  const doing = tried.apply(days(7));
  expect(await tried.apply(days(7))).toBe(false);
  tried.consider(days(9));
  tried.clear();
  expect(await doing).toBe(true);
  expect(store.mock.calls).toEqual([[days(7)]]);
});

test("text that is no change says so without asking", async () => {
  const tried = trial();
  expect(await tried.apply("Write a whole number.")).toBe(false);
  expect(tried.effect?.refusal).toBe("Write a whole number.");
  expect(preview).not.toHaveBeenCalled();
});

test("a preview that fails is a refusal", async () => {
  const tried = trial();
  preview.mockRejectedValue(new Error("The document was closed."));
  expect(await tried.apply(days(7))).toBe(false);
  expect(tried.effect?.refusal).toBe("The document was closed.");
});
