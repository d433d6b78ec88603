import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Asked, TYPED } from "./asked.svelte";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("what is chosen is asked for at once", () => {
  const asked = new Asked({ find: "", sort: "name" });
  asked.take({ find: "", sort: "owner" });
  expect(asked.request.sort).toBe("owner");
});

test("what is typed is asked for when the typing rests, and emptied at once", () => {
  const asked = new Asked({ find: "" });
  for (const find of ["d", "do", "dov"]) asked.take({ find });
  vi.advanceTimersByTime(TYPED - 1);
  expect(asked.request.find).toBe("");
  vi.advanceTimersByTime(1);
  expect(asked.request.find).toBe("dov");
  asked.take({ find: "" });
  expect(asked.request.find).toBe("");
});
