export type Screen = "map" | "overlap" | "accounts" | "deals" | "partners" | "review" | "readout" | "settings";

/** The screens in the order of their number keys; the settings stand apart from them. */
export const screens: { screen: Screen; name: string }[] = [
  { screen: "map", name: "Map" },
  { screen: "overlap", name: "Overlap" },
  { screen: "accounts", name: "Accounts" },
  { screen: "deals", name: "Deals" },
  { screen: "partners", name: "Partners" },
  { screen: "review", name: "Review" },
  { screen: "readout", name: "Read-out" },
];

export type Key = { key: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean };

/** Who a key belongs to before the frame sees it: a text that is typed, a list or dialog that is open, or nobody. */
export type Focus = "text" | "list" | "dialog" | "nothing";

/** A field that marks itself as settled has nothing of its own to undo. */
const TEXTS = "textarea, [contenteditable='true'], input:not([type='checkbox'], [type='radio'], [type='button'], [data-settled])";

export function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof HTMLElement)) return "nothing";
  if (target.matches(TEXTS)) return "text";
  if (target.closest("[role='dialog'], [role='alertdialog']")) return "dialog";
  if (target.matches("select, input") || target.closest("[role='menu'], [role='listbox']")) return "list";
  return "nothing";
}

/** Whether single-letter keys belong to what has the focus. */
export function isField(target: EventTarget | null): boolean {
  return focusOf(target) !== "nothing";
}

/** The caps of a press as commands name them: "Ctrl Shift Z", "2", "?"; null when Alt is held. */
export function capsOf({ key, ctrlKey, metaKey, shiftKey, altKey }: Key): string | null {
  if (altKey) return null;
  const isHeld = ctrlKey || metaKey;
  // Shift is part of how a sign such as "?" is typed, not of what it means.
  const isShift = shiftKey && (isHeld || /^[a-z]$/i.test(key));
  return [isHeld && "Ctrl", isShift && "Shift", key.length === 1 ? key.toUpperCase() : key].filter(Boolean).join(" ");
}

/** Whether these caps may act: plain keys only when nothing has the focus, and a text undoes its own typing. */
export function mayAct(caps: string, focus: Focus): boolean {
  if (focus === "nothing") return true;
  const isUndoing = /^Ctrl (Shift )?[ZY]$/.test(caps);
  if (focus === "dialog") return isUndoing;
  return caps.startsWith("Ctrl ") && !(focus === "text" && isUndoing);
}
