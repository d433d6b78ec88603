import type { AccountPartnerView, AccountView, MatchDecisionRequest } from "../../src/ipc/bindings";
import { accountCount } from "./count";
import { announce, keep, step } from "./document";
import { accountName, countryOf, employeesOf, industryOf, ownerOf, present, relationshipText, segmentOf, statusOf, websiteOf } from "./host";
import { partnersWith, targetOf } from "./joint_plan";
import { partners } from "./partners";

/** Numbers of partners' accounts from here on are those of accounts' pages; the matches have their own below. */
const OWN = 100_000_000;

/** Accounts of partners' lists that were told apart from ours. */
const apart = new Set<number>();
keep(
  () => [...apart],
  (kept) => {
    apart.clear();
    for (const one of kept) apart.add(one);
  },
);

const bases = ["Same website, 99%", "Same name, 96%", "Names alike, 87%", "Linked by hand", ""];
const details = ["Owner Mara Vey, stage Negotiation, last active 3 June 2026", "Owner Ines Oduya, last active 17 May 2026", "Stage Discovery", ""];

function onIt(id: number): AccountPartnerView[] {
  const there = present(id);
  const others = partnersWith(id).filter((partner) => there.every((one) => one.partner !== partner));
  const all = [...there, ...others.slice(0, 2).map((partner) => ({ partner, theirs: "prospect" as const, isWarm: false }))];
  return all.flatMap(({ partner: number, theirs, isWarm }, index) => {
    const partner = partners.find((one) => one.id === number);
    const match = OWN + id * 100 + index;
    if (!partner || apart.has(match)) return [];
    const basis = bases[(id + index) % bases.length]!;
    return {
      id: partner.id,
      name: partner.name,
      place: `${partner.tier ? `Tier ${partner.tier}` : "No tier"}, ${partner.type?.name ?? "no type"}`,
      relationship: relationshipText(theirs, statusOf(id).value),
      is_warm: isWarm,
      detail: details[(id + index) % details.length]!,
      basis,
      partner_account: basis ? match : null,
      their_name: basis.startsWith("Names") ? `${accountName(id)} Holding AS` : "",
      target: targetOf(partner.id, id),
    };
  });
}

function account(id: number): AccountView {
  if (id < 1 || id > accountCount) throw { code: "failed", message: "This account is not in the document any more." };
  const on = onIt(id);
  const [one, other] = on;
  return {
    id,
    uuid: `account-${id}`,
    name: accountName(id),
    subtitle: `${segmentOf(id).name}, ${statusOf(id).label.toLowerCase()}`,
    fields: [
      { label: "Segment", value: segmentOf(id).name },
      { label: "Status", value: statusOf(id).label },
      { label: "Owner", value: ownerOf(id) },
      { label: "Industry", value: industryOf(id) },
      { label: "Country", value: countryOf(id) },
      { label: "Employees", value: employeesOf(id).toLocaleString("en-US") },
      { label: "Website", value: websiteOf(id) },
      { label: "Renewal owner in the region", value: "" },
    ],
    provenance: `accounts.xlsx, sheet Accounts, row ${id + 7}`,
    partners: on.sort((a, b) => a.name.localeCompare(b.name)),
    conflicts: one && other && id % 5 === 0 ? [`Registered by ${one.name} and ${other.name}`] : [],
    deals: one && id % 3 !== 0 ? [
      { id: id * 10, name: `${accountName(id).split(" ")[0]} platform renewal`, state: "Open, $120,000", partners: `${one.name} (sourced)${other ? `, ${other.name} (co-sell)` : ""}` },
      { id: id * 10 + 1, name: "Pilot in two plants", state: "Won 12 March 2026, $38,500", partners: "" },
    ] : [],
  };
}

function decide({ partner_account, account: id, is_same }: MatchDecisionRequest) {
  if (is_same) apart.delete(partner_account);
  else apart.add(partner_account);
  return announce(step(`Told an account of a partner apart from ${accountName(id)}`, "overlap"));
}

export const isOnPage = ({ partner_account }: MatchDecisionRequest): boolean => partner_account > OWN;

export const accountAnswers: Record<string, (args: Record<string, unknown>) => unknown> = {
  account: ({ id }) => account(Number(id)),
  decide_match: ({ decision }) => decide(decision as MatchDecisionRequest),
};

export { accountCount, accountName };
