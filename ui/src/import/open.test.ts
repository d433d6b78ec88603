import { expect, test } from "vitest";
import type { ConventionQuestion, Drift, ImportPreview } from "../ipc";
import { guessed, withConvention } from "./choices";
import { askedOf, isAlarmed, obstacleOf, openCount, partnerOf, waitingText } from "./open";

const since = { column: 5, kind: "dates" } as ConventionQuestion;
const spent = { column: 2, kind: "decimal" } as ConventionQuestion;
const preview = (more: Partial<ImportPreview> = {}) =>
  ({ questions: [], whose: null, source: null, plan: { obstacle: null }, ...more }) as unknown as ImportPreview;
const drifted = (is_alarm: boolean) => preview({ source: { name: "RevOps roster", note: "", drift: [{ is_alarm } as Drift] } });
const nothing = { questions: [], choices: guessed };

test("an answered question stays to be changed, also when it is asked no more", () => {
  const answered = withConvention(guessed, since, "dmy");
  expect(askedOf([since], preview({ questions: [spent] }), answered)).toEqual([spent, since]);
  expect(askedOf([since], preview(), guessed)).toEqual([]);
  expect(askedOf([since], preview({ questions: [since] }), answered)).toEqual([since]);
});

test("the import waits for every question", () => {
  const asked = { questions: [spent, since], choices: guessed };
  expect(obstacleOf(preview(), asked)).toBe("2 questions are open: answer them in step 2");
  expect(waitingText(preview(), asked)).toBe("2 questions");
  const one = { ...asked, choices: withConvention(guessed, since, "dmy") };
  expect(obstacleOf(preview(), one)).toBe("A question is open: answer it in step 2");
  expect(openCount(preview(), { ...asked, choices: withConvention(one.choices, spent, "comma") })).toBe(0);
});

test("whose accounts these are is a question only while nothing says it", () => {
  const whose = (found: string | null) => preview({ whose: { partners: ["Corvane"], found, why: "" } });
  expect(openCount(whose(null), nothing)).toBe(1);
  expect(openCount(whose("Corvane"), nothing)).toBe(0);
  expect(partnerOf(whose("Corvane"), { ...guessed, partner: "Obrel" })).toBe("Obrel");
});

test("an alarm holds the import until the user goes on", () => {
  expect(obstacleOf(drifted(true), nothing)).toMatch(/^This file changed since its last import/);
  expect(waitingText(drifted(true), nothing)).toBe("changed");
  expect(isAlarmed(drifted(true), { ...guessed, accept_drift: true })).toBe(false);
});

test("a drift without an alarm holds nothing", () => expect(obstacleOf(drifted(false), nothing)).toBeNull());

test("what the plan says stands in the way is told last", () => {
  const blocked = preview({ plan: { obstacle: "No column holds the name" } as ImportPreview["plan"] });
  expect(obstacleOf(blocked, nothing)).toBe("No column holds the name");
});
