import type { Relationship } from "../../src/ipc/bindings";
import { accountCount } from "./count";
import { partners, query, segments } from "./partners";

/** The host accounts: nothing of them is stored, all follows from their number. */
export const knownAccounts = ["Brandt & Oke Insurance", "Culver Valley Health", "Dovrefell Power", "Isarco Pharma", "Norrland Kraft AB", "Oakhaven Mutual", "Pelham Foods", "Quorn Logistics", "Rastrick Steel", "Selby Water", "Thurso Marine", "Ulver Bank"];
const first = "Alder,Ashford,Bexley,Brandholt,Calder,Corvin,Dovre,Eastmark,Elmstead,Fairholt,Fenwick,Garnet,Greywater,Halden,Harrow,Isarco,Junco,Kelso,Kestrel,Lindqvarn,Lowther,Marchmont,Meridian,Nordhaven,Norrland,Oakhaven,Orwell,Pelham,Quorn,Rastrick,Sable,Selby,Tarn,Thurso,Ulver,Varde,Westerly,Wick,Yarrow,Zennor".split(",");
const second = "Airports,Bank,Biotech,Cables,Clinics,Energy,Foods,Freight,Glass,Grid,Insurance,Logistics,Marine,Mutual,Optics,Paper,Pensions,Pharma,Ports,Rail,Savings,Steel,Water & Waste Services,Wind".split(",");
const bases = first.flatMap((one) => second.map((other) => `${one} ${other}`));

export const owners = ["A. Ruiz", "B. Osei", "C. Novak", "D. Hart", "E. Lind", "F. Marsh", "G. Patel", "H. Sato", "I. Brandt", "J. Kowalski", "M. Lindgren", ""];
export const industries = ["Airlines", "Banking", "Energy", "Insurance", "Logistics", "Manufacturing", "Pharma", "Public sector", "Retail", "Utilities"];
export const countries = ["Austria", "Denmark", "Finland", "Germany", "Ireland", "Netherlands", "Norway", "Sweden", "United Kingdom"];
export const statuses: { value: Relationship; label: string }[] = [
  { value: "customer", label: "Customer" },
  { value: "open_opportunity", label: "Open opportunity" },
  { value: "prospect", label: "Prospect" },
];

/** A number from 0 up to 1 that belongs to an account and a question about it. */
export function chance(id: number, salt: number): number {
  let t = Math.imul(id ^ (salt * 0x9e3779b9), 0x85ebca6b);
  t = Math.imul(t ^ (t >>> 13), 0xc2b2ae35);
  return ((t ^ (t >>> 16)) >>> 0) / 4294967296;
}

const pick = (id: number, salt: number, count: number) => Math.floor(chance(id, salt) * count);

export const baseOf = (id: number): number => (id - 1 - knownAccounts.length) % bases.length;

export function accountName(id: number): string {
  const round = Math.floor((id - 1 - knownAccounts.length) / bases.length);
  return knownAccounts[id - 1] ?? `${bases[baseOf(id)]}${round > 0 ? ` ${round + 1}` : ""}`;
}

/** Where a name stands in the alphabet. */
export function nameRank(id: number): number {
  const name = knownAccounts[id - 1];
  if (name === undefined) return baseOf(id) * 100_000 + Math.floor((id - 1 - knownAccounts.length) / bases.length) + 1;
  return bases.filter((base) => base < name).length * 100_000;
}

/** The accounts with a text in their name, without writing every name. */
export function named(find: string): (id: number) => boolean {
  const sought = find.trim().toLowerCase();
  if (sought === "") return () => true;
  const hits = bases.map((base) => base.toLowerCase().includes(sought));
  return (id) => (id <= knownAccounts.length || /\d/.test(sought) ? accountName(id).toLowerCase().includes(sought) : hits[baseOf(id)] === true);
}

const shares = [420, 730, 894, 980, 994];
export function segmentOf(id: number): (typeof segments)[number] {
  const at = chance(id, 1) * 994;
  return segments[shares.findIndex((share) => at < share)] ?? segments[0]!;
}

export const statusOf = (id: number) => statuses[chance(id, 2) < 0.22 ? 0 : chance(id, 2) < 0.5 ? 1 : 2]!;
export const ownerOf = (id: number) => owners[pick(id, 3, owners.length)]!;
export const industryOf = (id: number) => industries[pick(id, 4, industries.length)]!;
export const countryOf = (id: number) => countries[pick(id, 5, countries.length)]!;
export const employeesOf = (id: number) => Math.round(40 * 10 ** (chance(id, 6) * 3));
export const websiteOf = (id: number) => `www.${accountName(id).toLowerCase().replace(/\W+/g, "-")}.example`;
export const opportunityOf = (id: number) => (statusOf(id).value === "open_opportunity" ? `${accountName(id).split(" ")[0]} platform renewal, $${(60 + pick(id, 7, 40) * 10).toLocaleString("en-US")}k` : "");

/** How many partners are on an account: none on one in five. */
export const partnersOn = (id: number) => (chance(id, 8) < 0.2 ? 0 : 1 + Math.floor(chance(id, 9) ** 2 * 8));

/** The partners on an account, with how they stand to it. */
export function present(id: number): { partner: number; theirs: Relationship; isWarm: boolean }[] {
  const step = 1 + pick(id, 10, 7);
  return Array.from({ length: partnersOn(id) }, (_, index) => {
    const theirs = statuses[pick(id * 31 + index, 11, 3)]!.value;
    return { partner: 1 + ((id * 7 + index * step) % Math.min(60, partners.length)), theirs, isWarm: theirs === "customer" && statusOf(id).value === "prospect" };
  }).filter((one, index, all) => all.findIndex((other) => other.partner === one.partner) === index);
}

/** Whether the account is on a partner's list, without listing them all. */
export const hasPartner = (id: number, partner: number) => present(id).some((one) => one.partner === partner);

export const relationshipText = (theirs: Relationship, ours: Relationship): string => {
  const word = (status: Relationship) => status.replace("_", " ");
  const sentence = `their ${word(theirs)}, our ${word(ours)}`;
  return theirs === "customer" && ours === "prospect" ? `${sentence}: warm introduction` : theirs === "customer" && ours === "customer" ? `${sentence}: joint expansion` : sentence;
};

export const everyId = (): number[] => (query.has("noaccounts") ? [] : Array.from({ length: accountCount }, (_, index) => index + 1));
