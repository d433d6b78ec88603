import type { Attachment } from "svelte/attachments";
import { nearest } from "./nearest";

/** Lets the arrow keys move the focus among the elements within that fit a selector, as they lie on the screen. */
export function arrows(selector: string): Attachment<HTMLElement> {
  return (within) => {
    function onkeydown(event: KeyboardEvent) {
      const from = event.target;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      if (!(from instanceof HTMLElement) || !from.matches(selector) || !event.key.startsWith("Arrow")) return;
      const others = [...within.querySelectorAll<HTMLElement>(selector)].filter((element) => element !== from);
      const next = others[nearest(from.getBoundingClientRect(), others.map((element) => element.getBoundingClientRect()), event.key)];
      event.preventDefault();
      next?.focus();
    }
    within.addEventListener("keydown", onkeydown);
    return () => within.removeEventListener("keydown", onkeydown);
  };
}

/** Moves the focus to the element that fits a selector before or after another, in the order of the document. */
export function focusBeside(element: HTMLElement, selector: string, step: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(selector)];
  all[all.indexOf(element) + step]?.focus();
}
