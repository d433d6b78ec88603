import { expect, test, vi } from "vitest";
import { changes } from "./changes";
import { Live } from "./live.svelte";

vi.mock("../ipc", () => ({ sentenceOf: (error: Error) => error.message }));

test("only its own topics make it ask again", async () => {
  const fetch = vi.fn(async () => "map");
  const stop = new Live(fetch, ["partners"]).watch();
  changes.announce({ revision: 2, topics: ["publishing"] });
  expect(fetch).toHaveBeenCalledTimes(1);
  changes.announce({ revision: 3, topics: ["partners", "history"] });
  expect(fetch).toHaveBeenCalledTimes(2);
  stop();
  changes.announce({ revision: 4, topics: ["partners"] });
  expect(fetch).toHaveBeenCalledTimes(2);
});

test("an answer that was overtaken is dropped", async () => {
  const answers: ((value: string) => void)[] = [];
  const live = new Live(() => new Promise<string>((resolve) => answers.push(resolve)), []);
  const both = [live.refresh(), live.refresh()];
  answers[1]?.("new");
  answers[0]?.("old");
  await Promise.all(both);
  expect(live.value).toBe("new");
});

test("a failure keeps what was shown", async () => {
  const fetch = vi.fn().mockResolvedValueOnce("map").mockRejectedValueOnce(new Error("The disk is gone"));
  const live = new Live(fetch, []);
  await live.refresh();
  await live.refresh();
  expect([live.value, live.failure]).toEqual(["map", "The disk is gone"]);
});

test("a revision is announced once, by its command or by its event", () => {
  const fetch = vi.fn(async () => "map");
  const stop = new Live(fetch, ["partners", "publishing"]).watch();
  changes.announce({ revision: 10, topics: ["partners"] });
  changes.announce({ revision: 10, topics: ["partners"] });
  expect(fetch).toHaveBeenCalledTimes(2);
  changes.announce({ revision: 10, topics: ["publishing"] });
  changes.announce({ revision: 10, topics: ["publishing"] });
  expect(fetch).toHaveBeenCalledTimes(4);
  changes.renew();
  changes.announce({ revision: 10, topics: ["partners"] });
  expect(fetch).toHaveBeenCalledTimes(5);
  stop();
});

test("it has settled when the last question was answered", async () => {
  const answers: ((value: string) => void)[] = [];
  const live = new Live(() => new Promise<string>((resolve) => answers.push(resolve)), []);
  const seen: (string | null)[] = [];
  void live.refresh();
  const settled = live.settled().then(() => seen.push(live.value));
  void live.refresh();
  answers[0]?.("old");
  await Promise.resolve();
  answers[1]?.("new");
  await settled;
  expect(seen).toEqual(["new"]);
});
