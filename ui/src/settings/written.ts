import type { Band, SegmentRuleView, SettingChange, WrittenRule } from "../ipc";

/** What was written as a change, or a sentence saying why it is none. */
export type Written = SettingChange | string;

/** The change that a whole number makes. */
export function whole(text: string, change: (number: number) => SettingChange): Written {
  return /^\d{1,6}$/.test(text.trim()) ? change(Number(text.trim())) : "Write a whole number.";
}

/** The band of two texts; none when both are empty, a sentence when they are no band. */
export function bandOf(low: string, high: string): Band | null | string {
  const texts = [low.trim(), high.trim()];
  if (texts.every((text) => text === "")) return null;
  if (!texts.every((text) => /^\d{1,6}$/.test(text))) return "Write the lowest and the highest number, or leave both empty.";
  const [first, last] = texts.map(Number);
  return { low: first ?? 0, high: last ?? 0 };
}

/** The three letters of a currency. */
export function currency(text: string): Written {
  const code = text.trim().toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? { change: "currency", code } : "A currency has three letters, such as USD.";
}

/** The rate of a currency from a day on; one that held from `insteadOf` moves there. What is wrong with it, the core says. */
export function rateOn(currency: string, since: string, rate: string, insteadOf: string | null): SettingChange {
  return { change: "set_rate", currency: currency.trim().toUpperCase(), since: since.trim(), rate: rate.trim(), instead_of: insteadOf };
}

/** The rule of a segment with other words in some of its slots. What is wrong with it, the core says. */
export function ruleWith(rule: SegmentRuleView, words: Partial<WrittenRule>): SettingChange {
  const { segment: id, employees_at_least, employees_at_most, industries } = rule;
  return { change: "segment_rule", id, rule: { employees_at_least, employees_at_most, industries, ...words } };
}

/** A name as it is compared: case and accents do not count. */
const folded = (name: string) => name.trim().normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ");

/** At most this many industries are offered. */
const OFFERED = 50;

/** The industries a text may mean that are not chosen yet; one that no account has can be chosen too. */
export function industriesFor(text: string, known: string[], chosen: string[]): { industry: string; note: string }[] {
  const typed = folded(text);
  const isOpen = (industry: string) => !chosen.some((other) => folded(other) === folded(industry));
  const listed = known.filter((industry) => folded(industry).includes(typed) && isOpen(industry)).slice(0, OFFERED);
  const isOther = typed !== "" && isOpen(text) && !known.some((industry) => folded(industry) === typed);
  return [...listed.map((industry) => ({ industry, note: "" })), ...(isOther ? [{ industry: text.trim(), note: "no account yet" }] : [])];
}

export const currencies: [code: string, name: string][] = [
  ["USD", "US dollar"],
  ["EUR", "Euro"],
  ["GBP", "Pound sterling"],
  ["CHF", "Swiss franc"],
  ["JPY", "Japanese yen"],
  ["CAD", "Canadian dollar"],
  ["AUD", "Australian dollar"],
  ["NZD", "New Zealand dollar"],
  ["SEK", "Swedish krona"],
  ["NOK", "Norwegian krone"],
  ["DKK", "Danish krone"],
  ["PLN", "Polish zloty"],
  ["CZK", "Czech koruna"],
  ["HUF", "Hungarian forint"],
  ["ILS", "Israeli shekel"],
  ["INR", "Indian rupee"],
  ["SGD", "Singapore dollar"],
  ["HKD", "Hong Kong dollar"],
  ["CNY", "Chinese yuan"],
  ["KRW", "South Korean won"],
  ["BRL", "Brazilian real"],
  ["MXN", "Mexican peso"],
  ["ZAR", "South African rand"],
  ["AED", "UAE dirham"],
];

/** The currencies a text may mean; three letters that are in no list are a code too. */
export function currenciesFor(text: string): { value: string; label: string; name: string }[] {
  const typed = text.trim().toLowerCase();
  const listed = currencies.filter(([code, name]) => code.toLowerCase().startsWith(typed) || name.toLowerCase().includes(typed));
  const code = typed.toUpperCase();
  const isOther = /^[A-Z]{3}$/.test(code) && !listed.some(([known]) => known === code);
  return [...listed, ...(isOther ? [[code, "another code"] as const] : [])].map(([value, name]) => ({ value, label: value, name }));
}
