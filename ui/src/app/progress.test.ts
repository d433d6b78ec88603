import { expect, test } from "vitest";
import { progressShare, progressText, stageAfter } from "./progress";

test("short work shows nothing, long work says how far it is", () => {
  expect(stageAfter(200)).toBe("nothing");
  expect(stageAfter(400)).toBe("line");
  expect(stageAfter(2100)).toBe("words");
});

const progress = { job: 1, label: "Matching", done: 41200, total: 96000, finished: false };

test("the count is written in full", () => expect(progressText(progress)).toBe("Matching 41,200 of 96,000"));

test("an unknown total has no share", () => {
  expect(progressShare({ ...progress, total: null })).toBeNull();
  expect(progressShare({ ...progress, total: 0 })).toBeNull();
  expect(progressShare(progress)).toBeCloseTo(0.429, 3);
});
