import { expect, test, vi } from "vitest";
import { Changing } from "./changing.svelte";

const steps = vi.hoisted(() => ({ standing: ["Moved the slide", "Composed the read-out anew", "Titled the slide"] }));

vi.mock("../ipc", () => ({
  commands: {
    documentState: async () => ({ undo: steps.standing.at(-1) ?? null, redo: null }),
    undo: async () => {
      await new Promise((done) => setTimeout(done, 5));
      steps.standing.pop();
      return { revision: 1, topics: ["document"] };
    },
  },
  isCancelled: () => false,
  sentenceOf: String,
}));

test("undo pressed twice in a row names each step it takes back", async () => {
  const changing = new Changing();
  const stop = changing.document.watch();
  await changing.document.settled();
  const said: string[] = [];
  changing.toast.show = (sentence) => void said.push(sentence);
  await Promise.all([changing.undo(), changing.undo()]);
  stop();
  expect(said).toEqual(["Undone: Titled the slide", "Undone: Composed the read-out anew"]);
});
