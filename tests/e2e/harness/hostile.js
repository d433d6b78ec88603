// Files whose every text would be something else, were it not taken as text: markup, script, formula, path, SQL, template.

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Names that fetch from `address`, or leave `hacked` or `data-hostile` behind, where one of them is more than a text. */
export const hostileNames = (address) => [
  `<img src=${address}/img data-hostile onerror=window.hacked=1>`,
  "<script data-hostile>window.hacked=2</script>",
  '"><svg data-hostile onload=window.hacked=3>',
  `</title></style></textarea><iframe data-hostile src=${address}/frame>`,
  "' data-hostile onmouseover='window.hacked=4",
  ']]><x data-hostile/>&xxe;<!ENTITY xxe SYSTEM "file:///etc/passwd">',
  '{@html "<b data-hostile>"}',
  "${7*7}",
  "{{7*7}}",
  "%s%n%x",
  `=HYPERLINK("${address}/cell","x")`,
  "+cmd|'/c calc'!A1",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd",
  "../../etc/passwd",
  "..\\..\\windows\\win.ini",
  "/etc/passwd",
  "file:///etc/passwd",
  `${address}/link`,
  "javascript:window.hacked=5",
  "'; DROP TABLE partner; --",
  '"; ATTACH DATABASE \'hostile\' AS hostile; --',
  "__proto__",
  "constructor",
  "\u202Egnp.exe",
  "W".repeat(3000),
];

const quoted = (text) => `"${text.replaceAll('"', '""')}"`;
const nth = (list, index) => list[index % list.length];

function tables(names) {
  return {
    roster: [
      ["Partner", "Tier", "Type", "Motion", "Partner Manager", "<b data-hostile>Notes</b>"],
      ...names.map((name, index) => [name, `Tier ${1 + (index % 2)}`, nth(["Alliance", "ISV", "SI"], index), "Co-sell", name, name]),
    ],
    accounts: [
      ["Account ID", "Company Name", "Website", "Segment", "Status", "Account Owner", "Industry", "Country", "Number of Employees"],
      ...names.map((name, index) => [`A${index}`, name, name, nth(["Commercial", "Enterprise"], index), "Prospect", name, name, name, "100"]),
    ],
    overlap: [["Partner Name", "Partner Populations", "Account ID"], ...names.flatMap((name) => names.map((_, index) => [name, "Customers", `A${index}`]))],
    deals: [
      ["Opportunity ID", "Opportunity Name", "Account ID", "Account Name", "Stage", "Type", "Amount", "Created Date", "Close Date", "Opportunity Owner", "Sourced By"],
      ...names.map((name, index) => [`D${index}`, name, `A${index}`, name, "Closed Won", "New Business", "USD 39000.00", "2026-04-02", "2026-06-12", name, name]),
    ],
    mdf: [
      ["Request ID", "Partner", "Activity Name", "Activity Type", "Quarter", "Objective", "Amount Requested", "Amount Approved", "Amount Spent", "Status"],
      ...names.map((name, index) => [`M${index}`, name, name, "Event", "Q2 2026", name, "$100", "$100", "$100", "Reimbursed"]),
    ],
  };
}

/** Writes a roster, accounts, overlaps, deals and marketing money of these names to a folder, and gives their paths in this order. */
export function writeHostileFiles(folder, names) {
  return Object.entries(tables(names)).map(([kind, rows]) => {
    const path = join(folder, `${kind}.csv`);
    writeFileSync(path, rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join(""));
    return path;
  });
}

/** Makes the document a window opens first out of files. It is done before the window is there. */
export function makeDocument(window, files) {
  const run = (...words) => execFileSync(process.env.TRELLIS_CLI, words, { env: window.environment, stdio: "ignore" });
  mkdirSync(dirname(window.document), { recursive: true });
  run("new", window.document);
  for (const file of files) run("import", "--into", window.document, "--as-of", "2026-06-30", file);
}
