import type { DensityState, OverlapCell, PartnerType } from "../../src/ipc/bindings";
import * as names from "./names";
import type { TypeId } from "./names";

export const query = new URLSearchParams(location.search);

export function random(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const types: { id: TypeId; type: PartnerType; name: string; long: string; model: string; motion: string; weight: number[] }[] = [
  { id: "SI", type: "si", name: "SI", long: "Systems integrator", model: "Services-led, deal room", motion: "Co-sell", weight: [0.5, 0.85, 1.4, 1.3, 1] },
  { id: "ISV", type: "isv", name: "ISV", long: "Software vendor", model: "Technology integration", motion: "Co-sell", weight: [0.95, 1.2, 1.05, 0.6, 1] },
  { id: "RES", type: "reseller", name: "Reseller", long: "Reseller", model: "Channel-led, margin", motion: "Co-sell", weight: [1.5, 1.15, 0.55, 0.7, 1] },
  { id: "MKT", type: "marketplace", name: "Marketplace", long: "Marketplace", model: "Hyperscaler co-sell", motion: "Listing", weight: [1.1, 1.2, 1.2, 0.5, 1] },
  { id: "AGY", type: "agency", name: "Agency", long: "Agency", model: "Marketing-led, leads", motion: "Joint marketing", weight: [1.2, 0.9, 0.4, 0.25, 1] },
  { id: "ALL", type: "alliance", name: "Alliance", long: "Alliance", model: "Multi-partner, strategic", motion: "Co-sell", weight: [0.4, 0.6, 1.35, 1.4, 1] },
];

export const segments = [
  { id: 1, name: "Commercial", base: 420, median: "median 12%" },
  { id: 2, name: "Mid-market", base: 310, median: "median 14%" },
  { id: 3, name: "Enterprise", base: 164, median: "median 13%" },
  { id: 4, name: "Regulated", base: 86, median: "median 8%" },
  { id: 0, name: "Unsegmented", base: 14, median: null },
];

export const legend = ["<5", "5–10", "10–15", "15–25", "25–35", "35–50", "50+"];
const bins = [0.05, 0.1, 0.15, 0.25, 0.35, 0.5];

export type Partner = {
  id: number;
  name: string;
  type: (typeof types)[number] | null;
  tier: number | null;
  manager: string | null;
  motion: string | null;
  fte: number;
  mdf: number;
  sourced: number;
  isStale: boolean;
  gaps: string[];
  cells: OverlapCell[];
  overall: OverlapCell;
  warm: number | null;
};

export function density(state: DensityState, shared: number, base: number): OverlapCell {
  const hasValue = state !== "not_imported" && state !== "not_shared";
  const value = shared / base;
  const notes: Record<DensityState, string[]> = {
    not_imported: ["No overlap file of this partner was imported."],
    not_shared: ["The partner does not share this segment."],
    small_base: [`Only ${base} accounts in this segment: shown, not ranked.`],
    stale: ["As of Q1 2026, the review is of Q2 2026."],
    counts_only: ["Imported as counts: no accounts behind it."],
    zero: ["A true zero: the lists were compared and share nothing."],
    value: [],
  };
  return {
    state,
    shared: hasValue ? shared : null,
    base: hasValue ? base : null,
    value: hasValue ? value : null,
    figure: hasValue ? `${Math.round(value * 100)}%` : "",
    beside: hasValue ? `${shared}/${base}` : "",
    step: hasValue ? bins.filter((bin) => value >= bin).length : null,
    quarter: state === "stale" ? "Q1 2026" : null,
    notes: notes[state],
  };
}

const roll = random(20260702);

function stateOf(name: string, segment: (typeof segments)[number], shared: number): DensityState {
  if (names.notImported.includes(name)) return "not_imported";
  if (names.sharesNothing.includes(name)) return "not_shared";
  if (names.withholdsRegulated.includes(name) && (segment.id === 4 || segment.id === 0)) return "not_shared";
  if (segment.base < 20) return "small_base";
  if (names.stale.includes(name)) return "stale";
  if (names.countsOnly.includes(name)) return "counts_only";
  return shared === 0 ? "zero" : "value";
}

export function partner(name: string, type: (typeof types)[number] | null, tier: number | null, rest: Partial<Partner>): Partner {
  const level = tier === 1 ? 0.24 + 0.14 * roll() : tier === 2 ? 0.1 + 0.17 * roll() : 0.02 + 0.12 * roll();
  const cells = segments.map((segment, index) => {
    const factor = (type?.weight[index] ?? 1) * (0.75 + 0.5 * roll());
    const isZero = type?.id === "AGY" && segment.id === 4 && (tier === 3 || name === "Foxglove Lane");
    const shared = isZero ? 0 : Math.round(Math.min(0.72, level * factor) * segment.base);
    return density(stateOf(name, segment, shared), shared, segment.base);
  });
  const known = cells.filter((cell) => cell.shared !== null);
  const sum = (key: "shared" | "base") => known.reduce((total, cell) => total + (cell[key] ?? 0), 0);
  const first = cells[0]!;
  const overallState = known.length === 0 ? first.state : first.state === "stale" || first.state === "counts_only" ? first.state : "value";
  const isStale = names.stale.includes(name);
  const gaps = [
    ...(tier === 1 && rest.manager === null ? ["No manager"] : []),
    ...(tier === 1 && rest.mdf === 0 ? ["No MDF"] : []),
    ...(tier === 1 && rest.manager === "DB" ? ["DB has 3 Tier 1s"] : []),
    ...(tier === 2 && names.withoutMotion.includes(name) ? ["No motion"] : []),
  ];
  return {
    id: 0,
    name,
    type,
    tier,
    manager: "CW",
    motion: names.withoutMotion.includes(name) ? null : (type?.motion ?? null),
    fte: 0.22,
    mdf: 12000,
    sourced: Math.round(roll() * roll() * (tier === 2 ? 50 : 12)) / 100,
    isStale,
    gaps,
    cells,
    overall: density(overallState, sum("shared"), Math.max(1, sum("base"))),
    warm: known.length === 0 || overallState === "counts_only" ? null : Math.round(sum("shared") * (0.05 + 0.09 * roll())),
    ...rest,
  };
}

function all(): Partner[] {
  const byId = (id: TypeId) => types.find((type) => type.id === id)!;
  const tier1 = names.tier1.map(([name, id, motion, manager, fte, mdf, first, second]) =>
    partner(name, byId(id), 1, { motion, manager, fte, mdf: mdf * 1000, sourced: first + second }),
  );
  const others = types.flatMap((type) => [
    ...names.tier2[type.id].map((name) => partner(name, type, 2, {})),
    ...names.tier3[type.id].map((name) => partner(name, type, 3, { manager: "Desk" })),
  ]);
  const length = query.get("four") === "hundred" ? 310 : Number(query.get("more") ?? 0);
  const more = Array.from({ length }, (_, index) => {
    const tier = index % 12 === 0 ? 1 : index % 3 === 0 ? 2 : 3;
    return partner(names.further(index), types[index % 6]!, tier, { manager: "CW" });
  });
  const tray = query.has("tray") ? [partner("Unplaced & Sons", null, 2, {}), partner("Norrland Kraft", types[0]!, null, {})] : [];
  return [...tier1, ...others, ...more, ...tray].map((entry, index) => ({ ...entry, id: index + 1 }));
}

export const partners: Partner[] = all();
