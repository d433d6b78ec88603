// A programme of four hundred partners, some with long names.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { Key } from "webdriverio";
import { fact } from "./harness/fact.js";
import { fourHundred } from "./harness/four-hundred.js";
import { heatmap } from "./harness/overlap.js";
import { expected } from "./harness/rosters.js";
import { until } from "./harness/until.js";
import { TrellisWindow } from "./harness/window.js";

const window = new TrellisWindow();
before(() => window.open());
after(() => window.kill());

const { rows, tiers } = expected.four_hundred;

fact(window, "four hundred partners come in", async () => {
  assert.equal(await fourHundred(window), `Will add ${rows}, skip 0`);
});

fact(window, "the map shows them", async () => {
  for (const [index, count] of tiers.entries()) await window.untilText(`tier-${index + 1}-count`, String(count), 60);
  await window.picture("map-400");
});

fact(window, "the heatmap shows them, and reaches the last with the keyboard", async () => {
  await window.goTo("overlap");
  await window.seeAt('[data-testid^="overlap-cell-"]', 60);
  await window.picture("overlap-400");
  const drawn = (await heatmap(window)).size;
  assert.ok(drawn > 0 && drawn < rows * expected.segments.length, `only what is in sight is drawn, not ${drawn} cells`);
  await window.clickAt('[data-testid^="overlap-cell-"]');
  await window.press([Key.Ctrl, Key.End]);
  await until("the last line to have the focus", () =>
    window.browser.execute(() => {
      const grid = document.querySelector('[role="grid"]');
      const row = document.activeElement?.closest('[role="row"]');
      return row?.getAttribute("aria-rowindex") === grid.getAttribute("aria-rowcount");
    }),
  );
  await window.picture("overlap-400-end");
});
