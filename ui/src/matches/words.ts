import type { DuplicateRow, FieldAgreement, MatchesShown, MatchRow } from "../ipc";

/** What a field shows of how the two sides agree: a sign and a word, since colour is never the only carrier. */
export const agreements: Record<FieldAgreement, { sign: string; word: string }> = {
  same: { sign: "=", word: "same" },
  differs: { sign: "≠", word: "differs" },
  one_sided: { sign: "–", word: "one side only" },
};

export const lists: { show: MatchesShown; name: string; empty: string }[] = [
  { show: "asked", name: "To review", empty: "Nothing to review: every match is sure or decided." },
  { show: "taken", name: "Taken", empty: "Nothing was taken without asking." },
  { show: "decided", name: "Decided", empty: "Nothing has been decided yet." },
  { show: "unmatched", name: "Unmatched", empty: "Nothing is unmatched: every account on a partner's list is taken for one of yours." },
];

/** How the sides of a field agree; nothing is said where both are silent. */
export function saysOf({ left, right, agreement }: { left: string; right: string; agreement: FieldAgreement }): { sign: string; word: string } | null {
  return left === "" && right === "" ? null : agreements[agreement];
}

const number = (value: number) => value.toLocaleString("en-US");

export const emptyOf = (show: MatchesShown): string => lists.find((list) => list.show === show)?.empty ?? "";

/** "38 to review, 12 done in this session". */
export function progressOf(asked: number, done: number): string {
  return `${number(asked)} to review, ${number(done)} done in this session`;
}

/** A pair as the list at the left names it. */
export type Line = { name: string; under: string; end: string; icon: "check" | "close" | null };

export function matchLine(row: MatchRow): Line {
  const said = row.decision === null ? null : row.decision ? ("check" as const) : ("close" as const);
  const end = row.decision === null ? row.probability : row.decision ? "same" : "different";
  return { name: row.their_name, under: row.our_name ? `${row.partner_name} · ${row.our_name}` : row.partner_name, end, icon: said };
}

export function duplicateLine(row: DuplicateRow): Line {
  return { name: row.kept_name, under: `${row.merged_name} · ${row.basis}`, end: row.probability, icon: null };
}

/** What a pair says, or asks, in one sentence. */
export function matchSentence(row: MatchRow, show: MatchesShown): string {
  if (row.decision !== null) return `You said that it is ${row.decision ? "" : "not "}your ${row.our_name}.`;
  if (row.account === null) return `None of your accounts was found for this one on ${row.partner_name}’s list.`;
  return `${row.their_name} on ${row.partner_name}’s list ${show === "taken" ? "is taken for" : "may be"} your ${row.our_name}.`;
}
