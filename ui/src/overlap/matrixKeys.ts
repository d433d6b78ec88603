import { moveIn, type Place } from "./matrixMoves";

type Press = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; shiftKey: boolean };
export type MatrixAction = { kind: "choose" } | { kind: "move"; place: Place };

/** What a key does in the matrix while it has the focus; null for a key that is not its own. */
export function matrixAction(press: Press, { count, place, page }: { count: number; place: Place; page: number }): MatrixAction | null {
  if (press.altKey) return null;
  const isHeld = press.ctrlKey || press.metaKey;
  if (press.key === "Enter" || press.key === " ") return isHeld ? null : { kind: "choose" };
  const next = moveIn(count, place, press.key, isHeld, page);
  return next && { kind: "move", place: next };
}

/** What a key does to the size of the cells, wherever on the screen the focus is. */
export function zoomAction({ key, ctrlKey, metaKey, altKey }: Press): "larger" | "smaller" | "fit" | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === "+" || key === "=") return "larger";
  if (key === "-" || key === "−") return "smaller";
  return key === "0" ? "fit" : null;
}
