import type { AttributionView, DealRole, SettingChange } from "../../src/ipc/bindings";
import { announce, step } from "./document";

const names: [DealRole, string, number][] = [["sourced", "Sourced", 310], ["influenced", "Influenced", 420], ["registered", "Registered", 96], ["co_sell", "Co-sell", 144], ["referral", "Referral", 0], ["involved", "Role not stated", 21]];

export const attribution: AttributionView = {
  title: "What Trellis begins with, not signed",
  roles: names.map(([role, name, count]) => ({ role, name, used: count === 0 ? "on no deal" : `on ${count} deals`, brings: role === "sourced" || role === "referral", sells: role === "co_sell" })),
  is_open: true,
  versions: [],
};

export function changeAttribution({ role, axis, is_on }: Extract<SettingChange, { change: "attribution" }>): string {
  const found = attribution.roles.find((one) => one.role === role)!;
  if (axis === "sourcing") found.brings = is_on;
  else found.sells = is_on;
  const brings = attribution.roles.filter((one) => one.brings).map(({ name }) => name);
  if (!attribution.is_open || attribution.versions.length === 0) attribution.versions.unshift({ title: `Version ${attribution.versions.length + 1}`, sentence: "", signed: "" });
  attribution.is_open = true;
  attribution.versions[0]!.sentence = `${brings.join(" and ")} bring a deal; Co-sell sells it together.`;
  attribution.title = `${attribution.versions[0]!.title}, not signed`;
  return `Set “${found.name}” to ${is_on ? "yes" : "no"}`;
}

export const attributionAnswers: Record<string, (args: Record<string, unknown>) => unknown> = {
  sign_attribution: ({ request }) => {
    const { name, role } = request as { name: string; role: string };
    attribution.is_open = false;
    attribution.versions[0] ??= { title: "Version 1", sentence: "Sourced and Referral bring a deal; Co-sell sells it together.", signed: "" };
    attribution.versions[0].signed = `Signed by ${name}, ${role}, on 2 July 2026 (3f2a91c0d4e5)`;
    attribution.title = `${attribution.versions[0].title}, signed`;
    return announce(step(`${name} signed the attribution rule`, "document"));
  },
};
