import type { HistoryEntry } from "../ipc";

/** A step as the panel lists it. */
export type Step = HistoryEntry & {
  time: string;
  /** The steps that Undo to here takes back, the newest first, or that Redo to here brings back, the oldest first. */
  takes: number[];
  /** Whether the document is as this step left it, while others were taken back. */
  isNow: boolean;
};

export type Day = { day: string; steps: Step[] };

/** The steps of the history, newest first, by the day they were done in the user's own time zone. */
export function daysOf(entries: HistoryEntry[], now: Date): Day[] {
  const undone = entries.filter((entry) => entry.state === "undone").map((entry) => entry.id);
  const done = entries.filter((entry) => entry.state === "done").map((entry) => entry.id);
  const days: Day[] = [];
  for (const entry of entries) {
    const at = new Date(entry.at);
    const day = dayText(at, now);
    const takes = { done: done.slice(0, done.indexOf(entry.id) + 1), undone: undone.slice(undone.indexOf(entry.id)).reverse(), settled: [], taken_back: [] }[entry.state];
    const step = { ...entry, time: timeText(at), takes, isNow: undone.length > 0 && entry.id === done[0] };
    const last = days.at(-1);
    if (last?.day === day) last.steps.push(step);
    else days.push({ day, steps: [step] });
  }
  return days;
}

/** "Undo to here, 3 steps"; nothing for a step that stays as it is. */
export function actionText({ state, takes }: Step): string {
  if (state === "settled" || state === "taken_back") return "";
  const word = state === "done" ? "Undo" : "Redo";
  return takes.length === 1 ? word : `${word} to here, ${takes.length} steps`;
}

/** Whether it is offered to take this step back by itself, which is more than Undo where others came after it. */
export function isAlone({ state, takes, can_undo_alone }: Step): boolean {
  return can_undo_alone && state === "done" && takes.length > 1;
}

const DAY = 24 * 60 * 60 * 1000;

function dayText(at: Date, now: Date): string {
  if (Number.isNaN(at.getTime())) return "";
  if (at.toDateString() === now.toDateString()) return "Today";
  if (at.toDateString() === new Date(now.getTime() - DAY).toDateString()) return "Yesterday";
  return at.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
}

function timeText(at: Date): string {
  return Number.isNaN(at.getTime()) ? "" : at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}
