import type { Relationship } from "../ipc";

const words: Record<Relationship, string> = { customer: "customer", open_opportunity: "open opportunity", prospect: "prospect" };

/** How someone stands to an account: "customer". */
export function standingOf(relationship: Relationship | null): string {
  return relationship ? words[relationship] : "not known";
}
