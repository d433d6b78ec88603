import { expect, test } from "vitest";
import type { ImportPreview } from "../ipc";
import { blankText, checkTabs, firstTab, listedText } from "./check";

const preview = (counts: { problem_count: number; update_count: number; added: number; absent_count: number }, duplicates = 0) =>
  ({ plan: counts, duplicates: Array.from({ length: duplicates }) }) as unknown as ImportPreview;
const none = { problem_count: 0, update_count: 0, added: 0, absent_count: 0 };

test("the check opens with the first thing there is to look at", () => {
  expect(firstTab(checkTabs(preview({ ...none, problem_count: 9, added: 71 })))).toBe("problems");
  expect(firstTab(checkTabs(preview({ ...none, added: 71 })))).toBe("new");
  expect(firstTab(checkTabs(preview(none, 2)))).toBe("duplicates");
  expect(firstTab(checkTabs(preview(none)))).toBe("problems");
});

test("a list that is cut says so", () => {
  expect(listedText(200, 1240)).toBe("the first 200 of 1,240 are listed");
  expect(listedText(4, 4)).toBe("4");
});

test("what blank cells do is said before and after they do it", () => {
  expect(blankText(false, 0)).toBe("A blank cell leaves the value that stands");
  expect(blankText(false, 12)).toBe("Would clear 12 values");
  expect(blankText(true, 1)).toBe("1 value is cleared");
  expect(blankText(true, 12)).toBe("12 values are cleared");
  expect(blankText(true, 0)).toBe("No value is cleared");
});
