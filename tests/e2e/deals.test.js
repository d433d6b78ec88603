// Deals: the table, a deal, the scorecard, the network and partner-sourced deals beside the others, of the example.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { Key } from "webdriverio";
import { fact } from "./harness/fact.js";
import { bringIn } from "./harness/importing.js";
import { commandLine } from "./harness/overlap.js";
import { pick } from "./harness/pick.js";
import { until } from "./harness/until.js";
import { TrellisWindow } from "./harness/window.js";

const window = new TrellisWindow();
before(() => window.open());
after(() => window.kill());

/** What elements say, also where a column cuts it. */
const texts = (selector) => window.browser.execute((rows) => [...document.querySelectorAll(rows)].map((row) => row.textContent), selector);

/** What the command line says of the same document. */
let deals = [];
let partners = [];
const ROWS = '[data-testid="deals-table"] [data-row]';

fact(window, "without deals every tab says what to do", async () => {
  await window.goTo("deals");
  await window.untilText("empty-import", /Import deals/);
  await window.picture("deals-empty");
});

fact(window, "every deal of the example is in the table, the newest first", async () => {
  for (const file of ["demo-roster.xlsx", "demo-accounts.csv", "demo-deals.csv"]) await bringIn(window, file, "2026-06-30");
  await window.published();
  deals = commandLine("deals", window.document).deals;
  partners = commandLine("scorecard", window.document).partners;
  await window.goTo("deals");
  await window.seeAt(ROWS, 30);
  await window.untilText("deals-foot", new RegExp(`${deals.length.toLocaleString("en-US")} deals`));
  const [first] = await texts(ROWS);
  const newest = deals.filter((deal) => deal.created === deals[0].created).map((deal) => deal.name);
  assert.ok(newest.some((name) => first.includes(name)), first);
  await window.picture("deals");
});

fact(window, "a deal is found by a partner on it, and says who did what", async () => {
  const [deal] = deals.filter((one) => one.partners.length > 1 && one.account_id);
  await window.press([Key.Ctrl, "f"]);
  await window.press(deal.name);
  await until("only deals of this name", async () => (await window.browser.$$(ROWS).length) < 5);
  await window.clickAt(ROWS);
  await window.see("deal-inspector");
  for (const partner of deal.partners) await window.untilText("deal-inspector", new RegExp(partner.name.replace(/[&]/g, ".")));
  await window.untilText("deal-inspector", new RegExp(deal.amount.text.replace("$", "\\$")));
  await window.picture("deal");
  await window.press(Key.Escape);
});

fact(window, "from a partner its deals are one click away", async () => {
  const name = deals.find((deal) => deal.partners.length > 0).partners[0].name;
  const own = deals.filter((deal) => deal.partners.some((partner) => partner.name === name)).length;
  await window.press([Key.Ctrl, "k"]);
  await window.see("palette-input");
  await window.press(name);
  await window.seeAt('[role="option"]');
  await window.press(Key.Enter);
  await window.click("partner-deals");
  await window.untilText("deals-foot", new RegExp(`^${own.toLocaleString("en-US")} deals`));
});

fact(window, "the arrow keys go from tab to tab", async () => {
  await window.browser.execute(() => document.querySelector('[data-testid="deals-tab-all"]').focus());
  await window.press(Key.ArrowRight, Key.ArrowRight);
  await window.seeAt('[data-testid="deals-tab-network"][aria-selected="true"]');
  await until("the tab to have the focus", () => window.browser.execute(() => document.activeElement?.id === "deals-panel-network"));
});

fact(window, "the scorecard has the figures of the command line", async () => {
  await window.click("deals-tab-scorecard");
  await window.seeAt('[data-testid="scorecard-row"]', 30);
  const most = partners.reduce((one, other) => (other.sourced_pipeline.minor > one.sourced_pipeline.minor ? other : one));
  const rows = await texts('[data-testid="scorecard-row"]');
  const row = rows.find((text) => text.includes(most.name));
  for (const text of [most.sourced_pipeline.short, most.influenced_revenue.short, String(most.health)]) assert.ok(row.includes(text), `${row} has ${text}`);
  await window.picture("scorecard");
});

fact(window, "the network counts each deal once and bridges to the sums of partners", async () => {
  await window.click("deals-tab-network");
  await window.untilText("network-headline", /of revenue won from Q1 2026 to Q2 2026 had a partner on it/);
  await window.seeAt('[data-testid="bridge"]');
  await window.untilText("ecosystem", /Ecosystem health in Q2 2026/);
  await window.picture("network");
});

fact(window, "partner-sourced deals stand beside those without a partner", async () => {
  await window.click("deals-tab-comparison");
  await window.see("comparison-table");
  assert.equal((await window.browser.$$('[data-testid="comparison-cell"]').length) % 3, 0);
  await window.picture("comparison");
});

fact(window, "what partners led stands beside what they were involved in", async () => {
  const { led } = commandLine("deals", window.document, "--led");
  await window.click("deals-tab-led");
  await window.untilText("led-headline", new RegExp(led.headline.replace(/[$.]/g, "\\$&")));
  await window.untilText("led-axes", new RegExp(led.axes[3].text));
  await window.seeAt('[data-testid="led-accounts"] tbody tr', 10);
  await window.picture("led");
});

fact(window, "an intent that is stated for a day before the deal was created makes it led", async () => {
  // The table shows the deals of the partner gone to above.
  const { name } = deals.find((one) => one.partners.length > 0).partners[0];
  const isOne = ({ axes, partners }) => axes?.met.length === 3 && !axes.met.includes("intent") && partners.some((partner) => partner.name === name);
  const deal = deals.find(isOne);
  await window.click("deals-tab-all");
  await window.seeAt(ROWS);
  await window.press([Key.Ctrl, "f"]);
  await window.press(deal.name);
  await until("only deals of this name", async () => (await window.browser.$$(ROWS).length) < 5);
  await window.clickAt(ROWS);
  await window.untilText("axis-intent", /Not stated; it is never inferred/);
  await pick(window, "Intent", "By design");
  await window.see("axis-day");
  await window.press("2024-06-01", Key.Enter);
  await window.untilText("axis-intent", /before the deal was created/);
  await window.untilText("deal-inspector", /4 of 4/);
  await window.picture("deal-led");
  await window.press([Key.Ctrl, "z"]);
  await window.untilText("axis-intent", /Not stated/);
  await window.press(Key.Escape);
});

fact(window, "an axis is stated of all deals shown at once, and taken back", async () => {
  await window.click("state-axis");
  await pick(window, "Axis", "Motion");
  await pick(window, "Stated", "Not met");
  await window.picture("state-axis");
  await window.click("axis-state");
  await until("the deals to meet three axes at most", async () => (await texts(ROWS)).every((text) => !text.includes("Led")));
  await window.press([Key.Ctrl, "z"]);
});

fact(window, "a conflict is ruled on, and a registration approved, by the keyboard", async () => {
  // The command line lives some months after the window, when protections have expired: it has no others.
  const later = commandLine("deals", window.document, "--conflicts");
  await window.click("deals-tab-conflicts");
  await window.untilText("conflicts-headline", /wait for a ruling/);
  const rows = await texts('[data-testid="conflicts"] tbody tr');
  for (const { name, worth } of later.conflicts) assert.ok(rows.some((text) => text.startsWith(name) && text.includes(worth)), name);
  const [name] = await texts('[data-testid="conflicts"] tbody th');
  const { waiting } = later;
  assert.ok(rows.length >= later.conflicts.length && waiting.length > 0);
  await window.click(`conflict-${name}`);
  await window.see("conflict-inspector");
  await window.picture("conflict");
  const side = await window.browser.$('[data-testid="conflict-inspector"] select');
  await side.selectByVisibleText("Us");
  await window.click("rule-owner");
  await window.press("Ines Arden", Key.Tab, "Our seller was there first", Key.Enter);
  await window.untilText("ruling", /For us\s+Our seller was there first\s+Ines Arden/);
  await window.untilText("conflicts-headline", new RegExp(`^${rows.length - 1} of ${rows.length} accounts`));
  await window.click("withdraw");
  await window.untilText("conflicts-headline", new RegExp(`^${rows.length} of ${rows.length} accounts`));
  await window.click(`waiting-${waiting[0].deal_name}`);
  await window.click("approve");
  await window.press("Tomas Bray", Key.Enter);
  await window.untilText(`registration-${waiting[0].partner_name}`, /Approved on .*protected until[^]*Tomas Bray/);
  await window.picture("registration");
  await until("nothing to wait any more", async () => (await texts('[data-testid="waiting"] tbody tr')).length === waiting.length - 1);
  await window.press(Key.Escape);
  for (const undone of [/^Undone.*approved/, /^Undone.*Withdrew the ruling/, /^Undone.*Ruled on/]) {
    await window.press([Key.Ctrl, "z"]);
    await window.untilText("toast", undone);
  }
});

fact(window, "an activity is added to the MDF ledger, changed and taken out", async () => {
  await window.click("deals-tab-mdf");
  await window.untilText("mdf-headline", /^No MDF activity is recorded/);
  await bringIn(window, "demo-mdf.csv", "2026-06-30");
  await window.published();
  const { headline, activities } = commandLine("mdf", window.document);
  await window.untilText("mdf-headline", new RegExp(headline.replace(/[$.]/g, "\\$&")));
  const rows = () => window.browser.$$('[data-testid="mdf-row"]').length;
  await until("every activity to be there", async () => (await rows()) === activities.length);
  await window.picture("mdf");
  await window.clickAt('[data-testid="mdf-row"]');
  await window.see("mdf-inspector");
  await window.picture("mdf-activity");
  await window.click("mdf-add");
  await window.press(activities[0].partner.slice(0, 6));
  await window.seeAt('[role="option"]');
  await window.press(Key.Enter);
  await window.untilText("mdf-partner", new RegExp(activities[0].partner));
  await window.click("mdf-name");
  await window.press("Autumn summit");
  await window.click("mdf-spent");
  await window.press("$10,000", Key.Enter);
  await window.untilText("toast", /Added Autumn summit of .* to the MDF ledger/);
  await until("one more to be there", async () => (await rows()) === activities.length + 1);
  await window.published();
  const added = commandLine("mdf", window.document).activities.find(({ name }) => name === "Autumn summit");
  assert.deepEqual([added.partner, added.spent.minor, added.state], [activities[0].partner, 1_000_000, "requested"]);
  for (const undone of [/^Undone: Added Autumn summit/, /^Undone: Imported/]) {
    await window.press([Key.Ctrl, "z"]);
    await window.untilText("toast", undone);
  }
});

fact(window, "the attribution rule is changed and signed, and every tab says so", async () => {
  await window.goTo("settings");
  await window.click("settings-measures");
  const influenced = () => window.browser.$('[data-testid="attribution-brings-influenced"]');
  await influenced().moveTo();
  await window.untilText("settings-section", /Partner-sourced pipeline of two quarters goes from \$24\.0M to/);
  await window.click("attribution-brings-influenced");
  await window.untilText("attribution-versions", /Version 1.*Sourced, Influenced and Referral bring a deal/s);
  for (const [field, text] of [["name", "Ana Ruiz"], ["role", "Head of partnerships"]]) {
    await window.click(`sign-${field}`);
    await window.press(text);
  }
  await window.click("sign");
  await window.untilText("attribution-versions", /Signed by Ana Ruiz, Head of partnerships, on 2 Jul 2026, 14:32 UTC/);
  await window.untilText("toast", /^Ana Ruiz signed the attribution rule$/);
  await window.picture("attribution");
  await window.goTo("deals");
  await window.click("deals-tab-network");
  await window.untilText("measures-notes", /rule version 1, signed by Ana Ruiz/);
});

fact(window, "what a manager costs gives each partner its return on investment", async () => {
  await window.goTo("settings");
  await window.click("settings-measures");
  await window.click("assumption-manager_year");
  await window.press("180000", Key.Enter);
  await until("the amount to be kept", () => window.browser.execute(() => document.querySelector('[data-testid="assumption-manager_year"]')?.value === "$180,000"));
  await window.published();
  const scores = commandLine("scorecard", window.document).partners;
  const known = scores.filter((partner) => partner.ropi_percent !== null);
  assert.ok(known.length > 10, `${known.length} partners have a return`);
  await window.click("weight-production");
  await window.press([Key.Ctrl, "a"], "50");
  await window.untilText("weight-sum", /110 together, not 100/);
  await window.picture("measures-settings");
  await window.goTo("deals");
  await window.press([Key.Ctrl, "z"]);
});

fact(window, "an import of deals that is taken back leaves the screen empty", async () => {
  await window.press([Key.Ctrl, "z"]);
  await window.see("empty-import", 30);
});
