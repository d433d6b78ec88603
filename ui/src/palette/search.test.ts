import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { commands, type SearchHit } from "../ipc";
import { RESTS, Search } from "./search.svelte";

const hit: SearchHit = { kind: "partner", id: 1, name: "Corvane", detail: "" };
const ask = vi.spyOn(commands, "search");

beforeEach(() => {
  vi.useFakeTimers();
  ask.mockReset().mockResolvedValue([hit]);
});
afterEach(() => void vi.useRealTimers());

test("only what rests is searched for", async () => {
  const search = new Search();
  search.look("c");
  search.look("co ");
  await vi.advanceTimersByTimeAsync(RESTS);
  expect(ask.mock.calls).toEqual([["co"]]);
  expect(search.hits).toEqual([hit]);
});

test("nothing typed finds nothing, and asks nothing", async () => {
  const search = new Search();
  search.look("co");
  search.look(" ");
  await vi.advanceTimersByTimeAsync(RESTS);
  expect(ask).not.toHaveBeenCalled();
  expect(search.hits).toEqual([]);
});

test("an answer that was overtaken is dropped", async () => {
  const search = new Search();
  ask.mockImplementationOnce(() => new Promise((answer) => setTimeout(() => answer([]), 500)));
  search.look("x");
  await vi.advanceTimersByTimeAsync(RESTS);
  search.look("co");
  await vi.advanceTimersByTimeAsync(1000);
  expect(search.hits).toEqual([hit]);
});

test("a search that fails says so", async () => {
  const search = new Search();
  ask.mockRejectedValue(new Error("The document is closed."));
  search.look("co");
  await vi.advanceTimersByTimeAsync(RESTS);
  expect(search.failure).toBe("The document is closed.");
});
