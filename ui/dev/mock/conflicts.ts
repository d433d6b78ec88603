import type { ConflictsView, ConflictView, RegistrationDecision, RegistrationView, RulingRequest, RulingView, Submission } from "../../src/ipc/bindings";
import { dayText, dollars, facts, nameOf, type DealFact } from "./deal_facts";
import { announce, state, step } from "./document";
import { accountName } from "./host";

const decided = new Map<string, RegistrationDecision>();
const submitted = new Map<number, number[]>();
const rulings = new Map<number, RulingView>();

const registeredOn = (deal: DealFact): number[] => [...(deal.registered === null ? [] : deal.on.slice(0, 2).map(({ partner }) => partner)), ...(submitted.get(deal.id) ?? [])];

export function registrationsOf(deal: DealFact): RegistrationView[] {
  const view = (partner: number): RegistrationView => {
    const said = decided.get(`${deal.id} ${partner}`);
    const isWaiting = (deal.registered ?? -1) < 0;
    const base = { partner, name: nameOf(partner), protect_until: said?.protected_until ?? "2026-10-11", reason: said?.reason ?? "" };
    if (!said) return { ...base, state: isWaiting ? "waiting" : "decided", text: isWaiting ? `Submitted on ${dayText(deal.created)}, not decided` : `Decided on ${dayText(deal.created)}`, why: "" };
    const why = [said.owner, said.reason].filter(Boolean).join(": ");
    return { ...base, state: said.outcome, text: said.outcome === "approved" ? `Approved on 13 July 2026, protected until ${said.protected_until}` : "Rejected on 13 July 2026", why };
  };
  return registeredOn(deal).map(view);
}

const isStanding = (deal: DealFact, partner: number) => decided.get(`${deal.id} ${partner}`)?.outcome !== "rejected";

function conflictOf(deal: DealFact): ConflictView[] {
  const claims = registeredOn(deal).filter((partner) => isStanding(deal, partner));
  if (deal.stage !== "open" || deal.account === 0 || claims.length < 2) return [];
  const party = (partner: number) => ({ partner, uuid: `partner-${partner}`, name: nameOf(partner), deal: deal.id, deal_name: deal.name, says: `Registered on ${dayText(deal.created)}` });
  return [
    {
      account: deal.account,
      uuid: `account-${deal.account}`,
      name: accountName(deal.account),
      place: "Enterprise, open opportunity",
      text: `Registered by ${claims.map(nameOf).join(" and ")}`,
      who: claims.map(nameOf).join(" and "),
      since: dayText(deal.created),
      worth: dollars(deal.amount),
      parties: claims.map(party),
      ruling: rulings.get(deal.account) ?? null,
    },
  ];
}

function conflicts(): ConflictsView {
  const found = [...new Map(facts.flatMap(conflictOf).map((one) => [one.account, one])).values()];
  const open = found.filter(({ ruling }) => !ruling).length;
  const waiting = facts.filter((deal) => deal.stage === "open").flatMap((deal) => registrationsOf(deal).filter((one) => one.state === "waiting").map((one) => ({ deal, one })));
  return {
    revision: state.revision,
    headline: `${open} of ${found.length} accounts with a conflict wait for a ruling.`,
    conflicts: found.sort((a, b) => Number(a.ruling !== null) - Number(b.ruling !== null)),
    waiting_count: waiting.length,
    waiting: waiting.map(({ deal, one }) => ({ deal: deal.id, partner: one.partner, deal_name: deal.name, account: accountName(deal.account), partner_name: one.name, submitted: dayText(deal.created), waits: "12 days" })),
    notes: ["A conflict is an account of ours that two partners have registered an open deal on, or one partner while we have an open deal of our own."],
  };
}

const changed = async (sentence: string) => {
  const change = step(sentence, "deals");
  await announce(change);
  return change;
};

export const conflictsAnswers: Record<string, (args: Record<string, unknown>) => unknown> = {
  conflicts,
  submit_registration: ({ submission }) => {
    const { deal, partner } = submission as Submission;
    submitted.set(deal, [...(submitted.get(deal) ?? []), partner]);
    return changed(`Registered a deal for ${nameOf(partner)}`);
  },
  decide_registration: ({ decision }) => {
    const said = decision as RegistrationDecision;
    decided.set(`${said.deal} ${said.partner}`, said);
    return changed(`Registration by ${nameOf(said.partner)} ${said.outcome}`);
  },
  rule_conflict: ({ ruling }) => {
    const { account, partner, owner, reason } = ruling as RulingRequest;
    rulings.set(account, { partner, text: `For ${partner === null ? "us" : nameOf(partner)}`, by: `${owner}, 13 July 2026`, reason });
    return changed(`Ruled on ${accountName(account)}`);
  },
  withdraw_ruling: ({ account }) => {
    rulings.delete(Number(account));
    return changed(`Withdrew the ruling on ${accountName(Number(account))}`);
  },
};
