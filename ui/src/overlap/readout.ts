import type { CoPresencePartner, CoPresenceView } from "../ipc";
import type { CoPresence } from "./coPresence";
import { isCluster, isPair, type Place } from "./matrixMoves";

export type Readout = { title: string; text: string };

const counted = (count: number) => `${count.toLocaleString("en-US")} ${count === 1 ? "account" : "accounts"}`;

function ofPartner({ name, type_name, tier, accounts, is_stale }: CoPresencePartner): Readout {
  const parts = [type_name || "no type", tier === null ? "no tier" : `Tier ${tier}`, counted(accounts), is_stale && "stale"];
  return { title: name, text: parts.filter(Boolean).join(", ") };
}

function ofCluster({ clusters }: CoPresenceView, row: number): Readout | null {
  const found = clusters.find(({ first, count }) => row >= first && row < first + count);
  return found ? { title: found.title, text: `${found.count} ${found.count === 1 ? "partner" : "partners"}` } : null;
}

/** What stands at a place of the matrix, in words; null where nothing does. */
export function readoutOf({ view, cells }: CoPresence, place: Place | null): Readout | null {
  if (!place) return null;
  if (isCluster(place)) return ofCluster(view, place.row);
  const [one, other] = [view.partners[place.row], view.partners[place.column]];
  if (one && other && isPair(place)) {
    const share = `${cells.shareAt(place.row, place.column)}% of the smaller list`;
    return { title: `${one.name} × ${other.name}`, text: `${counted(cells.sharedAt(place.row, place.column))} both share, ${share}` };
  }
  const partner = place.column < 0 || place.column === place.row ? one : place.row < 0 ? other : undefined;
  return partner ? ofPartner(partner) : null;
}

/** The same as one sentence, for screen readers. */
export function spokenOf(shown: CoPresence, place: Place | null): string {
  const said = readoutOf(shown, place);
  return said ? `${said.title}: ${said.text}` : "";
}
