import type { Ending } from "./choices";

type Key = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey" | "isComposing">;

/** How a key ends an edit; null for one that goes on with it. A word still being composed is never ended. */
export function endingOf(event: Key): Ending | "cancel" | null {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return null;
  switch (event.key) {
    case "Enter":
      return "enter";
    case "Tab":
      return event.shiftKey ? "shift-tab" : "tab";
    case "Escape":
      return "cancel";
    default:
      return null;
  }
}

/** One edit from opening to its end. It is told once, unless it was refused or typed on. */
export class Edit {
  #isEnded = false;

  resume(): void {
    this.#isEnded = false;
  }

  /** Whether this ending counts. Leaving the field does not send again what was refused. */
  end(how: Ending | "cancel", isRefused: boolean): boolean {
    if (this.#isEnded && (how === "blur" || !isRefused)) return false;
    this.#isEnded = true;
    return true;
  }
}

/**
 * Acts when a field was left. A moment later, for a field that is taken away is left while the window is being drawn; and
 * not when the whole window loses the focus: the field keeps its place then.
 */
export function whenLeft(act: () => void): (event: FocusEvent) => void {
  return ({ target }) => queueMicrotask(() => document.activeElement !== target && act());
}
