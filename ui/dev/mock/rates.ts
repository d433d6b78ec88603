import type { MissingRate, RateEntry, SettingChange, SettingEffect, SettingsView } from "../../src/ipc/bindings";

type RateChange = Extract<SettingChange, { change: "set_rate" | "remove_rate" }>;
type Rates = Pick<SettingsView, "currency" | "rates" | "missing_rates">;

export const rates: RateEntry[] = [
  { currency: "EUR", since: "2026-06-30", since_text: "30 Jun 2026", rate: "1.09", amounts: 12, used: "12 amounts" },
  { currency: "EUR", since: "2026-03-31", since_text: "31 Mar 2026", rate: "1.08", amounts: 9, used: "9 amounts" },
  { currency: "JPY", since: "2026-03-31", since_text: "31 Mar 2026", rate: "0.0067", amounts: 0, used: "not used" },
];

export const missingRates: MissingRate[] = [{ currency: "GBP", amounts: 3, since: "2026-03-31", sentence: "3 amounts in GBP have no rate to USD" }];

const refused = (refusal: string): SettingEffect => ({ lines: [], refusal });

export function previewRate(kept: Rates, change: RateChange): SettingEffect {
  if (change.change === "remove_rate") return { lines: [`9 amounts in ${change.currency} are converted anew`], refusal: null };
  if (change.currency === kept.currency) return refused(`${change.currency} is the reporting currency and needs no rate; write another currency`);
  if (!/^\d{4}-\d\d-\d\d$/.test(change.since)) return refused(`“${change.since}” is not a day; write it as 2026-03-31`);
  if (!/^\d*[.,]?\d+$/.test(change.rate)) return refused(`“${change.rate}” is not a rate; write a number such as 1.08`);
  return { lines: [`3 amounts in ${change.currency} are then in the totals`], refusal: null };
}

export function changeRate(kept: Rates, change: RateChange): string {
  const since = change.change === "set_rate" ? (change.instead_of ?? change.since) : change.since;
  kept.rates = kept.rates.filter((entry) => entry.currency !== change.currency || (entry.since !== since && entry.since !== change.since));
  if (change.change === "remove_rate") return `Removed the rate of ${change.currency} from ${change.since}`;
  const entry = { currency: change.currency, since: change.since, since_text: change.since, rate: change.rate.replace(",", "."), amounts: 3, used: "3 amounts" };
  kept.rates = [...kept.rates, entry].sort((a, b) => a.currency.localeCompare(b.currency) || b.since.localeCompare(a.since));
  kept.missing_rates = kept.missing_rates.filter(({ currency }) => currency !== change.currency);
  return `Set the rate of ${change.currency} from ${change.since} to ${change.rate}`;
}
