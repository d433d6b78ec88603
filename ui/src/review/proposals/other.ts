import type { Subject } from "../../ipc";

/** Letters the reason of an override has at least. */
const LEAST = 10;

/** What can be decided of a subject, and how long its reason is at least. */
export type Asked = { options: { value: string; label: string }[]; least: number };

export function askedOf(subject: Subject, { motions, tiers, tier }: { motions: string[]; tiers: number[]; tier: number | null }): Asked {
  if (subject === "motion") return { options: motions.map((name) => ({ value: name, label: name })), least: 0 };
  if (subject === "listing") {
    return {
      options: [
        { value: "listed", label: "Gets a listing" },
        { value: "not_listed", label: "Gets none" },
      ],
      least: 0,
    };
  }
  const others = tiers.filter((one) => one !== tier).map((one) => ({ value: String(one), label: `Tier ${one}` }));
  return { options: [...others, { value: "sunset", label: "Sunset" }], least: LEAST };
}
