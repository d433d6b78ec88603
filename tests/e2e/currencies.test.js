// Amounts in another currency: kept as they are said, in no total without a rate, converted once there is one.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { Key } from "webdriverio";
import { fact } from "./harness/fact.js";
import { bringInFile } from "./harness/importing.js";
import { commandLine } from "./harness/overlap.js";
import { until } from "./harness/until.js";
import { TrellisWindow } from "./harness/window.js";

const window = new TrellisWindow();
before(() => window.open());
after(() => window.kill());

/** What the partners were allocated in all, in cents. */
async function allocated() {
  await window.published();
  const { tiers } = commandLine("map", window.document);
  return tiers.map(({ mdf }) => mdf?.minor ?? 0).reduce((sum, minor) => sum + minor, 0);
}

fact(window, "amounts in euros come in as euros and are in no total", async () => {
  const path = join(window.folder, "roster.csv");
  writeFileSync(path, "Partner,Tier,Type,MDF Allocated\nCorvane,1,SI,€100\nObrel,1,ISV,$50\n");
  const sentence = await bringInFile(window, path, "2026-06-30");
  assert.match(sentence, /add 2/);
  assert.match(sentence, /EUR/);
  assert.equal(await allocated(), 5000);
});

fact(window, "the finding leads to the rates, and a rate brings the amounts into the totals", async () => {
  await window.goTo("map");
  const finding = await until("the finding", async () => (await window.texts('[data-testid^="finding-action-"]')).findIndex((text) => text === "Add rate…") + 1 || undefined);
  await window.click(`finding-action-${finding - 1}`);
  await window.see("settings-section");
  await window.see("missing-EUR");
  for (const [field, text] of [["currency", "EUR"], ["value", "1.08"], ["since", "2026-01-01"]]) {
    await window.click(`new-rate-${field}`);
    await window.press([Key.Ctrl, "a"], text);
  }
  await window.click("add-rate");
  await window.see("rate-EUR-2026-01-01");
  await until("nothing to lack a rate", async () => !(await window.isSeen("missing-EUR")));
  await window.picture("settings-rates");
  // €100 at 1.08 beside $50.
  assert.equal(await allocated(), 15800);
  await window.goTo("map");
  await window.untilText("map-conversion", /EUR at 1\.08/);
});

fact(window, "a rate that is taken out leaves the amounts as they were, and undo brings it back", async () => {
  await window.press([Key.Ctrl, ","]);
  await window.click("settings-currencies");
  await window.clickAt('[data-testid="rate-EUR-2026-01-01"] [data-testid="rate-remove"]');
  await window.see("missing-EUR");
  assert.equal(await allocated(), 5000);
  await window.press([Key.Ctrl, "z"]);
  await window.see("rate-EUR-2026-01-01");
  assert.equal(await allocated(), 15800);
});
