// Every screen, and all that opens over one, held against the rules of axe-core in the real window, light and dark.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe } from "node:test";
import { Key } from "webdriverio";
import { fact } from "./harness/fact.js";
import { pick } from "./harness/importing.js";
import { roster } from "./harness/rosters.js";
import { until } from "./harness/until.js";
import { TrellisWindow } from "./harness/window.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What a screen breaks, one line a rule with where; none is what is wanted. */
async function violations(window) {
  await window.settled();
  // The page's policy lets nothing be evaluated in it; what the driver brings is none of the page.
  await window.browser.execute(axe);
  return window.browser.executeAsync((done) => {
    const where = ({ target, failureSummary }) => `${target.join(" ")} (${failureSummary.replace(/\s+/g, " ")})`;
    const line = ({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 4).map(where).join("; ")}`;
    globalThis.axe.run(document, { resultTypes: ["violations"] }).then(
      ({ violations }) => done(violations.map(line)),
      (error) => done([String(error)]),
    );
  });
}

const SECTIONS = ["general", "currencies", "tiers", "types", "segments", "motions", "managers", "measures", "review"];

for (const theme of ["light", "dark"]) {
  describe(theme, () => {
    const window = new TrellisWindow({ theme });
    before(() => window.open());
    after(() => window.kill());

    const passes = (name, show) =>
      fact(window, `${name}, ${theme}: no violation`, async () => {
        await show();
        assert.deepEqual(await violations(window), []);
      });
    const screen = (name) => passes(name, () => window.goTo(name));

    const closeMenu = async () => {
      await window.press(Key.Escape);
      await until("the menu to close", async () => !(await window.browser.$('[role="menu"]').isExisting()));
    };

    fact(window, `the window follows the system's ${theme} theme`, async () => {
      const isDark = await window.browser.execute(() => matchMedia("(prefers-color-scheme: dark)").matches);
      assert.equal(isDark, theme === "dark");
    });

    for (const name of ["map", "overlap", "accounts", "deals", "partners", "review", "readout"]) passes(`empty ${name}`, () => window.goTo(name));

    passes("the import sheet", () => pick(window, roster("demo-roster.xlsx")));
    passes("the columns of an import", async () => {
      await window.click("import-continue");
      await window.seeAt(".import-sheet .columns");
    });
    passes("the check of an import", async () => {
      await window.click("import-continue");
      await window.see("import-apply");
    });

    for (const tab of ["changes", "new", "absent", "duplicates"]) passes(`the ${tab} of an import`, () => window.click(`import-tab-${tab}`));

    fact(window, `the example opens, ${theme}`, async () => {
      await window.press(Key.Escape);
      await until("the sheet to close", async () => !(await window.browser.$(".import-sheet").isExisting()));
      await window.goTo("map");
      await window.click("demo-button");
      await window.untilText("tier-3-count", "50", 90);
    });

    screen("map");
    passes("a partner of the map", async () => {
      await window.click("map-partner-Tessaroy");
      await window.see("partner-menu");
    });
    passes("a field that is edited", async () => {
      await window.click("field-manager");
      await window.see("field-choices");
    });
    passes("the partner's menu", async () => {
      await window.press(Key.Escape);
      await window.click("partner-menu");
      await window.seeAt('[role="menu"]');
    });
    passes("a partner on its way", async () => {
      await window.press(Key.Escape);
      await window.click("map-partner-Tessaroy");
      await window.press("m", Key.ArrowDown);
      await window.see("move-note");
    });
    passes("a finding of several partners", async () => {
      await window.press(Key.Escape, Key.Escape);
      await window.click("finding-3");
      await window.see("finding-offer");
    });
    screen("review");
    passes("the evidence of a proposal", async () => {
      await window.clickAt("[data-proposal]");
      await window.see("evidence");
    });
    passes("an override with a reason", async () => {
      await window.press("o");
      await window.see("decision-reason");
    });
    for (const place of ["freeze", "moved", "investment", "sign"]) {
      passes(`the step ${place} of the review`, async () => {
        await window.click(`step-${place}`);
        await window.see(`review-${place}`);
      });
    }
    passes("the scenarios of the review", async () => {
      await window.click("step-scenarios");
      await window.click("scenario-add");
      await window.see("scenario-A");
    });
    for (const place of ["criteria", "audit"]) passes(`the ${place} of the review`, () => window.click(`open-${place}`));
    screen("overlap");
    passes("a cell of the overlap", async () => {
      await window.clickAt('[data-testid^="overlap-cell-"]');
      await window.untilText("inspector", /Accounts/);
    });
    screen("deals");
    passes("a deal", async () => {
      await window.clickAt('[data-testid="deals-table"] [data-row]');
      await window.see("deal-inspector");
    });
    for (const tab of ["scorecard", "network", "led", "comparison", "conflicts", "mdf"]) {
      passes(`the deals' ${tab}`, async () => {
        await window.click(`deals-tab-${tab}`);
        await window.see({ scorecard: "scorecard-table", network: "network-headline", led: "led-headline", comparison: "comparison-table", conflicts: "conflicts-headline", mdf: "mdf-headline" }[tab]);
      });
    }
    screen("partners");
    passes("a row of the table in the inspector", async () => {
      await window.click("partner-cell-Ferrolane-name");
      await window.press(Key.Space);
      await window.see("inspector");
    });
    passes("a cell that is edited", async () => {
      await window.click("partner-cell-Ferrolane-motion");
      await window.press(Key.Enter);
      await window.see("field-choices");
    });
    passes("partners that are merged", async () => {
      await window.press(Key.Escape);
      await window.click("partner-cell-Aldermoor Pact-name");
      await window.press([Key.Shift, Key.ArrowDown]);
      await window.click("partners-merge");
      await window.see("merge-rows");
    });
    passes("the filters of the table", async () => {
      await window.press(Key.Escape);
      await until("the dialog to close", async () => !(await window.isSeen("merge-dialog")));
      await window.click("filter-add");
      await window.seeAt('[role="menu"]');
    });
    passes("a partner that is added", async () => {
      await closeMenu();
      await window.click("partners-add");
      await window.see("add-partner-name");
    });
    passes("the menu of the document", async () => {
      await window.press(Key.Escape);
      await window.click("document-menu");
      await window.seeAt('[role="menu"]');
    });
    passes("the choice of the review quarter", async () => {
      await closeMenu();
      await window.clickAt("header .pick-button");
      await window.seeAt('[role="listbox"]');
    });
    fact(window, `the choice closes, ${theme}`, async () => {
      await window.press(Key.Escape);
      await until("the choice to close", async () => !(await window.browser.$('[role="listbox"]').isExisting()));
    });
    passes("readout", async () => {
      await window.goTo("readout");
      await until("the slide to be drawn", () => window.browser.execute(() => document.querySelector('[data-testid="slide-preview"] img')?.naturalWidth > 0));
    });
    for (const section of SECTIONS) {
      passes(`settings, ${section}`, async () => {
        await window.goTo("settings");
        await window.click(`settings-${section}`);
      });
    }
    passes("the palette", async () => {
      await window.press([Key.Ctrl, "k"]);
      await window.see("palette-input");
      await window.press("ha");
      await window.seeAt('[data-testid^="palette-"][role="option"]');
    });
    passes("an account", async () => {
      await window.press([Key.Ctrl, "a"], "Elmoria");
      await window.clickAt('[data-testid^="palette-account"]');
      await window.see("account");
    });
    passes("the shortcuts", async () => {
      await window.press(Key.Escape, "?");
      await window.see("shortcuts");
    });
    passes("the history", async () => {
      await window.press(Key.Escape, [Key.Ctrl, "h"]);
      await window.see("history");
    });
  });
}
