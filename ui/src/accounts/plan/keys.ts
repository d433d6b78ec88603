import type { Key } from "../../app/keys";
import type { Plan } from "./plan.svelte";

/** Does what a key asks of the joint plan while the table has the focus; false for a key that it leaves alone. */
export function press(plan: Plan, event: Key, page: number, onfind: () => void): boolean {
  const { key, shiftKey, altKey } = event;
  const isHeld = event.ctrlKey || event.metaKey;
  if (altKey) return false;
  if (plan.move(key, isHeld, page)) return true;
  if (isHeld) return false;
  switch (key) {
    case "Tab":
      return plan.along(shiftKey ? -1 : 1);
    case "Enter":
    case "F2":
      plan.act();
      return true;
    case " ":
      plan.open();
      return true;
    case "Delete":
    case "Backspace":
      plan.clear();
      return true;
    case "/":
      if (!plan.column?.field) onfind();
      else plan.type(key);
      return true;
    default:
      return [...key].length === 1 && plan.type(key);
  }
}
