import type { CoPresenceOrder, OverlapMeasure, PartnersFilter } from "../ipc";
import type { PairMeasure } from "./cells";
import { USUAL } from "./matrixLayout";

export type OverlapTab = "segments" | "partners";

/** How the overlap is looked at. */
export class OverlapSeen {
  tab = $state<OverlapTab>("segments");
  measure = $state<OverlapMeasure>("density");
  pairs = $state<PairMeasure>("shared");
  order = $state<CoPresenceOrder>("cluster");
  /** Of both tabs. */
  filters = $state.raw<PartnersFilter[]>([]);
  /** The width of a cell of the matrix that was asked for; the matrix takes the nearest it can draw. */
  size = $state(USUAL);
  /** The cell in the inspector, without a segment all of them; and the pair. */
  cell = $state.raw<{ partner: number; segment: number | null } | null>(null);
  pair = $state.raw<{ one: number; other: number } | null>(null);

  /** Lets go of what is selected. */
  close(): void {
    if (this.tab === "segments") this.cell = null;
    else this.pair = null;
  }
}

const kept = new WeakMap<object, OverlapSeen>();

/** What was seen last with this document, which its look stands for: it is there again when the screen is entered again. */
export function seenWith(look: object): OverlapSeen {
  const seen = kept.get(look) ?? new OverlapSeen();
  kept.set(look, seen);
  return seen;
}
