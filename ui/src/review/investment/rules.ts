import type { ReallocationRequest, Resource } from "../../ipc";

export type Kind = "double" | "shift" | "cap" | "suggest" | "reset";

export const kinds: { value: Kind; label: string }[] = [
  { value: "double", label: "Double the top" },
  { value: "shift", label: "Move" },
  { value: "cap", label: "Cap" },
  { value: "suggest", label: "As suggested" },
  { value: "reset", label: "All as today" },
];

export type Fields = { kind: Kind; resource: Resource; from: string; to: string; first: string; amount: string };

/** The rule that the fields say; null while something is missing. Amounts are read by the core. */
export function requestOf({ kind, resource, from, to, first, amount }: Fields): ReallocationRequest | null {
  const tier = Number(to);
  if (kind === "reset" || kind === "suggest") return { rule: kind, resource };
  if (kind === "double") {
    const count = /^\d{1,4}$/.test(first.trim()) ? Number(first) : 0;
    return count > 0 ? { rule: "double", resource, tier, first: count } : null;
  }
  if (amount.trim() === "") return null;
  if (kind === "cap") return { rule: "cap", resource, tier, at_most: amount };
  return from === to ? null : { rule: "shift", resource, from: Number(from), to: tier, amount };
}
