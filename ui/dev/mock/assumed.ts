import type { SettingChange, SettingsView } from "../../src/ipc/bindings";

export const assumed: Pick<SettingsView, "health_weights" | "assumptions"> = {
  health_weights: { production: 40, overlap: 20, engagement: 20, satisfaction: 20 },
  assumptions: [
    { assumption: "manager_year", name: "Cost of a manager for a year", amount: "$180,000" },
    { assumption: "acquisition", name: "Acquisition avoided with a deal", amount: "" },
    { assumption: "other_quarter", name: "Other cost of a partner for a quarter", amount: "" },
  ],
};

export function changeAssumed(kept: typeof assumed, change: Extract<SettingChange, { change: "health_weights" | "assumption" }>): string {
  if (change.change === "health_weights") {
    kept.health_weights = change.weights;
    return "Set Weights of health";
  }
  const found = kept.assumptions.find(({ assumption }) => assumption === change.assumption)!;
  found.amount = change.amount;
  return `Set ${found.name} to ${found.amount}`;
}
