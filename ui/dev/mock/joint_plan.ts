import type { AccountTarget, FilterChoice, JointPlanGroup, JointPlanRequest, JointPlanRow, JointPlanView, JointStage, JointTargetEdit } from "../../src/ipc/bindings";
import { announce, keep, state, step } from "./document";
import { accountName, opportunityOf, partnersOn, present, relationshipText, segmentOf, statusOf } from "./host";
import { allTargets, targetsOf } from "./editing";
import { partners, query } from "./partners";

type Plan = { stage: JointStage; owner: string; next_step: string };

export const stageNames: Record<JointStage, string> = { mapped: "Mapped", planned: "Planned", in_execution: "In execution", reviewed: "Reviewed" };
const stages = Object.keys(stageNames) as JointStage[];
const people = ["Mara Vey", "Ines Oduya", "Tom Brandt", ""];
const steps = ["Ask for the introduction to the CIO", "Joint workshop on 14 July with their architects", "Send the reference of the Dovre rollout", "Agree who leads the security review", ""];

const plans = new Map<string, Plan>();
keep(
  () => [...plans],
  (kept) => {
    plans.clear();
    for (const [key, plan] of kept) plans.set(key, plan);
  },
);

export function planOf(partner: number, account: number): Plan {
  const key = `${partner} ${account}`;
  const seed = partner * 7 + account * 3;
  return plans.get(key) ?? { stage: stages[seed % 4]!, owner: people[seed % 4]!, next_step: steps[seed % 5]! };
}

export function targetOf(partner: number, account: number): AccountTarget | null {
  if (!targetsOf(partner).has(account)) return null;
  const plan = planOf(partner, account);
  return { ...plan, stage_name: stageNames[plan.stage] };
}

/** The partners an account is a joint target of. */
export const partnersWith = (account: number): number[] => allTargets().filter((one) => one.account === account).map(({ partner }) => partner);

/** The names of the partners an account is a joint target of. */
export const targetsOn = (account: number): string[] => (account > 200 ? [] : partnersWith(account).map((partner) => partners.find(({ id }) => id === partner)?.name ?? ""));

function row(partner: number, account: number): JointPlanRow {
  const theirs = present(account).find((one) => one.partner === partner)?.theirs ?? (account % 2 === 0 ? "customer" : "prospect");
  const ours = statusOf(account).value;
  const plan = planOf(partner, account);
  return {
    partner,
    partner_name: partners.find(({ id }) => id === partner)?.name ?? "",
    account,
    account_name: accountName(account),
    segment: segmentOf(account).name,
    relationship: relationshipText(theirs, ours),
    is_warm: theirs === "customer" && ours === "prospect",
    ...plan,
    stage_name: stageNames[plan.stage],
    opportunity: opportunityOf(account),
    partners: Math.max(1, partnersOn(account)),
  };
}

const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? "" : "s"}`;

function partnerNote(count: number): Pick<JointPlanGroup, "note" | "tone"> {
  if (count < 8) return { note: `${counted(count, "account")}, ${8 - count} short of the working set`, tone: "muted" };
  if (count > 15) return { note: `${counted(count, "account")}, in the working set, unfocused`, tone: "attention" };
  return { note: `${counted(count, "account")}, in the working set`, tone: "good" };
}

function groupOf(request: JointPlanRequest, row: JointPlanRow): [key: string, title: string] {
  if (request.group === "stage") return [row.stage, row.stage_name];
  if (request.group === "owner") return [row.owner, row.owner || "No owner"];
  return [String(row.partner), row.partner_name];
}

function groups(request: JointPlanRequest, rows: JointPlanRow[]): JointPlanGroup[] {
  const found = new Map<string, JointPlanGroup>();
  for (const row of rows) {
    const [key, title] = groupOf(request, row);
    if (!found.has(key)) found.set(key, { key, title, note: "", tone: "plain", rows: [] });
    found.get(key)!.rows.push(row);
  }
  const all = [...found.values()].map((group) => ({ ...group, ...(request.group === "partner" ? partnerNote(group.rows.length) : { note: counted(group.rows.length, "account"), tone: "plain" as const }) }));
  if (request.group === "stage") return all.sort((one, other) => stages.indexOf(one.key as JointStage) - stages.indexOf(other.key as JointStage));
  if (request.group === "owner") return all.sort((one, other) => Number(one.key === "") - Number(other.key === "") || one.title.localeCompare(other.title));
  return all.sort((one, other) => other.rows.length - one.rows.length || one.title.localeCompare(other.title));
}

const values: Record<string, (row: JointPlanRow) => string> = { partner: (row) => row.partner_name, stage: (row) => row.stage_name, owner: (row) => row.owner, segment: (row) => row.segment };

function choices(rows: JointPlanRow[]): FilterChoice[] {
  return Object.entries(values).map(([column, of]) => {
    const counts = new Map<string, number>();
    for (const one of rows) counts.set(of(one), (counts.get(of(one)) ?? 0) + 1);
    return { column, label: column.charAt(0).toUpperCase() + column.slice(1), values: [...counts].map(([value, count]) => ({ value, label: value || "none", count })) };
  });
}

function jointPlan(request: JointPlanRequest): JointPlanView {
  const all = state.isEmpty || query.has("noplan") ? [] : allTargets().map(({ partner, account }) => row(partner, account));
  const sought = request.find.trim().toLowerCase();
  const rows = all.filter((one) => `${one.account_name} ${one.partner_name}`.toLowerCase().includes(sought) && request.filters.every(({ column, values: wanted }) => wanted.includes(values[column]?.(one) ?? "")));
  const passing = groups({ ...request, group: "partner" }, rows).filter(({ rows }) => rows.length >= 8).length;
  return {
    revision: state.revision,
    quarter: state.review.label,
    target_count: all.length,
    shown_count: rows.length,
    groups: groups(request, rows),
    filters: choices(all),
    totals: [counted(rows.length, "joint target"), `${counted(passing, "partner")} pass the working-set test`, `${rows.filter(({ owner }) => !owner).length} without an owner`, `${rows.filter(({ next_step }) => !next_step).length} without a next step`],
  };
}

function edit({ partner, account, field, text }: JointTargetEdit) {
  plans.set(`${partner} ${account}`, { ...planOf(partner, account), [field]: text });
  const words = { stage: `is ${stageNames[text as JointStage]?.toLowerCase()}`, owner: text ? `is owned by ${text}` : "has no owner", next_step: text ? "has a next step" : "has no next step" };
  return announce(step(`${accountName(account)} ${words[field]}`, "partners"));
}

export const jointPlanAnswers: Record<string, (args: Record<string, unknown>) => unknown> = {
  joint_plan: ({ request }) => jointPlan(request as JointPlanRequest),
  edit_joint_target: ({ edit: asked }) => edit(asked as JointTargetEdit),
};
