import type { MapCell, MapPartner, MapTier, MapView } from "../ipc";
import type { Stops } from "./moves";

/** Partners a cell shows before it is opened. The long tail is shown by its top few. */
const SHOWN = { tail: 4, working: 12 };
/** More partners than this in one cell and Tier 1 drops to one line each. */
const TWO_LINES_UP_TO = 4;
const TAIL = 3;

export type ShownCell = { cell: MapCell; partners: MapPartner[]; hidden: number };

export function cellKey(tier: number, cell: MapCell): string {
  return `${tier}-${cell.partner_type}`;
}

/** What a cell shows: everything when it was opened, or when a partner it would hide is pointed at. */
export function shownCell(tier: number, cell: MapCell, isOpen: boolean, pointedAt: Set<number>): ShownCell {
  const limit = tier === TAIL ? SHOWN.tail : SHOWN.working;
  const isShort = cell.partners.length <= limit + 1;
  const holdsPointedAt = cell.partners.slice(limit).some((partner) => pointedAt.has(partner.id));
  const partners = isOpen || isShort || holdsPointedAt ? cell.partners : cell.partners.slice(0, limit);
  return { cell, partners, hidden: cell.partners.length - partners.length };
}

/** Whether the rows of a tier are two lines high: those of Tier 1, and of the tier above it, as long as no cell is full. */
export function isTwoLine(tier: MapTier): boolean {
  return tier.tier <= 1 && tier.cells.every((cell) => cell.partners.length <= TWO_LINES_UP_TO);
}

/** Whether a cell is headed by its count and sum. */
export function hasSum(tier: number, cell: MapCell): boolean {
  return cell.partners.length > (tier === TAIL ? 0 : SHOWN.working + 1);
}

const PARTNER_STOP = "partner-";

export function partnerStop(id: number): string {
  return `${PARTNER_STOP}${id}`;
}

/** The partner a stop is of; null for a stop that is none's. */
export function partnerOfStop(stop: string): number | null {
  return stop.startsWith(PARTNER_STOP) ? Number(stop.slice(PARTNER_STOP.length)) : null;
}

/** A name of the map within a sentence: "reseller", but "SI" and "ISV". */
export function inSentence(name: string): string {
  return name === name.toUpperCase() ? name : name.toLowerCase();
}

/** "also reseller": the secondary roles of a partner; empty without any. */
export function alsoRoles(roles: string[]): string {
  return roles.length === 0 ? "" : `also ${roles.map(inSentence).join(", ")}`;
}

/** The keyboard stops of what is shown. */
export function stopsOf(view: MapView, shown: (tier: MapTier, cell: MapCell) => ShownCell): Stops {
  return view.tiers.map((tier) =>
    tier.cells.map((cell) => {
      const { partners, hidden } = shown(tier, cell);
      const stops = partners.map((partner) => partnerStop(partner.id));
      if (hidden > 0) stops.push(`all-${cellKey(tier.tier, cell)}`);
      if (cell.strongest_below) stops.push(`hint-${cellKey(tier.tier, cell)}`);
      return stops;
    }),
  );
}
