import { expect, test } from "vitest";
import { publishingDetail, publishingText } from "./publishing";

test("each state has its own words", () => {
  expect(publishingText({ state: "published", at: "14:32" })).toBe("Saved 14:32");
  expect(publishingText({ state: "kept_here" })).toBe("Kept here, saving…");
  expect(publishingText({ state: "failing", reason: "The disk is full." })).toBe("Not saved to the file");
  expect(publishingText({ state: "changed_elsewhere" })).toBe("Changed elsewhere");
});

test("a failure names its reason and what is kept", () => {
  const detail = publishingDetail({ state: "failing", reason: "The disk is full." }, "Documents");
  expect(detail).toContain("The disk is full.");
  expect(detail).toContain("kept on this machine");
});
