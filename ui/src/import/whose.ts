import type { Choice } from "../fields/choices";
import { rankOf } from "../fields/match";

/** More names than these are found by typing. */
const LISTED = 50;

/** The partners that answer what was typed, the best first; with nothing typed, all as they stand. */
export function partnersLike(partners: string[], typed: string): Choice[] {
  const ranked = partners.flatMap((name) => {
    const rank = rankOf(name, typed);
    return rank === null ? [] : [{ name, rank }];
  });
  const best = ranked.sort((one, other) => one.rank - other.rank).slice(0, LISTED);
  return best.map(({ name }) => ({ kind: "word", text: name, label: name, detail: "" }));
}
