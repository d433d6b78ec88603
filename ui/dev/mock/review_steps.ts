import type { ListEntry, ReviewStep } from "../../src/ipc/bindings";

export const steps: [ReviewStep, string][] = [
  ["freeze", "Freeze the quarter"],
  ["what_moved", "See what moved"],
  ["proposals", "Criteria propose"],
  ["decisions", "Accept, override or defer"],
  ["investment", "Reallocate headcount and MDF"],
  ["scenarios", "Compare scenarios"],
  ["signature", "Sign"],
  ["read_out", "Export the read-out"],
];

/** A word of a list, and how much it is used. */
export const word = (id: number, name: string, used: string): ListEntry => ({ id, name, used, is_unused: used === "not used" });
