// The import sheet, used as a person uses it.

import assert from "node:assert/strict";
import { Key } from "webdriverio";
import { roster } from "./rosters.js";
import { until } from "./until.js";

/** Picks a file in the dialog and waits for the sheet's first step. */
export async function pick(window, path) {
  window.answer({ imports: [path] });
  await window.press([Key.Ctrl, "i"]);
  await window.see("import-continue");
}

/** Waits until what was chosen last is planned. */
export async function untilPlanned(window) {
  await until("the sheet to be planned anew", () => window.browser.$('.import-sheet [aria-busy="false"]').isExisting());
}

/** Writes the day the file speaks of into the first step. */
export async function setAsOf(window, day) {
  const field = await window.seeAt("#as-of");
  await field.click();
  await window.press([Key.Ctrl, "a"], day, Key.Tab);
  assert.equal(await field.getValue(), day);
  await untilPlanned(window);
}

/** Imports what step 3 shows, and waits until the sheet has closed. Gives the sentence of step 3. */
export async function apply(window) {
  await window.see("import-apply");
  const sentence = await window.text("import-sentence");
  await window.click("import-apply");
  await until("the import to be stored and its sheet to close", async () => !(await window.browser.$(".import-sheet").isExisting()), { seconds: 90 });
  return sentence;
}

/** Brings one of the demo workbooks in; `look` is called at each step with its number. */
export async function bringIn(window, name, asOf, look = () => {}) {
  return bringInFile(window, roster(name), asOf, look);
}

/** Brings a file in, as it is understood by itself; gives the sentence of step 3. */
export async function bringInFile(window, path, asOf, look = () => {}) {
  await pick(window, path);
  await setAsOf(window, asOf);
  await look(1);
  await window.click("import-continue");
  await window.seeAt(".import-sheet .columns");
  await look(2);
  await window.click("import-continue");
  await window.see("import-apply");
  await look(3);
  return apply(window);
}
