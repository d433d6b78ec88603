// A programme of four hundred partners with accounts, and an overlap of each partner with some of them.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { bringIn, bringInFile } from "./importing.js";
import { commandLine } from "./overlap.js";
import { expected } from "./rosters.js";

const SHARED = 40;

/** Writes overlap rows: each partner shares forty accounts, spread over all of them. */
function overlapRows(path, partners) {
  const ids = Array.from({ length: expected.accounts.taken }, (_, index) => `A${String(index + 1).padStart(4, "0")}`);
  const relations = ["Customers", "Open Opportunities", "Prospects"];
  const rows = partners.flatMap((name, partner) =>
    Array.from({ length: SHARED }, (_, index) => {
      const account = ids[(partner * 53 + index * (7 + (partner % 5))) % ids.length];
      return `"${name}",${relations[(partner + index) % relations.length]},${account}`;
    }),
  );
  writeFileSync(path, ["Partner Name,Partner Populations,Account ID", ...rows].join("\n"));
}

export async function fourHundred(window) {
  const sentence = await bringIn(window, "four-hundred.xlsx", "2026-06-30");
  await bringIn(window, "demo-accounts.csv", "2026-06-30");
  await window.published();
  const { partners } = commandLine("overlap", window.document);
  const path = join(window.folder, "overlap-400.csv");
  overlapRows(path, partners.map(({ name }) => name));
  await bringInFile(window, path, "2026-06-30");
  return sentence;
}
