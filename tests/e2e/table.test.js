// The table of partners: grouped, sorted, filtered, added to, copied from; and all of that still there after a restart.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { Key } from "webdriverio";
import { fact } from "./harness/fact.js";
import { pick } from "./harness/pick.js";
import { until } from "./harness/until.js";
import { TrellisWindow } from "./harness/window.js";

const window = new TrellisWindow();
before(async () => {
  await window.open();
  await window.click("demo-button");
  await window.untilText("tier-3-count", "50", 90);
  await window.goTo("partners");
  await window.see("partner-cell-Halden & Rowe-name");
});
after(() => window.kill());

const names = () => window.browser.execute(() => [...document.querySelectorAll('[data-testid^="partner-cell-"][data-testid$="-name"]')].map(({ dataset }) => dataset.testid.slice("partner-cell-".length, -"-name".length)));
const groups = () => window.texts('[data-testid^="partners-group-"]');

fact(window, "rows are drawn as they come in sight", async () => {
  const drawn = await names();
  assert.ok(drawn.length > 20 && drawn.length < 60, `${drawn.length} of 90 rows are drawn`);
  await window.click("partner-cell-Halden & Rowe-name");
  await window.press([Key.Ctrl, Key.End]);
  await until("the last row to have the focus", () => window.browser.execute(() => {
    const table = document.querySelector('[data-testid="partners-table"]');
    return document.activeElement?.closest('[role="row"]')?.getAttribute("aria-rowindex") === table.getAttribute("aria-rowcount");
  }));
  await window.press([Key.Ctrl, Key.Home]);
});

fact(window, "a column's head sorts, and turns on the second press", async () => {
  await window.click("partners-sort-name");
  await until("the first of Tier 1 to stand first", async () => (await names())[0] === "Aldermoor Pact");
  await window.click("partners-sort-name");
  await until("the last of Tier 1 to stand first", async () => (await names())[0] === "Tidewell Six");
});

fact(window, "partners are grouped by type and by manager", async () => {
  await pick(window, "Group", "type");
  await until("the types to head the groups", async () => /^SI/.test((await groups())[0] ?? "") || /^Systems integrator/.test((await groups())[0] ?? ""));
  await window.picture("table-by-type");
  await pick(window, "Group", "manager");
  await until("AK to head the first group", async () => /^AK/.test((await groups())[0] ?? ""));
  await pick(window, "Group", "tier");
  await until("the tiers to head the groups", async () => /^Tier 1/.test((await groups())[0] ?? ""));
});

fact(window, "a filter narrows the table", async () => {
  await window.click("filter-add");
  await window.click("filter-column-manager");
  await window.click("filter-value-DB");
  await window.press(Key.Escape, Key.Escape);
  await window.untilText("partners-shown", "3 shown");
  assert.deepEqual([...(await names())].sort(), ["Quillstack", "Sundholm IT", "Tidewell Six"]);
  await window.picture("table-filtered");
});

fact(window, "filter, order and partner are still there after a restart", async () => {
  await window.click("partner-cell-Sundholm IT-motion");
  await window.press(Key.Space);
  await window.untilText("inspector", /^Sundholm IT/);
  await window.published();
  // The look is written a moment after it changed.
  await new Promise((done) => setTimeout(done, 800));
  await window.close();
  await window.open();
  await window.seeAt('[data-testid="nav-partners"][aria-current="page"]');
  await window.untilText("partners-shown", "3 shown");
  await window.untilText("inspector", /^Sundholm IT/);
  assert.deepEqual(await names(), ["Tidewell Six", "Sundholm IT", "Quillstack"]);
});

fact(window, "cells are copied as a spreadsheet takes them", async () => {
  await window.clickAt('[data-testid="filter-manager"] .away');
  await window.untilText("partners-shown", "90 shown");
  await window.click("partner-cell-Tidewell Six-motion");
  await window.press([Key.Shift, Key.ArrowDown], [Key.Shift, Key.ArrowRight]);
  // What is copied is fetched a moment after the selection stands.
  await new Promise((done) => setTimeout(done, 500));
  await window.press([Key.Ctrl, "c"]);
  await window.browser.execute(() => {
    const field = document.body.appendChild(document.createElement("textarea"));
    field.id = "from-clipboard";
    field.focus();
  });
  await window.press([Key.Ctrl, "v"]);
  const pasted = await until("the copied text", async () => (await window.browser.execute(() => document.querySelector("#from-clipboard").value)) || false);
  await window.browser.execute(() => document.querySelector("#from-clipboard").remove());
  // The second of them, Tessaroy, has no manager: its empty cell is not lost.
  assert.equal(pasted, "Co-sell\tDB\nCo-sell\t\n");
});

fact(window, "a partner is added, and its fields are at hand", async () => {
  await window.click("partners-add");
  await window.see("add-partner-name");
  await window.press("Newcomer Works", Key.Enter);
  await window.untilText("toast", /^Added Newcomer Works/);
  await window.untilText("partners-shown", "91 shown");
  await window.untilText("inspector", /^Newcomer Works/);
  // The focus is in its row, so that the keys go on from there.
  await window.press([Key.Ctrl, Key.Home]);
  await window.see("partner-cell-Ferrolane-name");
});

fact(window, "cells are cleared with Delete, and Escape leaves an editor as it was", async () => {
  await window.click("partner-cell-Ferrolane-motion");
  await window.press(Key.Delete);
  await window.untilText("partner-cell-Ferrolane-motion", "none");
  await window.press([Key.Ctrl, "z"]);
  await window.untilText("partner-cell-Ferrolane-motion", "Co-sell");
  await window.click("partner-cell-Ferrolane-manager");
  await window.press("x", Key.Escape);
  await window.untilText("partner-cell-Ferrolane-manager", "TS");
});

fact(window, "rows picked with Ctrl are removed, and no other", async () => {
  await window.click("partner-cell-Ferrolane-name");
  const pickRow = async (name) => {
    const cell = await window.see(`partner-cell-${name}-name`);
    await window.browser.action("key").down(Key.Ctrl).perform(true);
    await window.browser.action("pointer").move({ origin: cell }).down().up().perform(true);
    await window.browser.action("key").up(Key.Ctrl).perform();
  };
  await pickRow("Kestrel Grove");
  await pickRow("Bracken Lowe");
  await pickRow("Kestrel Grove");
  await until("two partners to be selected", async () => /^2 partners selected/.test(await window.text("partners-foot")));
  await window.click("partners-remove");
  await window.untilText("partners-shown", "89 shown");
  assert.ok((await names()).includes("Kestrel Grove"));
  await window.press([Key.Ctrl, "z"]);
  await window.untilText("partners-shown", "91 shown");
});
