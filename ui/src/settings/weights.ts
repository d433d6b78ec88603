import type { HealthWeights } from "../ipc";

export const PARTS: { part: keyof HealthWeights; label: string }[] = [
  { part: "production", label: "Production" },
  { part: "overlap", label: "Overlap" },
  { part: "engagement", label: "Engagement" },
  { part: "satisfaction", label: "Satisfaction" },
];

/** What was typed over the weights that stand. */
export type Typed = Partial<Record<keyof HealthWeights, string>>;

export const isWhole = (text: string): boolean => /^\d{1,3}$/.test(text.trim());

/** The weights with what was typed; what is no whole number counts nothing. */
export function weightsOf(weights: HealthWeights, typed: Typed): HealthWeights {
  const of = (part: keyof HealthWeights) => {
    const text = typed[part];
    if (text === undefined) return weights[part];
    return isWhole(text) ? Number(text.trim()) : 0;
  };
  return { production: of("production"), overlap: of("overlap"), engagement: of("engagement"), satisfaction: of("satisfaction") };
}

export const sumOf = (weights: HealthWeights): number => PARTS.reduce((sum, { part }) => sum + weights[part], 0);
