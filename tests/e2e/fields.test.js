// Every kind of field edited where it is shown, where its value is from, and what each finding leads to.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { Key } from "webdriverio";
import { fact } from "./harness/fact.js";
import { until } from "./harness/until.js";
import { TrellisWindow } from "./harness/window.js";

const window = new TrellisWindow();
before(async () => {
  await window.open();
  await window.click("demo-button");
  await window.untilText("tier-3-count", "50", 90);
});
after(() => window.kill());

const QUARTER = "2026-04-01";
const BY_HAND = "By hand, 2 July 2026";

const focus = () => window.browser.execute(() => document.activeElement?.dataset.testid ?? "");
const isEditing = () => window.browser.execute(() => document.querySelector('[data-testid="field-editor"]') !== null);

async function isShown(testId) {
  return (await window.browser.$(`[data-testid="${testId}"]`)).isExisting();
}

/** Opens what is folded away, until the field is there. */
async function reveal(testId) {
  for (let folds = 0; folds < 12 && !(await isShown(testId)); folds += 1) {
    await window.clickAt('[data-testid="more-sections"], [data-testid="more-fields"]');
  }
  const field = await window.see(testId);
  await field.scrollIntoView({ block: "center" });
}

/** Writes into a field of the inspector, and waits for what it then shows. */
async function write(field, keys, shown) {
  await reveal(`field-${field}`);
  await window.click(`field-${field}`);
  await window.see("field-editor");
  await window.press(...keys);
  await window.untilText(`field-${field}`, shown);
}

fact(window, "each value says where it is from", async () => {
  await window.click("map-partner-Halden & Rowe");
  await reveal("field-manager");
  await window.browser.execute(() => document.querySelector('[data-testid="field-manager"]').focus());
  await window.untilText("origin", /^demo-roster\.xlsx, sheet Roster, row \d+$/);
});

const EDITS = [
  ["motion", ["Executive dinners", Key.Enter], "Executive dinners"],
  ["manager", ["ZQ", Key.Enter], /^ZQ/],
  ["tier", ["tier 2", Key.Enter], "Tier 2"],
  ["partner_type", ["isv", Key.Enter], "ISV"],
  ["roles", [[Key.Ctrl, "a"], "market", Key.Enter, Key.Enter], /Marketplace/],
  ["website", [[Key.Ctrl, "a"], "https://www.halden.example/de", Key.Enter], "halden.example"],
  ["region", [[Key.Ctrl, "a"], "Nordics", Key.Enter], "Nordics"],
  ["partner_since", [[Key.Ctrl, "a"], "2019-03-04", Key.Enter], "4 March 2019"],
  ["lifecycle", ["active", Key.Enter], "Active"],
  ["active_on", [[Key.Ctrl, "a"], "2020-01-31", Key.Enter], "31 January 2020"],
  ["sponsor", ["Ines Marr", Key.Enter], "Ines Marr"],
  ["reason", ["raises", Key.Enter], /deal size/i],
  ["agreement", ["signed", Key.Enter], "Signed"],
  ["agreement_expires", ["2027-06-30", Key.Enter], "30 June 2027"],
  [`fact:mdf_allocated:${QUARTER}`, [[Key.Ctrl, "a"], "$75k", Key.Enter], "$75,000"],
  [`fact:fte:${QUARTER}`, [[Key.Ctrl, "a"], "0.5", Key.Enter], "0.50"],
];

for (const [field, keys, shown] of EDITS) {
  fact(window, `${field} is edited in the inspector`, async () => {
    await write(field, keys, field === "active_on" || field.startsWith("fact") ? new RegExp(`^${shown.replace("$", "\\$")}`) : shown);
    assert.equal(await (await window.see(`field-${field}`)).parentElement().getAttribute("data-origin"), BY_HAND);
  });
}

fact(window, "a motion that was new is offered from then on", async () => {
  await window.press(Key.Escape);
  await window.click("map-partner-Kestrel Grove");
  await window.click("field-motion");
  await window.press("exec");
  await until("the new motion to be offered", async () => (await window.texts('[data-testid="field-choices"] [role="option"]')).some((text) => /Executive dinners/.test(text)));
  await window.press(Key.Escape);
});

fact(window, "a field of one's own is added", async () => {
  await window.press(Key.Escape, Key.Escape);
  await window.click("map-partner-Kestrel Grove");
  await reveal("add-custom-field");
  await window.click("add-custom-field");
  await window.see("field-editor");
  await window.press("Contract", Key.Enter, "MSA 2024", Key.Enter);
  await window.untilText("field-custom:Contract", "MSA 2024");
  await window.picture("custom-field");
});

fact(window, "a value that is refused is told beside the field and stays to be put right", async () => {
  await reveal("field-partner_since");
  await window.click("field-partner_since");
  await window.press([Key.Ctrl, "a"], "someday", Key.Enter);
  await window.untilText("field-problem", /is not a day/);
  await window.picture("refused-value");
  await window.press(Key.Escape);
});

fact(window, "a joint target account is added and taken off", async () => {
  await reveal("joint-add");
  await window.click("joint-add");
  await until("a field to have the focus", () => window.browser.execute(() => document.activeElement?.tagName === "INPUT"));
  await window.press("elmoria");
  await until("an account to be offered", async () => (await window.texts('[data-testid="field-choices"] [role="option"]')).some((text) => /Elmoria/.test(text)));
  await window.press(Key.Enter);
  await window.untilText("joint-summary", /^1 account/);
  await window.press(Key.Escape, [Key.Ctrl, "z"]);
  await window.untilText("joint-summary", /^0 accounts/);
});

/** Where each kind of action leads. */
const LEADS = {
  editor: isEditing,
  list: () => window.isSeen("finding-offer").then(async (isOffered) => isOffered || /partners/.test((await window.text("inspector")) ?? "")),
  scorecard: () => window.browser.$('[data-testid="deals-tab-scorecard"][aria-selected="true"]').isExisting(),
  settings: () => window.browser.$('[data-testid="nav-settings"][aria-current="page"]').isExisting(),
};

fact(window, "each finding leads to what closes it", async () => {
  const titles = await window.texts('[data-testid^="finding-"]:not([data-action])');
  const seen = [];
  for (const [index, title] of titles.entries()) {
    if (/stale/.test(title)) continue;
    await window.goTo("map");
    await window.press(Key.Escape, Key.Escape);
    await window.click(`finding-action-${index}`);
    const lead = await until(`“${title}” to lead somewhere`, async () => {
      for (const [name, isThere] of Object.entries(LEADS)) if (await isThere()) return name;
      return false;
    });
    seen.push(lead);
    await window.press(Key.Escape, Key.Escape);
  }
  assert.ok(seen.includes("editor") && seen.includes("list") && seen.includes("scorecard") && seen.includes("settings"), seen.join());
});

fact(window, "one press sets the motions of all that lack one", async () => {
  await window.goTo("map");
  await window.press(Key.Escape, Key.Escape);
  const titles = await window.texts('[data-testid^="finding-"]:not([data-action])');
  const index = titles.findIndex((title) => /have no motion/.test(title));
  await window.click(`finding-${index}`);
  await window.click("finding-offer");
  await window.untilText("toast", /^Set Motion of 4 partners/);
  await until("the finding to be closed", async () => !(await window.texts('[data-testid^="finding-"]:not([data-action])')).some((title) => /have no motion/.test(title)));
  assert.ok((await focus()).startsWith("finding"), "the next finding is at hand");
});
