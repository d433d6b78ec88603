import type { TargetListRequest, TargetListView, TargetRow } from "../../src/ipc/bindings";
import { accountCount } from "./count";
import { jointTargets, targetsOf } from "./editing";
import { accountName, employeesOf, partnersOn, present, segmentOf, statusOf } from "./host";
import { partners, segments } from "./partners";

type Candidate = { id: number; isWarm: boolean; others: number };

const found = new Map<string, Candidate[]>();

function candidates(partner: number, segment: number | null): Candidate[] {
  const key = `${partner} ${segment}`;
  if (!found.has(key)) {
    const ids = Array.from({ length: Math.min(accountCount, 6000) }, (_, index) => index + 1);
    const fit = ids.filter((id) => statusOf(id).value !== "customer" && (segment === null || segmentOf(id).id === segment));
    const rated = fit.map((id) => ({ id, isWarm: present(id).some((one) => one.partner === partner && one.isWarm), others: partnersOn(id) })).filter(({ others }) => others > 0);
    found.set(key, rated.sort((a, b) => Number(b.isWarm) - Number(a.isWarm) || b.others - a.others));
  }
  return found.get(key)!;
}

function row(partner: number, { id, isWarm, others }: Candidate): TargetRow {
  return {
    account: id,
    uuid: `account-${id}`,
    name: accountName(id),
    reasons: [
      ...(isWarm ? ["Warm introduction: their customer, our prospect"] : []),
      `${others} ${others === 1 ? "partner" : "partners"} present`,
      `34% of ${segmentOf(id).name}`,
      `${employeesOf(id).toLocaleString("en-US")} employees`,
    ],
    is_warm: isWarm,
    is_joint_target: targetsOf(partner).has(id),
  };
}

function targetList({ partner, segment, offset }: TargetListRequest): TargetListView {
  const all = candidates(partner, segment);
  const { state, accounts } = jointTargets(partner);
  const verdict = { fails: `${8 - accounts.length} short of the working set`, passes: "in the working set", unfocused: "in the working set, unfocused" }[state];
  return {
    partner,
    partner_name: partners.find(({ id }) => id === partner)?.name ?? "",
    segment_name: segments.find(({ id }) => id === segment)?.name ?? "All accounts",
    count: all.length,
    left_out: partner % 3 === 0 ? null : "4 accounts in an open co-sell deal are left out: the sellers know those.",
    working_set: `${accounts.length} joint ${accounts.length === 1 ? "target" : "targets"} this quarter, ${verdict}`,
    rows: all.slice(offset, offset + 100).map((one) => row(partner, one)),
  };
}

export const targetListAnswers: Record<string, (args: Record<string, unknown>) => unknown> = {
  target_list: ({ request }) => targetList(request as TargetListRequest),
};
