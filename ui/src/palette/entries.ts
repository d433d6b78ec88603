import type { FrameCommand } from "../app/commands";
import { frameCommands, isEnabled } from "../app/commands";
import { isSame, partsOf, rankOf, type Part } from "../fields/match";
import type { DocumentView, SearchHit } from "../ipc";

/** A line of the palette. `id` tells lines apart. */
export type Entry =
  | { kind: "command"; id: string; command: FrameCommand; isOff: boolean }
  | { kind: "hit"; id: string; hit: SearchHit }
  | { kind: "add"; id: string; name: string };

export type EntryGroup = { title: string; entries: Entry[] };

/** Every command but opening the palette, which is open. */
const listed = frameCommands.filter((command) => command.id !== "palette");

/** As many commands as are shown once something is typed. */
const COMMANDS = 8;

export const entryOfHit = (hit: SearchHit): Entry => ({ kind: "hit", id: `${hit.kind} ${hit.id}`, hit });

const entryOfCommand = (command: FrameCommand, view: DocumentView): Entry => ({
  kind: "command",
  id: `command ${command.id}`,
  command,
  isOff: !isEnabled(command, view),
});

const tokensOf = (typed: string) => typed.trim().split(/\s+/).filter(Boolean);

/** How well a command answers what is typed, 0 the best; null when not at all. Its further words count least. */
export function commandRank({ name, words = "" }: FrameCommand, typed: string): number | null {
  const rank = rankOf(name, typed);
  if (rank !== null) return rank;
  const all = tokensOf(typed).map((token) => rankOf(`${name} ${words}`, token));
  return all.every((one) => one !== null && one < 2) ? 3 : null;
}

/** A text in parts, what is typed told apart: as a whole where it stands so, else word by word. */
export function matched(text: string, typed: string): Part[] {
  const whole = partsOf(text, typed);
  if (whole.some((part) => part.isMatch)) return whole;
  return tokensOf(typed).reduce<Part[]>((parts, token) => parts.flatMap((part) => (part.isMatch ? [part] : partsOf(part.text, token))), [{ text, isMatch: false }]);
}

type Source = { view: DocumentView; hits: SearchHit[]; recent: Entry[] };

/** What the palette lists: what was used last and everything useful, or what answers to what is typed. */
export function groupsOf(typed: string, source: Source): EntryGroup[] {
  const groups = typed.trim() === "" ? untyped(source) : answers(typed, source);
  return groups.filter(({ entries }) => entries.length > 0);
}

function untyped({ view, recent }: Source): EntryGroup[] {
  const used = new Set(recent.map(({ id }) => id));
  const others = listed.map((command) => entryOfCommand(command, view)).filter((entry) => entry.kind === "command" && !entry.isOff && !used.has(entry.id));
  return [
    { title: "Recent", entries: recent },
    { title: "Commands", entries: others },
  ];
}

function answers(typed: string, { view, hits }: Source): EntryGroup[] {
  const ranked = listed
    .map((command) => ({ command, rank: commandRank(command, typed) }))
    .filter((entry): entry is { command: FrameCommand; rank: number } => entry.rank !== null)
    .sort((one, other) => one.rank - other.rank)
    .slice(0, COMMANDS);
  const named = (kind: SearchHit["kind"]) => hits.filter((hit) => hit.kind === kind);
  const best = (kind: SearchHit["kind"]) => Math.min(...named(kind).map(({ name }) => rankOf(name, typed) ?? 3));
  const groups = [
    { title: "Commands", best: ranked[0]?.rank ?? Infinity, entries: ranked.map(({ command }) => entryOfCommand(command, view)) },
    { title: "Partners", best: best("partner"), entries: named("partner").map(entryOfHit) },
    { title: "Accounts", best: best("account"), entries: named("account").map(entryOfHit) },
  ];
  return groups.sort((one, other) => (one.best === other.best ? 0 : one.best - other.best));
}

/** What is listed while a new partner is named: adding it, and whom the name may mean already. */
export function naming(typed: string, hits: SearchHit[]): EntryGroup[] {
  const name = typed.trim();
  const known = hits.filter((hit) => hit.kind === "partner");
  const groups = [
    { title: "New partner", entries: name === "" ? [] : [{ kind: "add" as const, id: "add", name }] },
    { title: "Already here", entries: name === "" ? [] : known.map(entryOfHit) },
  ].filter(({ entries }) => entries.length > 0);
  return known.some((hit) => isSame(hit.name, name)) ? groups.reverse() : groups;
}
