// The example is one click away, and the keyboard reaches all of it.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { Key } from "webdriverio";
import { fact } from "./harness/fact.js";
import { until } from "./harness/until.js";
import { TrellisWindow } from "./harness/window.js";

const window = new TrellisWindow();
before(() => window.open());
after(() => window.kill());

fact(window, "the example opens from the empty state", async () => {
  await window.click("demo-button");
  await window.untilText("document-name", "Northfold partner map", 90);
  for (const [tier, count] of ["12", "28", "50"].entries()) await window.untilText(`tier-${tier + 1}-count`, count);
  await window.picture("example");
});

fact(window, "the digits change the screen", async () => {
  for (const [key, screen] of [["2", "overlap"], ["3", "accounts"], ["4", "deals"], ["5", "partners"], ["6", "review"], ["7", "readout"], ["1", "map"]]) {
    await window.press(key);
    await window.seeAt(`[data-testid="nav-${screen}"][aria-current="page"]`);
  }
});

fact(window, "a document is renamed, and the name can be taken back", async () => {
  await window.click("document-menu");
  await (await window.seeAt(".menu")).$("div=Rename").click();
  const field = await window.seeAt('input[data-testid="document-name"]');
  await until("the field to have the focus", () => field.isFocused());
  await window.press([Key.Ctrl, "a"], "Autumn map", Key.Enter);
  await window.untilText("document-name", "Autumn map");
  await window.press([Key.Ctrl, "z"]);
  await window.untilText("document-name", "Northfold partner map");
});

fact(window, "the example is still open after a restart", async () => {
  await window.published();
  await window.close();
  await window.open();
  assert.equal(await window.text("document-name"), "Northfold partner map");
  await window.untilText("tier-3-count", "50");
});
