import { expect, test } from "vitest";
import type { ReviewStep, SettingsView } from "../ipc";
import { waysOf } from "./steps";

const review_steps = [
  { step: "freeze" as const, name: "Freeze the quarter" },
  { step: "what_moved" as const, name: "See what moved" },
  { step: "read_out" as const, name: "Export the read-out" },
];
const ways = (review_step: ReviewStep | null) => waysOf({ review_step, review_steps } as SettingsView);

test("a review that has not begun can only start", () => expect(ways(null)).toEqual({ next: { label: "Start the review", step: "freeze" }, back: null }));

test("the first step leads back to before it began", () =>
  expect(ways("freeze")).toEqual({ next: { label: "Next: See what moved", step: "what_moved" }, back: { label: "Back to before it began", step: null } }));

test("the last step closes the review", () =>
  expect(ways("read_out")).toEqual({ next: { label: "Close the review", step: null }, back: { label: "Back: See what moved", step: "what_moved" } }));
