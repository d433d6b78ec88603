import type { MapView } from "../../ipc";
import type { Moving } from "./moving.svelte";
import { neighbour } from "./places";

/** What a key does while a partner is on its way. */
export type MoveKey = "cancel" | "drop" | "role" | "aim" | "nothing";

const CHOOSING: Record<string, MoveKey> = { Enter: "drop", Alt: "role", r: "role", R: "role" };

export function moveKey(phase: Moving["phase"], key: string): MoveKey {
  if (key === "Escape") return "cancel";
  if (phase === "dragging") return key === "Alt" ? "role" : "nothing";
  return CHOOSING[key] ?? (/^(Arrow|Page|Home|End)/.test(key) ? "aim" : "nothing");
}

/** Carries a key out; dropping is left to the caller. By pointer Alt is held, by keys it is switched. */
export function pressKey(moving: Moving, view: MapView, { key, repeat }: { key: string; repeat: boolean }): MoveKey {
  const does = moveKey(moving.phase, key);
  if (does === "cancel") moving.cancel();
  if (does === "role" && moving.phase === "dragging") moving.role(true);
  else if (does === "role" && !repeat) moving.toggleRole();
  if (does === "aim" && moving.target) moving.aim(neighbour(view, moving.target, key));
  return does;
}
