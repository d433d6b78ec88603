import type { MapPartner, MapView, PartnerType } from "../../ipc";

/** A cell of the map as a place to move a partner to. */
export type Place = { tier: number; type: PartnerType };

/** Where a partner that has no place yet is taken first: down the investment, never up. */
const FIRST_TIER = 3;

export function placeKey({ tier, type }: Place): string {
  return `${tier}-${type}`;
}

export function partnerIn(view: MapView, id: number): MapPartner | null {
  const placed = view.tiers.flatMap((tier) => tier.cells.flatMap((cell) => cell.partners));
  return [...placed, ...view.unplaced].find((partner) => partner.id === id) ?? null;
}

/** The place with this key; null when the map has no such cell. */
export function placeOfKey(view: MapView, key: string | undefined): Place | null {
  const places = view.tiers.flatMap(({ tier }) => view.types.map((type) => ({ tier, type: type.partner_type })));
  return places.find((place) => placeKey(place) === key) ?? null;
}

/** Where moving by keys begins: the partner's own cell, as far as it has one. */
export function startOf(view: MapView, partner: MapPartner): Place | null {
  const tier = view.tiers.find((row) => row.tier === partner.tier) ?? view.tiers.find((row) => row.tier === FIRST_TIER);
  const type = view.types.find((column) => column.partner_type === partner.partner_type) ?? view.types[0];
  return tier && type ? { tier: tier.tier, type: type.partner_type } : null;
}

const clamp = (value: number, count: number) => Math.min(Math.max(value, 0), count - 1);

/** The cell a key leads to; the same cell at the edge of the map, null for a key that leads nowhere. */
export function neighbour(view: MapView, { tier, type }: Place, key: string): Place | null {
  const row = view.tiers.findIndex((candidate) => candidate.tier === tier);
  const column = view.types.findIndex((candidate) => candidate.partner_type === type);
  const steps: Record<string, [row: number, column: number]> = {
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    PageUp: [0, column],
    PageDown: [view.tiers.length, column],
    Home: [row, 0],
    End: [row, view.types.length],
  };
  const step = steps[key];
  if (!step) return null;
  const nextTier = view.tiers[clamp(step[0], view.tiers.length)];
  const nextType = view.types[clamp(step[1], view.types.length)];
  return nextTier && nextType ? { tier: nextTier.tier, type: nextType.partner_type } : null;
}

const sourced = (partner: MapPartner) => partner.sourced?.minor ?? -1;

/** How many of these partners stay above one that joins them: the most sourced come first, then names. */
export function insertionIndex(partners: MapPartner[], moved: MapPartner): number {
  const after = partners.findIndex(
    (partner) => sourced(partner) < sourced(moved) || (sourced(partner) === sourced(moved) && partner.name.localeCompare(moved.name) > 0),
  );
  return after < 0 ? partners.length : after;
}
