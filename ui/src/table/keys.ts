import { isField } from "../app/keys";

const isIn = (target: EventTarget | null, where: string) => target instanceof Element && target.closest(where) !== null;

/** What a key asks of a screen with a long list where nothing on it took the key: to find, to go to the list, to close the page. */
export function listAction(event: KeyboardEvent): "find" | "list" | "escape" | null {
  if (event.defaultPrevented || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) return key === "f" && !event.shiftKey && !isIn(event.target, "[role='dialog']") ? "find" : null;
  if (isField(event.target) || isIn(event.target, "[role='combobox'], [aria-haspopup='listbox']")) return null;
  if (key === "escape") return "escape";
  if (key === "/") return "find";
  return key.startsWith("arrow") && event.target === document.body ? "list" : null;
}
