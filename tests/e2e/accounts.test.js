// Accounts: the table, an account's page, the joint plan, what accounts on partners' lists are taken for, and the partners that
// meet on them.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { Key } from "webdriverio";
import { fact } from "./harness/fact.js";
import { bringIn, bringInFile } from "./harness/importing.js";
import { commandLine } from "./harness/overlap.js";
import { until } from "./harness/until.js";
import { TrellisWindow } from "./harness/window.js";

const window = new TrellisWindow();
before(() => window.open());
after(() => window.kill());

/** The accounts of the example as the command line lists them. */
let accounts = [];
const ACCOUNT_ROW = '[data-testid^="account-row-"]';

fact(window, "every account is in the table, those most partners have first", async () => {
  await bringIn(window, "demo-roster.xlsx", "2026-06-30");
  await bringIn(window, "demo-accounts.csv", "2026-06-30");
  await bringIn(window, "demo-overlap.csv", "2026-06-30");
  await window.published();
  accounts = commandLine("accounts", window.document).accounts;
  await window.goTo("accounts");
  await window.seeAt(ACCOUNT_ROW, 30);
  await window.untilText("accounts-foot", new RegExp(`${accounts.length} accounts`));
  const most = Math.max(...accounts.map((account) => account.partners.length));
  const first = await window.browser.$(ACCOUNT_ROW).getAttribute("data-testid");
  const name = first.replace("account-row-", "");
  assert.equal(accounts.find((account) => account.name === name).partners.length, most);
  await window.picture("accounts");
});

fact(window, "what is sought is found, and an account's page names its partners", async () => {
  const { name, partners } = accounts.find((account) => account.partners.length > 3);
  await window.click("accounts-find");
  await window.press(name);
  await window.see(`account-row-${name}`);
  await window.click(`account-row-${name}`);
  await window.untilText("account-title", new RegExp(`^${name}`));
  for (const partner of partners) await window.see(`account-partner-${partner.name}`);
  await window.picture("account-page");
});

fact(window, "an account is put on a partner's joint plan, and the plan says how far it is", async () => {
  const { partners } = accounts.find((account) => account.partners.length > 3);
  const partner = partners[0].name;
  await window.click(`joint-target-${partner}`);
  await window.seeAt(`[data-testid="joint-target-${partner}"][aria-pressed="true"], [data-testid="joint-target-${partner}"][aria-checked="true"]`);
  await window.click("accounts-tab-plan");
  await window.see(`plan-group-${partner}`);
  await window.picture("joint-plan");
});

fact(window, "a doubtful match is asked about and accepted with a key", async () => {
  const { name } = accounts.find((account) => /^[A-Z][a-z]{5,} [A-Z][a-z]{5,}$/.test(account.name) && account.partners.length === 0) ?? accounts[0];
  const slip = name.slice(0, 2) + name[3] + name[2] + name.slice(4);
  const path = join(window.folder, "Corvane accounts.csv");
  writeFileSync(path, `Company,Website,Status,City,Industry\n${slip},,Customer,Oslo,Energy\nZumqi Vantor,,Customer,Oslo,Energy\n`);
  await bringInFile(window, path, "2026-06-30");
  await window.goTo("accounts");
  await window.click("accounts-tab-matches");
  await window.see("match-panel", 30);
  await window.untilText("match-panel", new RegExp(slip));
  await window.picture("matches");
  await window.press("a");
  await until("nothing to be asked about", async () => (await window.text("matches-asked")).includes("0"));
  await window.published();
  const [found] = commandLine("matches", window.document).matches.filter((match) => match.theirs === slip);
  assert.deepEqual([found.ours, found.state], [name, "accepted"]);
  await window.press([Key.Ctrl, "z"]);
  await until("the match to be asked about again", async () => (await window.text("matches-asked")).includes("1"));
});

fact(window, "partners that meet on the same accounts stand together", async () => {
  await window.goTo("overlap");
  await window.clickAt('[data-testid="overlap-measure"] button:nth-of-type(2)');
  await window.picture("overlap-lift");
  await window.click("overlap-tab-partners");
  await window.see("matrix", 30);
  await window.browser.execute(() => document.querySelector('[data-testid="matrix"]').focus());
  await window.press(Key.ArrowDown, Key.Enter);
  await window.see("pair-title");
  await window.picture("co-presence");
});

fact(window, "a target list says why each account is on it", async () => {
  await window.click("overlap-tab-segments");
  await window.clickAt('[data-testid^="overlap-cell-Halden & Rowe"]');
  await window.click("overlap-targets");
  await window.see("target-list");
  await window.picture("target-list");
});
