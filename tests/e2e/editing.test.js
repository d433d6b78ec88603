// A day at the map: partners moved by pointer and by keyboard, a finding closed, cells pasted, two partners merged; taken
// back to the start after a restart, and brought again.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { Key } from "webdriverio";
import { fact } from "./harness/fact.js";
import { commandLine } from "./harness/overlap.js";
import { drag, letGo, toClipboard } from "./harness/pointing.js";
import { until } from "./harness/until.js";
import { TrellisWindow } from "./harness/window.js";

const window = new TrellisWindow();
before(() => window.open());
after(() => window.kill());

const UNDO = [Key.Ctrl, "z"];
const counts = () => window.texts('[data-testid^="tier-"][data-testid$="-count"]');
const untilCounts = (wanted) => until(async () => `the tiers to count ${wanted}; they count ${await counts()}`, async () => (await counts()).join() === wanted.join());
const findings = () => window.texts('[data-testid^="finding-"]:not([data-action])');
const focus = () => window.browser.execute(() => document.activeElement?.dataset.testid ?? document.activeElement?.tagName);

/** What this test does, as the history says it; the latest first. */
const said = [];
async function untilSaid(sentence) {
  await window.untilText("toast", new RegExp(`^${sentence}`));
  said.unshift((await window.text("toast")).replace(/ Undo$/, ""));
}

/** What the document is, as the command line reads it. */
async function state() {
  await window.published();
  const map = commandLine("map", window.document);
  return { map, overlap: commandLine("overlap", window.document) };
}

let atFirst;

fact(window, "the example opens", async () => {
  await window.click("demo-button");
  await window.untilText("document-name", "Northfold partner map", 90);
  await untilCounts([12, 28, 50]);
  atFirst = await state();
});

fact(window, "a partner is dragged to another tier, which shows first what that would do", async () => {
  await drag(window, "Corvane", "1-si");
  await window.see("lifted-partner");
  await window.untilText("move-note", /^Move to Tier 1, systems integrator .*FTE 2.67 → 2.90.*Tier 2 falls to 27, band 30–100/);
  await window.untilText("tier-1-count", "12 → 13");
  await window.picture("move-by-pointer");
  await letGo(window);
  await untilSaid("Corvane moved to Tier 1");
  await untilCounts([13, 27, 50]);
});

fact(window, "Esc leaves a dragged partner where it was", async () => {
  await drag(window, "Pellworth", "1-si");
  await window.see("move-note");
  await window.press(Key.Escape);
  await letGo(window);
  await until("the partner to be put down", async () => !(await window.isSeen("lifted-partner")));
  await untilCounts([13, 27, 50]);
});

fact(window, "Alt adds the type as a further role", async () => {
  await drag(window, "Plinthworks", "2-reseller", { alt: true });
  await window.untilText("move-note", /^Add reseller/i);
  await window.picture("move-as-role");
  await letGo(window);
  await untilSaid("Plinthworks also plays reseller");
  await untilCounts([13, 27, 50]);
  await window.untilText("map-partner-Plinthworks", /\+1/);
});

fact(window, "a partner is moved with the keyboard", async () => {
  await window.click("map-partner-Foxglove Lane");
  await window.press("m", Key.ArrowUp);
  await window.untilText("move-note", /Move to Tier 1, .*agency/i);
  await window.press(Key.Enter);
  await untilSaid("Foxglove Lane moved to Tier 1");
  await untilCounts([14, 26, 50]);
});

fact(window, "a manager is assigned from a finding", async () => {
  await window.press(Key.Escape, Key.Escape);
  const open = Number(await window.browser.execute(() => document.querySelector('[data-testid="nav-map"]').innerText.match(/\d+/)[0]));
  for (let tries = 0; tries < open && !/Tessaroy has no manager/.test(await window.texts("[data-selected-finding]")); tries += 1) await window.press("f");
  await window.picture("finding-selected");
  await until("the finding's action to have the focus", async () => /finding-action/.test(await focus()));
  await window.press(Key.Enter);
  await until("the manager to be edited", async () => (await focus()) === "field-editor");
  await window.press("fg");
  await window.see("field-choices");
  await window.press(Key.Enter);
  await untilSaid("Tessaroy: Manager set to FG");
  await until("the finding to be closed", async () => !(await findings()).some((text) => /Tessaroy has no manager/.test(text)));
});

fact(window, "twenty cells are pasted into the table", async () => {
  await window.goTo("partners");
  const rows = ["Sable Orchard", "Meridant", "Pellworth", "Datumveil", "Redstile Group"];
  await window.click(`partner-cell-${rows[0]}-motion`);
  const cells = Array.from({ length: 10 }, () => "Marketplace listing\tMO");
  await toClipboard(window, cells.join("\r\n"));
  await window.press([Key.Ctrl, "v"]);
  await untilSaid("Pasted 20 cells of 10 partners");
  for (const name of rows) {
    assert.deepEqual(await window.texts(`[data-testid="partner-cell-${name}-motion"], [data-testid="partner-cell-${name}-manager"]`), ["Marketplace listing", "MO"], name);
  }
  await window.picture("pasted");
});

fact(window, "a cell is edited, copied and filled down", async () => {
  await window.click("partner-cell-Ferrolane-manager");
  await window.press(Key.Enter, "ak", Key.Enter);
  await untilSaid("Ferrolane: Manager changed from TS to AK");
  await window.click("partner-cell-Ferrolane-manager");
  await window.press([Key.Shift, Key.ArrowDown], [Key.Ctrl, "d"]);
  await untilSaid("Kestrel Grove: Manager changed from JR to AK");
  await window.untilText("partner-cell-Kestrel Grove-manager", "AK");
});

fact(window, "two partners are merged", async () => {
  await window.click("partner-cell-Aldermoor Pact-name");
  await window.press([Key.Shift, Key.ArrowDown]);
  await window.click("partners-merge");
  await window.see("merge-rows");
  await window.picture("merge");
  await window.click("merge-button");
  await untilSaid("Merged Marrowby Group into Aldermoor Pact");
  await window.untilText("partners-shown", "89 shown");
});

fact(window, "a setting says what it would do, and does it", async () => {
  await window.goTo("settings");
  await window.click("settings-tiers");
  const low = await window.see("setting-band-low-2");
  await low.click();
  await window.press([Key.Ctrl, "a"], "20");
  await until("the effect to be said", async () => (await window.texts('[data-testid="setting-effect"]')).some((text) => /20/.test(text)));
  await window.picture("setting-effect");
  await window.press(Key.Enter);
  await untilSaid("Set Tier 2 band to 20–100");
});

fact(window, "after a restart the window is where it was", async () => {
  await window.published();
  await window.close();
  await window.open();
  await window.seeAt('[data-testid="nav-settings"][aria-current="page"]');
});

fact(window, "the history says all of it", async () => {
  await window.press([Key.Ctrl, "h"]);
  await window.see("history");
  const titles = await window.texts('[data-testid^="history-"] .title');
  assert.deepEqual(titles.slice(0, said.length), said);
  await window.picture("history");
  await window.press([Key.Ctrl, "h"]);
});

fact(window, "everything is undone, one step after the other", async () => {
  await window.goTo("map");
  for (const sentence of said) {
    await window.press(UNDO);
    await window.untilText("toast", `Undone: ${sentence} Redo`);
  }
  await untilCounts([12, 28, 50]);
  assert.deepEqual(await state(), atFirst);
});

fact(window, "the history brings all of it back at once", async () => {
  await window.press([Key.Ctrl, "h"]);
  const first = await window.seeAt('[data-testid="history"] li.undone');
  await first.moveTo();
  await window.clickAt('[data-testid="history"] li.undone button');
  await until("nothing to be undone any more", async () => !(await window.browser.$('[data-testid="history"] li.undone').isExisting()));
  await window.press([Key.Ctrl, "h"]);
  await untilCounts([13, 26, 50]);
});
