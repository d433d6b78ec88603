import type { SearchHit } from "../../src/ipc/bindings";
import { accountCount, accountName } from "./account";
import { partners } from "./partners";

/** The partners and accounts with the text in their name, those that begin with it first. */
function search(text: string): SearchHit[] {
  const sought = text.trim().toLowerCase();
  if (sought === "") return [];
  const found = (name: string) => name.toLowerCase().includes(sought);
  const first = (a: SearchHit, b: SearchHit) => Number(b.name.toLowerCase().startsWith(sought)) - Number(a.name.toLowerCase().startsWith(sought));
  const named = partners
    .filter(({ name }) => found(name))
    .map((partner): SearchHit => ({ kind: "partner", id: partner.id, name: partner.name, detail: `${partner.tier ? `Tier ${partner.tier}` : "No tier"}, ${partner.type?.long.toLowerCase() ?? "no type"}` }));
  const accounts = Array.from({ length: accountCount }, (_, index) => index + 1)
    .filter((id) => found(accountName(id)))
    .map((id): SearchHit => ({ kind: "account", id, name: accountName(id), detail: `Enterprise, ${id % 7} partners` }));
  return [...named.sort(first).slice(0, 12), ...accounts.sort(first).slice(0, 8)];
}

export const searchAnswers: Record<string, (args: Record<string, unknown>) => unknown> = {
  search: ({ text }) => search(String(text)),
};
