import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { commands } from "../ipc";
import { Look } from "./look.svelte";
import { RESTS, WindowMemory } from "./memory";

const look = (screen: Look["screen"]) => {
  const made = new Look();
  made.screen = screen;
  return made;
};
const remember = vi.spyOn(commands, "rememberWindow").mockResolvedValue(null);
const recall = vi.spyOn(commands, "windowMemory");

beforeEach(() => {
  vi.useFakeTimers();
  remember.mockClear();
  recall.mockResolvedValue(look("overlap").text());
});
afterEach(() => void vi.useRealTimers());

test("the document is shown as it was left", async () => expect((await new WindowMemory().read()).screen).toBe("overlap"));

test("a memory that cannot be read is none", async () => {
  recall.mockRejectedValue(new Error("no such file"));
  expect((await new WindowMemory().read()).screen).toBe("map");
});

test("a look is written down once it rests, the last one alone", async () => {
  const memory = new WindowMemory();
  await memory.read();
  memory.note(look("map"));
  memory.note(look("readout"));
  expect(remember).not.toHaveBeenCalled();
  vi.advanceTimersByTime(RESTS);
  expect(remember.mock.calls).toEqual([[look("readout").text()]]);
});

test("what is remembered already is not written again", async () => {
  const memory = new WindowMemory();
  await memory.read();
  memory.note(look("map"));
  memory.note(look("overlap"));
  vi.advanceTimersByTime(RESTS);
  expect(remember).not.toHaveBeenCalled();
});

test("a look of the document before is not written into the next", async () => {
  const memory = new WindowMemory();
  await memory.read();
  memory.note(look("map"));
  const reading = memory.read();
  memory.note(look("readout"));
  await reading;
  vi.advanceTimersByTime(RESTS);
  expect(remember).not.toHaveBeenCalled();
});

test("what waits is written down before another document is opened", async () => {
  const memory = new WindowMemory();
  await memory.read();
  memory.note(look("map"));
  await memory.flush();
  expect(remember.mock.calls).toEqual([[look("map").text()]]);
});
