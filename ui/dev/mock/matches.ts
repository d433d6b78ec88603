import { emit } from "@tauri-apps/api/event";
import type { Changed, DuplicateRequest, DuplicateRow, DuplicatesView, FieldAgreement, MatchDecisionRequest, MatchesRequest, MatchesShown, MatchesView, MatchField, MatchRow } from "../../src/ipc/bindings";
import { accountCount, accountName } from "./account";
import { announce, keep, state, step } from "./document";
import { partners, query, random } from "./partners";

const PAGE = 100;
const owning = partners.slice(12, 24);
const labels = ["Name", "Website", "Country", "City", "Industry", "Employees", "Owner", "Status"];
const countries = ["Norway", "Sweden", "Germany", "Italy", "United Kingdom"];
const cities = ["Oslo", "Malmö", "Hamburg", "Torino", "Leeds"];
const industries = ["Insurance", "Energy", "Rail and freight", "Pharmaceuticals", "Banking"];
const owners = ["M. Lindgren", "A. Kovač", "J. Reyes", "T. Sandoval"];
const statuses = ["Customer", "Open opportunity", "Prospect"];
const firms = "Ashdown,Birkenhall,Castorline,Dunmere,Elsworthy,Fennimore,Garrowby,Hallstatt,Ingleside,Jutra,Kolding,Lomax,Merrow,Nysted,Orrin,Pemberley".split(",");
const trades = ["Freight", "Foods", "Energy", "Mutual", "Instruments", "Marine Services", "Health Partners of the Northern Region", "Steel"];
const at = <T>(list: T[], index: number): T => list[index % list.length]!;

const agree = (theirs: string, ours: string): FieldAgreement => (theirs === "" || ours === "" ? "one_sided" : theirs.toLowerCase() === ours.toLowerCase() ? "same" : "differs");
const site = (name: string) => `${name.toLowerCase().replace(/\W+/g, "-").replace(/-$/, "")}.example`;
const shorter = (name: string) => name.replace("Insurance", "Ins.").replace("Health", "Hlth").replace("Logistics", "Log. GmbH").replace("Power", "Power AS").replace(/^(\w+) Steel/, "$1 Steelworks Ltd");

/** Both sides of a pair; the surer, the more they say the same. */
function fieldsOf(seed: number, theirs: string, ours: string, sure: number): MatchField[] {
  const roll = random(seed);
  const pick = (list: string[]): [string, string] => {
    const index = Math.floor(roll() * list.length);
    const other = roll() < sure ? index : index + 1 + Math.floor(roll() * (list.length - 1));
    return [roll() < 0.22 ? "" : at(list, index), at(list, other)];
  };
  const employees = 200 + Math.floor(roll() * 14000);
  const number = (value: number) => value.toLocaleString("en-US");
  const sides: [string, string][] = [
    [theirs, ours],
    [roll() < 0.3 ? "" : site(ours && roll() < sure ? ours : theirs), site(ours)],
    pick(countries),
    pick(cities),
    pick(industries),
    [number(Math.round(employees * (roll() < sure ? 1 : 1.4))), number(employees)],
    pick(owners),
    pick(statuses),
  ];
  return sides.map(([left, right], index) => ({ label: labels[index]!, theirs: left, ours: ours ? right : "", agreement: agree(left, ours ? right : "") }));
}

function row(id: number, show: MatchesShown, index: number): MatchRow {
  const partner = at(owning, index * 7 + Math.floor(index / 12));
  const isNone = show === "unmatched";
  const account = isNone ? null : 1 + ((index * 13) % accountCount);
  const our_name = account === null ? "" : accountName(account);
  const percent = show === "asked" ? 93 - Math.floor(index / 6) : 95 + Math.floor(index / 700);
  const their_name = isNone ? `${at(firms, index)} ${at(trades, Math.floor(index / firms.length))}${index > 127 ? ` ${Math.floor(index / 128) + 1}` : ""}` : show === "taken" && index % 3 ? our_name : shorter(our_name);
  const basis = isNone ? "" : show === "taken" ? at(["Same website", "Same name"], index) : "Names alike";
  return {
    partner_account: id,
    partner: partner.id,
    partner_name: partner.name,
    their_name,
    account,
    our_name,
    probability: isNone || show === "decided" ? "" : `${percent}%`,
    basis,
    fields: fieldsOf(id, their_name, our_name, percent / 100 - (show === "asked" ? 0.15 : 0)),
    decision: null,
  };
}

const counts: Record<MatchesShown, number> = { asked: query.has("nothing-asked") ? 0 : 240, taken: 3000, decided: 30, unmatched: 5000 };
let ids = 0;
const shows: MatchesShown[] = ["asked", "taken", "decided", "unmatched"];
const all = shows.flatMap((show) => Array.from({ length: counts[show] }, (_, index) => ({ show, row: row((ids += 1), show, index) })));

type Said = { account: number; is_same: boolean };
let said = new Map<number, Said>(all.filter(({ show }) => show === "decided").map(({ row }, index) => [row.partner_account, { account: row.account!, is_same: index % 3 > 0 }]));
let apart = new Set<string>();
let merged = new Set<number>();
keep(
  () => ({ said, apart, merged }),
  (kept) => ({ said, apart, merged } = kept),
);

function now({ show, row }: (typeof all)[number]): { show: MatchesShown; row: MatchRow } {
  const decision = said.get(row.partner_account);
  if (!decision) return { show, row };
  const our_name = accountName(decision.account);
  const basis = !decision.is_same ? "Said to be different" : decision.account === row.account ? "Said to be the same" : "Linked by hand";
  const fields = decision.account === row.account ? row.fields : fieldsOf(row.partner_account, row.their_name, our_name, 0.6);
  return { show: "decided", row: { ...row, account: decision.account, our_name, probability: "", basis, fields, decision: decision.is_same } };
}

let read: { revision: number; listed: typeof all } | null = null;

function listedNow(): typeof all {
  if (read?.revision !== state.revision) read = { revision: state.revision, listed: state.isEmpty ? [] : all.map(now) };
  return read.listed;
}

function matches({ show, partner, offset }: MatchesRequest): MatchesView {
  const listed = listedNow();
  const meant = listed.filter((one) => partner === null || one.row.partner === partner);
  const count = (which: MatchesShown) => meant.filter((one) => one.show === which).length;
  const asked = listed.filter((one) => one.show === "asked");
  return {
    revision: state.revision,
    asked: count("asked"),
    taken: count("taken"),
    decided: count("decided"),
    unmatched: count("unmatched"),
    partners: state.isEmpty ? [] : owning.map(({ id, name }) => ({ value: String(id), label: name, count: asked.filter(({ row }) => row.partner === id).length })),
    rows: meant.filter((one) => one.show === show).slice(offset, offset + PAGE).map((one) => one.row),
  };
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function decide({ partner_account, account, is_same }: MatchDecisionRequest): Promise<Changed> {
  await wait(Number(query.get("lag") ?? 0));
  const found = all.find(({ row }) => row.partner_account === partner_account)!.row;
  if (query.get("refuse") === found.their_name) throw { code: "failed", message: "The document is being written by another program." };
  said.set(partner_account, { account, is_same });
  const title = is_same ? `${found.their_name} on ${found.partner_name}’s list is ${accountName(account)}` : `${found.their_name} on ${found.partner_name}’s list is not ${accountName(account)}`;
  return announce(step(title, "accounts", "overlap"));
}

const twice: DuplicateRow[] = Array.from({ length: 18 }, (_, index) => {
  const kept = 1 + index * 2;
  const kept_name = accountName(kept);
  const merged_name = index % 4 === 0 ? kept_name : shorter(kept_name) === kept_name ? `${kept_name} Holding` : shorter(kept_name);
  const fields = fieldsOf(9000 + index, merged_name, kept_name, 0.7);
  return { kept, kept_name, merged: kept + 500, merged_name, probability: `${97 - index * 2}%`, basis: at(["Same name", "Same website", "Names alike"], index), fields };
});

const pairOf = ({ kept, merged }: DuplicateRequest) => `${Math.min(kept, merged)} ${Math.max(kept, merged)}`;
let isStopped = false;

async function duplicates(offset: number): Promise<DuplicatesView> {
  const milliseconds = Number(query.get("slow") ?? 0);
  isStopped = false;
  for (let done = 0; done < milliseconds && !isStopped; done += 100) {
    await emit("progress", { job: 7, label: "Comparing accounts,", done: done * 20, total: milliseconds * 20, finished: false });
    await wait(100);
  }
  if (milliseconds) await emit("progress", { job: 7, label: "", done: 0, total: null, finished: true });
  if (isStopped) throw { code: "cancelled", message: "Cancelled." };
  const left = state.isEmpty ? [] : twice.filter((one) => !apart.has(pairOf(one)) && !merged.has(one.kept) && !merged.has(one.merged));
  return { revision: state.revision, count: left.length, rows: left.slice(offset, offset + PAGE) };
}

const nameOf = (id: number) => twice.find((one) => one.merged === id)?.merged_name ?? accountName(id);

export const matchesAnswers: Record<string, (args: Record<string, unknown>) => unknown> = {
  matches: ({ request }) => matches(request as MatchesRequest),
  decide_match: ({ decision }) => decide(decision as MatchDecisionRequest),
  account_duplicates: ({ offset }) => duplicates(Number(offset)),
  merge_accounts: ({ request }) => {
    const pair = request as DuplicateRequest;
    merged.add(pair.merged);
    return announce(step(`Merged ${nameOf(pair.merged)} into ${nameOf(pair.kept)}`, "accounts", "overlap"));
  },
  tell_accounts_apart: ({ request }) => {
    const pair = request as DuplicateRequest;
    apart.add(pairOf(pair));
    return announce(step(`${nameOf(pair.kept)} and ${nameOf(pair.merged)} are two companies`, "accounts"));
  },
  cancel_job: () => {
    isStopped = true;
    return null;
  },
};
