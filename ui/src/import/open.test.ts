import { expect, test } from "vitest";
import type { ConventionQuestion, Drift, ImportPreview } from "../ipc";
import { guessed, withConvention } from "./choices";
import { answerTo, isAlarmed, obstacleOf, openCount, partnerOf, waitingSentence, waitingText } from "./open";

const since = { column: 5, kind: "dates", answer: null } as ConventionQuestion;
const spent = { column: 2, kind: "decimal", answer: null } as ConventionQuestion;
const preview = (more: Partial<ImportPreview> = {}) =>
  ({ questions: [], owner: null, source: null, plan: { obstacle: null }, ...more }) as unknown as ImportPreview;
const drifted = (is_alarm: boolean) => preview({ source: { file_name: "RevOps roster.xlsx", note: "", drift: [{ is_alarm } as Drift] } });

test("the import waits for every question", () => {
  const asked = preview({ questions: [spent, since] });
  expect(obstacleOf(asked, guessed)).toBe("2 questions are open: answer them in step 2");
  expect(waitingText(asked, guessed)).toBe("2 questions");
  const one = withConvention(guessed, since, "dmy");
  expect(obstacleOf(asked, one)).toBe("A question is open: answer it in step 2");
  expect(waitingSentence(asked, one)).toBe("1 question is open");
  expect(openCount(asked, withConvention(one, spent, "comma"))).toBe(0);
});

test("an answer that the source brought along counts, until another is chosen", () => {
  const known = { ...since, answer: "mdy" };
  expect(answerTo(known, guessed)).toBe("mdy");
  expect(answerTo(known, withConvention(guessed, known, "dmy"))).toBe("dmy");
});

test("whose accounts these are is a question only while nothing says it", () => {
  const whose = (name: string | null) => preview({ owner: { options: ["Corvane"], name, why: "" } });
  expect(openCount(whose(null), guessed)).toBe(1);
  expect(openCount(whose("Corvane"), guessed)).toBe(0);
  expect(partnerOf(whose("Corvane"), { ...guessed, partner: "Obrel" })).toBe("Obrel");
});

test("an alarm holds the import until the user goes on", () => {
  expect(obstacleOf(drifted(true), guessed)).toMatch(/^This file changed since its last import/);
  expect(waitingText(drifted(true), guessed)).toBe("changed");
  expect(waitingSentence(drifted(true), guessed)).toMatch(/^This file changed/);
  expect(waitingSentence(preview(), guessed)).toBe("");
  expect(isAlarmed(drifted(true), { ...guessed, accept_drift: true })).toBe(false);
});

test("a drift without an alarm holds nothing", () => expect(obstacleOf(drifted(false), guessed)).toBeNull());

test("what the plan says stands in the way is told last", () => {
  const blocked = preview({ plan: { obstacle: "No column holds the name" } as ImportPreview["plan"] });
  expect(obstacleOf(blocked, guessed)).toBe("No column holds the name");
});
