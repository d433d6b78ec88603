import type { Changed, MovePreview, MoveRequest, TierPreview } from "../../src/ipc/bindings";
import { announce, keep, step } from "./document";
import { partners, types, type Partner } from "./partners";

const bands: Record<number, { low: number; high: number } | undefined> = { 0: { low: 1, high: 5 }, 1: { low: 10, high: 30 }, 2: { low: 30, high: 100 } };

let roles = new Map<number, string[]>(partners.filter(({ name }) => name === "Corvane").map(({ id }) => [id, ["Reseller"]]));

export const rolesOf = (partner: Partner) => roles.get(partner.id) ?? [];

keep(
  () => ({ roles, places: partners.map(({ tier, type }) => ({ tier, type: type?.type ?? null })) }),
  (kept) => {
    roles = kept.roles;
    kept.places.forEach((place, index) => {
      const type = types.find((candidate) => candidate.type === place.type) ?? null;
      Object.assign(partners[index]!, { tier: place.tier, type });
    });
  },
);

const typeOf = (request: MoveRequest) => types.find(({ type }) => type === request.partner_type)!;
const partnerOf = (request: MoveRequest) => partners.find(({ id }) => id === request.partner)!;
const money = (value: number) => (value >= 1e6 ? `$${(value / 1e6).toFixed(2)}M` : `$${Math.round(value / 1e3)}k`);
const inText = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);

function tierPreview(tier: number, partner: Partner, sign: 1 | -1): TierPreview {
  const members = partners.filter((one) => one.tier === tier && one.type !== null);
  const total = (key: "fte" | "mdf") => members.reduce((sum, one) => sum + one[key], 0);
  const count = members.length + sign;
  const band = bands[tier];
  return {
    tier,
    count_before: members.length,
    count_after: count,
    fte_before: total("fte").toFixed(2),
    fte_after: (total("fte") + sign * partner.fte).toFixed(2),
    fte_change: partner.fte === 0 ? "" : `${sign > 0 ? "+" : "−"}${partner.fte.toFixed(2)}`,
    mdf_before: money(total("mdf")),
    mdf_after: money(total("mdf") + sign * partner.mdf),
    is_outside: band !== undefined && (count < band.low || count > band.high),
  };
}

function bandLine({ tier, count_before, count_after, is_outside }: TierPreview): string[] {
  const band = bands[tier];
  if (!band || !is_outside) return [];
  return [`Tier ${tier} ${count_after > count_before ? "grows" : "falls"} to ${count_after}, band ${band.low}–${band.high}.`];
}

function preview(request: MoveRequest): MovePreview {
  const partner = partnerOf(request);
  const type = typeOf(request);
  const canBeRole = partner.type !== null && partner.type !== type && !rolesOf(partner).includes(type.name);
  if (request.as_role) {
    return { title: `Add ${inText(type.long)} as second role`, lines: [`Tier and ${inText(partner.type?.long ?? "type")} stay.`], is_change: true, can_be_role: true, tiers: [] };
  }
  const isChange = partner.tier !== request.tier || partner.type !== type;
  if (!isChange) return { title: `Stays in Tier ${request.tier}, ${inText(type.long)}`, lines: [], is_change: false, can_be_role: false, tiers: [] };
  const isPlaced = partner.tier !== null && partner.type !== null;
  const isOtherTier = partner.tier !== request.tier || !isPlaced;
  const tiers = isOtherTier
    ? [tierPreview(request.tier, partner, 1), ...(isPlaced ? [tierPreview(partner.tier!, partner, -1)] : [])]
    : [];
  const rule = request.tier <= 1 ? ["Rule met: 7 co-sell deals, 6 needed.", "Needs a dedicated manager."] : [];
  const kept = partner.type !== null && partner.type !== type ? [`Its motion stays ${partner.motion ?? "empty"}; ${inText(type.long)} suggests ${type.motion}.`] : [];
  return {
    title: `Move to Tier ${request.tier}, ${inText(type.long)}`,
    lines: [...rule, ...kept, ...tiers.flatMap(bandLine)],
    is_change: true,
    can_be_role: canBeRole,
    tiers,
  };
}

function move(request: MoveRequest): Promise<Changed> {
  const partner = partnerOf(request);
  const type = typeOf(request);
  if (request.as_role) {
    roles.set(partner.id, [...rolesOf(partner), type.name]);
    return announce(step(`Added ${inText(type.long)} as second role of ${partner.name}`, "partners"));
  }
  const isOtherTier = partner.tier !== request.tier;
  Object.assign(partner, { tier: request.tier, type });
  return announce(step(isOtherTier ? `${partner.name} moved to Tier ${request.tier}` : `${partner.name} is now ${inText(type.long)}`, "partners"));
}

export const moving = {
  preview_move: ({ request }: Record<string, unknown>) => preview(request as MoveRequest),
  move_partner: ({ request }: Record<string, unknown>) => move(request as MoveRequest),
};
