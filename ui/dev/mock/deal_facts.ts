import { accountCount, dealCount } from "./count";
import { quarters } from "./document";
import { accountName, owners, segmentOf } from "./host";
import { partners, random, segments } from "./partners";

export type DealFact = {
  id: number;
  name: string;
  /** 0 where it is with none of ours. */
  account: number;
  stage: "open" | "won" | "lost";
  kind: "New business" | "Expansion" | "Renewal";
  amount: number;
  /** Days since 1 July 2024. */
  created: number;
  closed: number | null;
  owner: string;
  /** The partners on it with their roles; the first brought it where it sourced. */
  on: { partner: number; roles: string[] }[];
  isSourced: boolean;
  /** Days until its registration was decided; -1 while it waits, absent where there is none. */
  registered: number | null;
};

const DAYS = 730;
export const first = Date.UTC(2024, 6, 1);
const day = 86_400_000;
const months = "Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec".split(",");

export function dayText(days: number): string {
  const date = new Date(first + days * day);
  return `${date.getUTCDate()} ${months[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** The quarter of a day, 0 is Q3 2024 and 7 the review quarter. */
export function quarterOf(days: number): number {
  const date = new Date(first + days * day);
  return (date.getUTCFullYear() - 2024) * 4 + Math.floor(date.getUTCMonth() / 3) - 2;
}

export const quarterNames = ["Q3 2024", "Q4 2024", "Q1 2025", "Q2 2025", "Q3 2025", "Q4 2025", "Q1 2026", quarters[2]!.label];

export function short(amount: number): string {
  if (amount >= 999_500) return `$${(amount / 1e6).toFixed(1)}M`;
  return amount >= 1000 ? `$${Math.round(amount / 1000)}k` : `$${Math.round(amount)}`;
}

export const dollars = (amount: number): string => `$${amount.toLocaleString("en-US")}`;

const things = ["platform renewal", "two plants", "data exchange", "shared services", "rollout, phase 2", "pilot", "branch network", "migration of the archive and its records"];
const kinds: DealFact["kind"][] = ["New business", "New business", "Expansion", "Renewal"];

function fact(index: number): DealFact {
  const roll = random(index * 7919 + 11);
  const account = index % 29 === 0 ? 0 : 1 + Math.floor(roll() * Math.min(accountCount, 994));
  const count = [0, 0, 0, 0, 1, 1, 1, 1, 2, 3][Math.floor(roll() * 10)]!;
  const isSourced = count > 0 && roll() < 0.55;
  const ids = Array.from({ length: count }, () => 1 + Math.floor(roll() ** 1.8 * Math.min(70, partners.length))).filter((id, at, all) => all.indexOf(id) === at);
  const created = Math.floor(roll() * DAYS);
  const cycle = 20 + Math.floor(roll() * (isSourced ? 80 : 130));
  const isDecided = created + cycle < DAYS && roll() < 0.88;
  const isWon = roll() < (isSourced ? 0.45 : count > 0 ? 0.34 : 0.23);
  const role = () => ["Influenced", "Co-sell", "Co-sell, Influenced"][Math.floor(roll() * 3)]!;
  const thing = things[Math.floor(roll() * things.length)]!;
  return {
    id: index + 1,
    name: `${account === 0 ? "Harbourgate" : accountName(account).split(" ")[0]} ${thing}`,
    account,
    stage: !isDecided ? "open" : isWon ? "won" : "lost",
    kind: kinds[Math.floor(roll() * kinds.length)]!,
    amount: Math.round(8 + roll() ** 2 * 420) * 1000,
    created,
    closed: isDecided ? created + cycle : null,
    owner: owners[Math.floor(roll() * owners.length)]!,
    on: ids.map((partner, at) => ({ partner, roles: at === 0 && isSourced ? ["Sourced", ...(roll() < 0.4 ? ["Co-sell"] : [])] : [role()] })),
    isSourced,
    registered: count > 0 && roll() < 0.3 ? Math.floor(roll() * 5) - 1 : null,
  };
}

export const facts: DealFact[] = Array.from({ length: dealCount }, (_, index) => fact(index));

export const attributions = ["Partner-sourced", "Partner involved", "No partner"];
export const attributionOf = (deal: DealFact): number => (deal.on.length === 0 ? 2 : deal.isSourced ? 0 : 1);
export const segmentName = (deal: DealFact): string => (deal.account === 0 ? "" : segmentOf(deal.account).name);
export const segmentNames = segments.map(({ name }) => name);
export const nameOf = (partner: number): string => partners.find(({ id }) => id === partner)?.name ?? "";
export const placeOf = (partner: number): string => {
  const found = partners.find(({ id }) => id === partner);
  return found ? `${found.tier ? `Tier ${found.tier}` : "No tier"}, ${found.type?.name ?? "no type"}` : "";
};

/** Whether a day is in the last so many quarters up to the review quarter. */
export const isWithin = (days: number | null, window: number): boolean => days !== null && quarterOf(days) > 7 - window && quarterOf(days) <= 7;

export const windows = [1, 2, 4, 8].map((window) => ({
  quarters: window,
  label: `${window} ${window === 1 ? "quarter" : "quarters"}`,
  period: window === 1 ? quarterNames[7]! : `${quarterNames[8 - window]} to ${quarterNames[7]}`,
}));
