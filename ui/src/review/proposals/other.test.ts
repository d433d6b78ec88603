import { expect, test } from "vitest";
import { askedOf } from "./other";

const of = { motions: ["Co-sell", "Joint marketing"], tiers: [1, 2, 3], tier: 2 };
const values = (subject: Parameters<typeof askedOf>[0]) => askedOf(subject, of).options.map(({ value }) => value);

test("each subject has its own answers", () => {
  expect(values("motion")).toEqual(["Co-sell", "Joint marketing"]);
  expect(values("listing")).toEqual(["listed", "not_listed"]);
  expect(values("tier")).toEqual(["1", "3", "sunset"]);
});

test("only where a partner is moved without a proposal a reason is asked for", () => {
  expect(askedOf("tier", of).least).toBe(10);
  expect(askedOf("motion", of).least).toBe(0);
});
