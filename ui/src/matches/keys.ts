import { isField } from "../app/keys";

export type PairAct = "same" | "different" | "link" | "next" | "back" | "swap" | "merge" | "apart";
type Keys = Record<string, PairAct>;

export const matchKeys: Keys = { a: "same", r: "different", l: "link", n: "next", ArrowDown: "next", ArrowUp: "back" };
export const duplicateKeys: Keys = { m: "merge", t: "apart", s: "swap", n: "next", ArrowDown: "next", ArrowUp: "back" };

type Press = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "repeat" | "defaultPrevented" | "target">;

/** What a press asks for; nothing while a field has the focus. A key that is held down moves on, but decides one pair only. */
export function actOf(press: Press, keys: Keys): PairAct | null {
  if (press.defaultPrevented || press.ctrlKey || press.metaKey || press.altKey || isField(press.target)) return null;
  const isLetter = press.key.length === 1;
  if (press.shiftKey && !isLetter) return null;
  const act = keys[isLetter ? press.key.toLowerCase() : press.key] ?? null;
  return press.repeat && act !== "next" && act !== "back" ? null : act;
}
