import type { ConventionQuestion, ImportChoices, ImportPreview } from "../ipc";

/** What was asked about the table on show. */
export type Asked = { questions: ConventionQuestion[]; choices: ImportChoices };

/** The code that answers a question; absent while it is open. */
export function answerTo(question: ConventionQuestion, choices: ImportChoices): string | null {
  const choice = choices.conventions.find(({ column }) => column === question.column);
  return (question.kind === "dates" ? choice?.dates : choice?.decimal) ?? null;
}

/** The questions of a preview, and those answered before, so that an answer can still be changed; in the file's order. */
export function askedOf(before: ConventionQuestion[], { questions }: ImportPreview, choices: ImportChoices): ConventionQuestion[] {
  const isNew = (old: ConventionQuestion) => !questions.some(({ column, kind }) => column === old.column && kind === old.kind);
  const answered = before.filter((question) => isNew(question) && answerTo(question, choices) !== null);
  return [...questions, ...answered].sort((one, other) => one.column - other.column);
}

/** The partner whose accounts these are, as chosen or as found; absent while it is asked, and where nothing is. */
export function partnerOf({ whose }: ImportPreview, choices: ImportChoices): string | null {
  return whose ? (choices.partner ?? whose.found) : null;
}

/** How many questions wait for an answer. */
export function openCount(preview: ImportPreview, { questions, choices }: Asked): number {
  const open = questions.filter((question) => answerTo(question, choices) === null).length;
  return open + (preview.whose && partnerOf(preview, choices) === null ? 1 : 0);
}

/** Whether the file drifted from its source so far that the user has to see it first. */
export function isAlarmed({ source }: ImportPreview, choices: ImportChoices): boolean {
  return !choices.accept_drift && (source?.drift.some((drift) => drift.is_alarm) ?? false);
}

/** Why the import cannot be applied; absent when it can. */
export function obstacleOf(preview: ImportPreview, asked: Asked): string | null {
  if (isAlarmed(preview, asked.choices)) return "This file changed since its last import: go on or guess anew in step 2";
  const open = openCount(preview, asked);
  if (open > 0) return open === 1 ? "A question is open: answer it in step 2" : `${open} questions are open: answer them in step 2`;
  return preview.plan.obstacle;
}

/** What the mark of step 2 says is waiting there; empty when nothing is. */
export function waitingText(preview: ImportPreview, asked: Asked): string {
  const open = openCount(preview, asked);
  if (open > 0) return open === 1 ? "1 question" : `${open} questions`;
  return isAlarmed(preview, asked.choices) ? "changed" : "";
}
