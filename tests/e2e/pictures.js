// Pictures of every screen: light and dark, in two sizes, of an empty document, of the example and of four hundred partners.
// No test looks at them; people do. `make pictures` takes them.

import { after, before, describe } from "node:test";
import { Key } from "webdriverio";
import { fact } from "./harness/fact.js";
import { fourHundred } from "./harness/four-hundred.js";
import { until } from "./harness/until.js";
import { TrellisWindow } from "./harness/window.js";

const SIZES = [[1440, 900], [1180, 760]];
const SCREENS = ["map", "overlap", "accounts", "deals", "partners", "review", "readout"];
const SECTIONS = ["general", "currencies", "tiers", "types", "segments", "motions", "managers", "measures", "review"];

const documents = {
  empty: async () => {},
  demo: async (window) => {
    await window.click("demo-button");
    await window.untilText("tier-3-count", "50", 90);
  },
  four_hundred: fourHundred,
};

for (const theme of ["light", "dark"]) {
  for (const [name, bring] of Object.entries(documents)) {
    describe(`${name}, ${theme}`, () => {
      const window = new TrellisWindow({ theme });
      before(async () => {
        await window.open();
        await bring(window);
        await until("the toast to go", async () => !(await window.isSeen("toast")), { seconds: 30 });
      });
      after(() => window.kill());

      for (const [width, height] of SIZES) {
        const take = (what) => window.picture(`${name}-${what}-${theme}-${width}`);
        fact(window, `${name}, ${theme}, ${width}`, async () => {
          await window.resize(width, height);
          for (const screen of SCREENS) {
            await window.goTo(screen);
            await drawn(window, screen);
            await take(screen);
          }
          await settings(window, take);
          await over(window, take);
          if (name !== "empty") await working(window, take);
        });
      }
    });
  }
}

/** Waits for what a screen asks the core for. */
async function drawn(window, screen) {
  await until(`${screen} to be drawn`, () => window.browser.execute(() => document.querySelector("main h1, main h2, main [role='grid'], main table, main img") !== null));
  if (screen === "readout" && (await window.isSeen("slide-preview"))) {
    await until("the slide to be drawn", () => window.browser.execute(() => document.querySelector('[data-testid="slide-preview"] img')?.naturalWidth > 0));
  }
}

async function settings(window, take) {
  await window.goTo("settings");
  for (const section of SECTIONS) {
    if (!(await window.isSeen(`settings-${section}`))) continue;
    await window.click(`settings-${section}`);
    await take(`settings-${section}`);
  }
}

async function over(window, take) {
  await window.goTo("map");
  await window.press([Key.Ctrl, "k"]);
  await window.see("palette-input");
  await window.press("tier");
  await take("palette");
  await window.press(Key.Escape);
  await window.press("?");
  await window.see("shortcuts");
  await take("shortcuts");
  await window.press(Key.Escape);
  await window.press([Key.Ctrl, "h"]);
  await window.see("history");
  await take("history");
  await window.press([Key.Ctrl, "h"]);
}

/** A partner and a cell that are selected, a move under way, and a merge. */
async function working(window, take) {
  await window.goTo("map");
  await window.clickAt('[data-testid^="map-partner-"]');
  await window.see("partner-menu");
  await take("partner");
  await window.press("m", Key.ArrowDown);
  await window.see("move-note");
  await take("move");
  await window.press(Key.Escape);
  await window.goTo("overlap");
  await window.clickAt('[data-testid^="overlap-cell-"]');
  await take("cell");
  await deals(window, take);
  await review(window, take);
  await window.goTo("partners");
  await window.clickAt('[data-testid^="partner-cell-"][data-testid$="-motion"]');
  await window.press([Key.Shift, Key.ArrowDown], [Key.Shift, Key.ArrowRight]);
  await take("selection");
  await window.press(Key.Space);
  await take("row");
  await window.press(Key.Escape);
}

/** The places of the review; of the example with some of it decided. */
async function review(window, take) {
  await window.goTo("review");
  for (const place of ["freeze", "moved", "proposals", "investment", "scenarios", "sign"]) {
    await window.click(`step-${place}`);
    await window.see(`review-${place}`);
    await take(`review-${place}`);
  }
  for (const place of ["criteria", "audit"]) {
    await window.click(`open-${place}`);
    await take(`review-${place}`);
  }
}

async function deals(window, take) {
  await window.goTo("deals");
  if (await window.isSeen("empty-import")) return;
  await window.clickAt('[data-testid="deals-table"] [data-row]');
  await window.see("deal-inspector");
  await take("deal");
  for (const [tab, shown] of [["scorecard", "scorecard-table"], ["network", "network-headline"], ["led", "led-headline"], ["comparison", "comparison-table"], ["conflicts", "conflicts-headline"], ["mdf", "mdf-headline"]]) {
    await window.click(`deals-tab-${tab}`);
    await window.see(shown);
    await take(`deals-${tab}`);
  }
  await window.click("deals-tab-all");
}
