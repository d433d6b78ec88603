import type { ConventionQuestion, ImportChoices, ImportPreview } from "../ipc";

/** The code that answers a question, as chosen just now or as it was understood; absent while it is open. */
export function answerTo(question: ConventionQuestion, choices: ImportChoices): string | null {
  const choice = choices.conventions.find(({ column }) => column === question.column);
  return (question.kind === "dates" ? choice?.dates : choice?.decimal) ?? question.answer;
}

/** The partner whose accounts these are, as chosen or as found; absent while it is asked, and where nothing is. */
export function partnerOf({ owner }: ImportPreview, choices: ImportChoices): string | null {
  return owner ? (choices.partner ?? owner.name) : null;
}

/** How many questions wait for an answer. */
export function openCount(preview: ImportPreview, choices: ImportChoices): number {
  const open = preview.questions.filter((question) => answerTo(question, choices) === null).length;
  return open + (preview.owner && partnerOf(preview, choices) === null ? 1 : 0);
}

/** Whether the file drifted from its source so far that the user has to see it first. */
export function isAlarmed({ source }: ImportPreview, choices: ImportChoices): boolean {
  return !choices.accept_drift && (source?.drift.some((drift) => drift.is_alarm) ?? false);
}

/** Why the import cannot be applied; absent when it can. */
export function obstacleOf(preview: ImportPreview, choices: ImportChoices): string | null {
  if (isAlarmed(preview, choices)) return "This file changed since its last import: go on or guess anew in step 2";
  const open = openCount(preview, choices);
  if (open > 0) return open === 1 ? "A question is open: answer it in step 2" : `${open} questions are open: answer them in step 2`;
  return preview.plan.obstacle;
}

/** What keeps the foot of step 2 from saying anything else; empty when nothing does. */
export function waitingSentence(preview: ImportPreview, choices: ImportChoices): string {
  if (isAlarmed(preview, choices)) return "This file changed: go on or guess anew";
  const open = openCount(preview, choices);
  return open === 0 ? "" : open === 1 ? "1 question is open" : `${open} questions are open`;
}

/** What the mark of step 2 says is waiting there; empty when nothing is. */
export function waitingText(preview: ImportPreview, choices: ImportChoices): string {
  const open = openCount(preview, choices);
  if (open > 0) return open === 1 ? "1 question" : `${open} questions`;
  return isAlarmed(preview, choices) ? "changed" : "";
}
