import type { Changed, DocumentView, HistoryEntry, Publishing, QuarterName, RecentDocument, Topic } from "../../src/ipc/bindings";
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

/** What the stand-in remembers. */
export const state = {
  revision: 1,
  isEmpty: query.has("empty"),
  name: "Northfold partner map",
  review: quarters[2]!,
  done: ["Imported 90 partners from roster_q2.xlsx", "Renamed the document to Northfold partner map"],
  undone: [] as string[],
};

export function change(...topics: Topic[]): Changed {
  state.revision += 1;
  return { revision: state.revision, topics };
}

export function step(title: string, ...topics: Topic[]): Changed {
  state.done.push(title);
  state.undone = [];
  return change("history", ...topics);
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
    account_count: isEmpty ? 0 : 994,
    finding_count: isEmpty ? 0 : 6,
    freshness: isEmpty ? null : "84 of 90 fresh",
    last_import: isEmpty ? null : "Import 2 Jul 2026",
    publishing: publishings[query.get("publishing") ?? "published"] ?? publishings.published!,
    undo: isEmpty ? null : (state.done.at(-1) ?? null),
    redo: state.undone.at(-1) ?? null,
  };
}

export function recent(): RecentDocument[] {
  return [
    { index: 0, name: "Northfold partner map", folder: "Documents" },
    { index: 1, name: "Channel review 2025", folder: "Shared drive" },
  ];
}

export function history(): HistoryEntry[] {
  const entry = (title: string, id: number, is: HistoryEntry["state"]): HistoryEntry => ({ id, title, at: "2026-07-02T14:32:00Z", state: is });
  return [...state.undone.map((title, id) => entry(title, 100 + id, "undone")), ...[...state.done].reverse().map((title, id) => entry(title, id, "done"))];
}
