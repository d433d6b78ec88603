import { isField, type Key } from "../app/keys";

/** What a key asks of the table while a cell has the focus. */
export type TableAction =
  | { do: "move"; key: string; isFar: boolean; isExtending: boolean }
  | { do: "along"; direction: 1 | -1 }
  | { do: "edit"; initial?: string }
  | { do: "all" | "clear" | "fill-down" | "inspect" | "menu" | "find" | "close-group" | "open-group" | "escape" };

const MOVES = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Home", "End", "PageUp", "PageDown"];

function plain({ key, shiftKey }: Key): TableAction | null {
  switch (key) {
    case "Tab":
      return { do: "along", direction: shiftKey ? -1 : 1 };
    case "Enter":
    case "F2":
      return { do: "edit" };
    case "Delete":
    case "Backspace":
      return { do: "clear" };
    case "Escape":
      return { do: "escape" };
    case "ContextMenu":
      return { do: "menu" };
    case "F10":
      return shiftKey ? { do: "menu" } : null;
    case " ":
      return { do: "inspect" };
    case "/":
      return { do: "find" };
    default:
      return [...key].length === 1 ? { do: "edit", initial: key } : null;
  }
}

/** A character replaces the value of the cell: while a cell has the focus, single letters are no commands. */
export function tableAction(event: Key): TableAction | null {
  const { key, shiftKey, altKey } = event;
  const isControl = event.ctrlKey || event.metaKey;
  if (altKey && !isControl) return key === "ArrowLeft" ? { do: "close-group" } : key === "ArrowRight" ? { do: "open-group" } : null;
  if (MOVES.includes(key)) return { do: "move", key, isFar: isControl, isExtending: shiftKey };
  if (!isControl) return plain(event);
  // Ctrl and Alt together write characters on many keyboards.
  if (altKey) return [...key].length === 1 ? { do: "edit", initial: key } : null;
  if (shiftKey) return null;
  if (key.toLowerCase() === "d") return { do: "fill-down" };
  return key.toLowerCase() === "a" ? { do: "all" } : null;
}

/** What a key asks of the screen where no cell took it. */
export function screenAction(event: KeyboardEvent): "find" | "add" | "table" | "escape" | null {
  if (event.defaultPrevented || event.altKey) return null;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) return key === "f" && !event.shiftKey && !isIn(event.target, "[role='dialog']") ? "find" : null;
  if (isField(event.target) || isIn(event.target, LIST)) return null;
  if (key === "escape") return "escape";
  if (key === "/") return "find";
  if (key === "n" && !event.shiftKey) return "add";
  return key.startsWith("arrow") && event.target === document.body ? "table" : null;
}

/** What opens a list takes letters as the beginning of a word. */
const LIST = "[aria-haspopup='listbox']";

const isIn = (target: EventTarget | null, where: string) => target instanceof Element && target.closest(where) !== null;
