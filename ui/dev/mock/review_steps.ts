import type { ReviewStep } from "../../src/ipc/bindings";

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
