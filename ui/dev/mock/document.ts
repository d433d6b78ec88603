import { emit } from "@tauri-apps/api/event";
import type { Changed, DocumentView, HistoryEntry, Publishing, QuarterName, RecentDocument, Topic } from "../../src/ipc/bindings";
import { accountCount, dealCount } from "./count";
import { partners, query } from "./partners";

export const quarter = (label: string, first_day: string): QuarterName => ({ label, first_day });
export const quarters = [
  quarter("Q4 2025", "2025-10-01"),
  quarter("Q1 2026", "2026-01-01"),
  quarter("Q2 2026", "2026-04-01"),
  quarter("Q3 2026", "2026-07-01"),
];

const publishings: Record<string, Publishing> = {
  published: { state: "published", at: "14:32" },
  kept: { state: "kept_here" },
  failing: { state: "failing", reason: "The folder cannot be written to." },
  elsewhere: { state: "changed_elsewhere" },
};

type Step = { id: number; title: string; at: string; after: unknown[] };

/** What the stand-in remembers. */
export const state = {
  revision: 1,
  isEmpty: query.has("empty"),
  name: "Northfold partner map",
  review: quarters[2]!,
  done: [] as Step[],
  undone: [] as Step[],
};

type Room = { read: () => unknown; write: (value: unknown) => void };
const rooms: Room[] = [];

/** Lets undo and redo bring an area's state back: `read` is called after each step. */
export function keep<T>(read: () => T, write: (value: T) => void): void {
  rooms.push({ read: () => structuredClone(read()), write: write as Room["write"] });
}

keep(
  () => ({ name: state.name, review: state.review }),
  (kept) => Object.assign(state, kept),
);

let steps = 0;
const record = (title: string, at: string) => state.done.push({ id: (steps += 1), title, at, after: rooms.map((room) => room.read()) });
const days = ["2026-06-30T09:12:00", "2026-07-01T16:05:00", "2026-07-02T14:20:00"];
queueMicrotask(() =>
  ["Created the document", "Imported 90 partners from roster_q2.xlsx", "Renamed the document to Northfold partner map"].forEach((title, index) => record(title, days[index]!)),
);

export function change(...topics: Topic[]): Changed {
  state.revision += 1;
  return { revision: state.revision, topics };
}

export function step(title: string, ...topics: Topic[]): Changed {
  record(title, new Date().toISOString());
  state.undone = [];
  return change("history", ...topics);
}

export async function announce(changed: Changed): Promise<Changed> {
  await emit("changed", changed);
  return changed;
}

function restore(): Changed {
  const { after } = state.done.at(-1)!;
  rooms.forEach((room, index) => room.write(structuredClone(after[index])));
  return change("history", "document", "partners", "accounts", "overlap", "facts");
}

function undo(): Changed {
  if (state.done.length < 2) throw { code: "failed", message: "There is nothing to undo." };
  state.undone.push(state.done.pop()!);
  return restore();
}

function redo(): Changed {
  const step = state.undone.pop();
  if (!step) throw { code: "failed", message: "There is nothing to redo." };
  state.done.push(step);
  return restore();
}

function undoTo(id: number): Changed {
  let changed = undo();
  while (state.done.some((step) => step.id === id)) changed = undo();
  return changed;
}

/** Takes one step back by itself; what a review was built on stays. */
function undoStep(id: number): Changed {
  const found = state.done.find((one) => one.id === id);
  if (!found || query.has("built-on")) throw { code: "failed", message: "The tiers of 4 partners from this import were changed after it: undo “Moved Corvane to Tier 1” first." };
  state.done = state.done.filter((one) => one !== found);
  state.undone = [found];
  return change("history", "document", "partners", "accounts", "overlap", "facts");
}

export function documentView(): DocumentView {
  const { isEmpty } = state;
  return {
    revision: state.revision,
    name: isEmpty ? "Untitled" : state.name,
    folder: "Documents",
    company: isEmpty ? "" : "Northfold",
    currency: "USD",
    review_quarter: state.review,
    quarters,
    partner_count: isEmpty ? 0 : partners.length,
    account_count: isEmpty ? 0 : accountCount,
    deal_count: isEmpty || query.has("nodeals") ? 0 : dealCount,
    finding_count: isEmpty ? 0 : 6,
    freshness: isEmpty ? null : "84 of 90 fresh",
    last_import: isEmpty ? null : "Import 2 Jul 2026",
    publishing: publishings[query.get("publishing") ?? "published"] ?? publishings.published!,
    undo: isEmpty || state.done.length < 2 ? null : (state.done.at(-1)?.title ?? null),
    redo: state.undone.at(-1)?.title ?? null,
  };
}

export function recent(): RecentDocument[] {
  return [
    { index: 0, name: "Northfold partner map", folder: "Documents" },
    { index: 1, name: "Channel review 2025", folder: "Shared drive" },
  ];
}

export function history(): HistoryEntry[] {
  const entry = (is: HistoryEntry["state"]) => ({ id, title, at }: Step): HistoryEntry => ({
    id,
    title,
    at,
    state: id === 1 ? "settled" : is,
    can_undo_alone: is === "done" && title.startsWith("Imported"),
  });
  return [...state.undone.map(entry("undone")), ...[...state.done].reverse().map(entry("done"))];
}

const MEMORY = "trellis-look";

/** What the index answers with besides. */
export const documentAnswers: Record<string, (args: Record<string, unknown>) => unknown> = {
  undo: () => announce(undo()),
  redo: () => announce(redo()),
  undo_to: ({ id }) => announce(undoTo(Number(id))),
  undo_step: ({ id }) => announce(undoStep(Number(id))),
  history,
  window_memory: () => (query.has("look") ? query.get("look") : sessionStorage.getItem(MEMORY)),
  remember_window: ({ look }) => {
    sessionStorage.setItem(MEMORY, String(look));
    return null;
  },
};
