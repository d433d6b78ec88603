import { expect, test, vi } from "vitest";
import { commands, type SearchHit } from "../ipc";
import { entryOfHit } from "./entries";
import { Recent } from "./recent.svelte";

const hit = (id: number, detail = ""): SearchHit => ({ kind: "partner", id, name: `Partner ${id}`, detail });

test("the latest stands first, each once, and five of them", () => {
  const recent = new Recent();
  for (const id of [1, 2, 3, 4, 5, 6, 3]) recent.note(entryOfHit(hit(id)));
  expect(recent.entries.map(({ id }) => id)).toEqual([3, 6, 5, 4, 2].map((id) => `partner ${id}`));
});

test("who is gone is left out, and who moved says where it is now", async () => {
  const recent = new Recent();
  recent.note(entryOfHit(hit(1, "Tier 2")));
  recent.note(entryOfHit(hit(2, "Tier 2")));
  vi.spyOn(commands, "search").mockResolvedValue([hit(1, "Tier 1")]);
  await recent.check();
  expect(recent.entries).toEqual([entryOfHit(hit(1, "Tier 1"))]);
});
