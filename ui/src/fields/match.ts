/** A stretch of a text, and whether it is what was typed. */
export type Part = { text: string; isMatch: boolean };

/** Case and accents do not count. Each character stays one, so that places hold in the text itself. */
function folded(text: string): string {
  return [...text].map((character) => character.normalize("NFD").charAt(0).toLowerCase().padEnd(character.length)).join("");
}

export function isSame(one: string, other: string): boolean {
  return folded(one.trim()) === folded(other.trim());
}

/** Where what was typed stands: at the start, at the start of a word, or anywhere; null where it does not. */
export function placeIn(text: string, typed: string): number | null {
  const [within, sought] = [folded(text), folded(typed.trim())];
  if (within.startsWith(sought)) return 0;
  for (let at = within.indexOf(sought); at >= 0; at = within.indexOf(sought, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(within.charAt(at - 1))) return at;
  }
  const anywhere = within.indexOf(sought);
  return anywhere >= 0 ? anywhere : null;
}

/** How well a text answers what was typed, 0 the best; null when not at all. */
export function rankOf(text: string, typed: string): number | null {
  const at = placeIn(text, typed);
  if (at === null) return null;
  if (at === 0) return 0;
  return /[\p{L}\p{N}]/u.test(text.charAt(at - 1)) ? 2 : 1;
}

/** A text in the parts to draw, what was typed told apart. */
export function partsOf(text: string, typed: string): Part[] {
  const length = typed.trim().length;
  const at = length === 0 ? null : placeIn(text, typed);
  if (at === null) return [{ text, isMatch: false }];
  const parts = [
    { text: text.slice(0, at), isMatch: false },
    { text: text.slice(at, at + length), isMatch: true },
    { text: text.slice(at + length), isMatch: false },
  ];
  return parts.filter((part) => part.text !== "");
}
