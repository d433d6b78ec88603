// The quarterly investment review of the example, by keyboard alone: the worked case, from the first proposal to the signed plan,
// and the review two quarters later.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before } from "node:test";
import { Key } from "webdriverio";
import { fact } from "./harness/fact.js";
import { expected } from "./harness/rosters.js";
import { until } from "./harness/until.js";
import { TrellisWindow } from "./harness/window.js";

const window = new TrellisWindow();
before(() => window.open());
after(() => window.kill());

/** Presses after which something cannot be reached. */
const MOST = 120;

/** What has the focus: its test id, else what it is called. */
const focused = () => window.browser.execute(() => document.activeElement?.dataset.testid ?? document.activeElement?.ariaLabel ?? "");

/** Moves on with Tab, or back with Shift Tab, until the element of this test id or name has the focus. */
async function reach(wanted, isBack = false) {
  const step = isBack ? [Key.Shift, Key.Tab] : Key.Tab;
  for (let presses = 0; presses < MOST && (await focused()) !== wanted; presses += 1) await window.press(step);
  assert.equal(await focused(), wanted);
}

/** Chooses an option of a list with the arrows. */
async function pick(list, option) {
  const arrow = async () => (await window.texts('[role="option"][data-highlighted]'))[0] ?? "";
  await reach(list);
  await window.press(Key.Enter);
  await window.seeAt('[role="option"]');
  await window.press(Key.Home);
  for (let presses = 0; presses < MOST && !(await arrow()).startsWith(option); presses += 1) await window.press(Key.ArrowDown);
  await window.press(Key.Enter);
}

const press = async (testId, isBack = false) => {
  await reach(testId, isBack);
  await window.press(Key.Enter);
};

/** Opens a place of the review by the command that goes there. */
async function command(name) {
  await window.press([Key.Ctrl, "k"]);
  await window.press(name);
  await window.press(Key.Enter);
}

/** The difference, as the dock says it. */
const difference = (resource) => window.browser.execute((row) => document.querySelector(`[data-testid="balance-${row}"] .difference`)?.textContent.trim(), resource);
const untilDifference = (resource, wanted) => until(async () => `${resource} to be ${wanted}; it is ${await difference(resource)}`, async () => (await difference(resource)) === wanted);

const names = (way) => window.texts(`[data-testid="proposals-${way}"] [data-proposal]`);

fact(window, "the criteria propose what was worked out, each with its evidence", async () => {
  await press("demo-button");
  await window.untilText("tier-3-count", "50", 90);
  await window.press("6");
  await window.see("proposals-sunset");
  const { promoted, demoted, sunset, insufficient_history: lacking } = expected.stories;
  assert.deepEqual((await names("up")).sort(), [...promoted].sort());
  assert.deepEqual((await names("down")).sort(), [...demoted].sort());
  assert.deepEqual((await names("sunset")).sort(), [...sunset, ...lacking].sort());
  await untilDifference("fte", "balanced");
  await untilDifference("mdf", "balanced");
  await window.picture("review-proposals");
  await window.press(Key.ArrowDown);
  await window.press(" ");
  await window.untilText("evidence", /7 co-sell deals: 3 in Q1 2026, 4 in Q2 2026/);
  assert.equal((await window.texts('[data-testid="evidence"] li')).length, 7);
  await window.picture("review-evidence");
  await window.press(Key.Escape);
});

fact(window, "A accepts, O asks for a reason and Delete takes it back", async () => {
  await window.press("a");
  await window.untilText("step-proposals", /1 of 15 decided/);
  await window.press("o");
  await window.see("decision-reason");
  await window.press("Too short");
  assert.equal(await (await window.see("decision-send")).isEnabled(), false);
  await window.picture("review-override");
  await window.press(", and now long enough");
  await window.press([Key.Ctrl, Key.Enter]);
  await window.untilText("step-proposals", /2 of 15 decided/);
  await window.press(Key.ArrowDown);
  await window.press(Key.ArrowUp);
  await window.press(Key.Delete);
  await window.untilText("step-proposals", /1 of 15 decided/);
  await window.press([Key.Ctrl, "z"]);
  await window.untilText("step-proposals", /2 of 15 decided/);
  await window.press([Key.Ctrl, "z"]);
  await window.untilText("step-proposals", /1 of 15 decided/);
});

fact(window, "every proposal is accepted, and the sunsets free their money", async () => {
  await press("accept-rest", true);
  await window.untilText("step-proposals", /15 of 15 decided/);
  await untilDifference("mdf", "$220,000 left");
  await window.picture("review-accepted");
});

fact(window, "MDF doubles on the top five, three managers move to Tier 1, and it balances to the cent", async () => {
  await press("to-investment");
  await window.see("investment");
  await press("rule-apply");
  await untilDifference("mdf", "balanced");
  await press("rule-what-fte", true);
  await press("rule-kind-shift");
  await reach("rule-amount");
  await window.press("3");
  await window.press(Key.Enter);
  await untilDifference("fte", "balanced");
  const groups = await window.texts('[data-testid="investment"] tr.group th');
  assert.deepEqual(groups.map((text) => text.replace(/\s+/g, " ").trim()), ["Tier 1 12", "Tier 2 28", "Tier 3 39", "Sunset 11"]);
  assert.deepEqual(await window.texts('[data-testid^="balance-"] td:nth-of-type(3)'), ["20.00", "$2,400,000", "79 planned"]);
  await window.picture("review-investment");
});

fact(window, "a scenario is copied, and compared with the plan and with today", async () => {
  await command("Scenarios");
  await press("scenario-copy");
  await window.see("scenario-B");
  const today = await window.texts('[data-testid="scenarios"] tbody td:nth-of-type(1)');
  assert.ok(today.includes("12 / 28 / 50"), today.join());
  const plan = await window.texts('[data-testid="scenarios"] tbody td:nth-of-type(2)');
  assert.ok(plan.includes("12 / 28 / 39"), plan.join());
  await window.picture("review-scenarios");
});

fact(window, "the plan cannot be signed before everything it stands on is", async () => {
  await press("step-sign");
  await window.untilText("blockers", /Q2 2026 is not frozen/);
  await window.untilText("blockers", /criteria are not signed/);
  await window.picture("review-sign-blocked");
});

fact(window, "the quarter is frozen, criteria and attribution are signed", async () => {
  await press("step-freeze");
  await press("freeze");
  await window.untilText("review-frozen", /^Frozen/);
  await window.picture("review-moved");
  await command("Criteria");
  for (const [role, name] of [["head_of_partnerships", "Ana Ruiz"], ["cro", "Ben Okoro"]]) {
    await reach(`sign-criteria-${role}`);
    await window.press(name, Key.Enter);
    await window.untilText("signatures-criteria", new RegExp(name));
  }
  await window.untilText("open-criteria", "Criteria version 1, signed by Ana Ruiz and Ben Okoro");
  await window.picture("review-criteria");
  await command("Settings: Measures");
  await reach("sign-name");
  await window.press("Ana Ruiz", Key.Enter);
  await until("the attribution rule to be signed", async () => (await window.texts("main")).join(" ").includes("Version 1, signed"));
});

fact(window, "both sign, the plan is applied and the partners stand where it puts them", async () => {
  await window.press("6");
  await press("step-sign");
  for (const [role, name] of [["head_of_partnerships", "Ana Ruiz"], ["cro", "Ben Okoro"]]) {
    await reach(`sign-plan-${role}`);
    await window.press(name, Key.Enter);
    await window.untilText("signatures-plan", new RegExp(name));
  }
  await window.picture("review-signed");
  await press("apply-plan");
  await window.untilText("toast", /Applied the plan for Q3 2026/);
  await command("Audit");
  await window.untilText("audit", /Tern Hill: Sunset accepted/);
  await window.picture("review-audit");
  await window.press("1");
  await window.untilText("tier-1-count", "12");
});

/** Stores what the import shows, without a look at its columns. */
async function importShown(imported) {
  await window.see("import-continue");
  await window.press(Key.Enter);
  await window.seeAt(".import-sheet li:nth-child(2) [aria-current]");
  await window.press(Key.Enter);
  // It is off until what would be stored is worked out.
  await until("the import to be ready", async () => (await window.see("import-apply")).isEnabled());
  await window.press([Key.Ctrl, Key.Enter]);
  await window.untilText("toast", imported, 90);
}

fact(window, "two quarters later the next review opens with what became of the plan", async () => {
  const workbook = join(window.folder, "Two quarters after.xlsx");
  window.answer({ file: workbook, imports: [workbook] });
  await command("Save the example's next");
  await window.untilText("toast", /Saved the workbook/);
  await window.published();
  await window.close();
  window.now = "2027-01-05T09:00:00Z";
  await window.open();
  await pick("Review quarter: Q2 2026", "Q4 2026");
  await window.press([Key.Ctrl, "i"]);
  await importShown(/^Updated 79 partners/);
  await importShown(/deals/);
  await importShown(/MDF activities/);
  await window.press("6");
  await press("step-moved", true);
  await window.untilText("moved-pipeline", /\$24\.0M up to Q2 2026, \$35\.5M up to Q4 2026; annualized \$48\.0M and \$71\.0M/);
  await window.untilText("outcomes", /15 of 15 decisions of Q2 2026 done/);
  const moved = (await window.texts('[data-testid="moved-group"]')).join("\n");
  assert.match(moved, /Denholt\s+Tier 3\s+Sunset\s+Applied the plan for Q3 2026 to 90 partners, 2 Jul 2026/);
  await window.picture("review-outcomes");
  // Any two quarters can be compared; what became of the plan is told up to the reviewed one alone.
  await pick("Compare up to: Q4 2026, as it stands", "Q3 2026");
  await window.untilText("moved-quarters", /From Q2 2026, frozen 2 Jul 2026 to Q3 2026, never frozen/);
  assert.equal(await window.isSeen("outcomes"), false);
  await window.picture("review-moved-quarters");
  await command("Go to Review");
  await press("step-proposals");
  const { promoted, sunset } = expected.after;
  assert.deepEqual(await names("up"), promoted);
  assert.deepEqual((await names("sunset")).sort(), sunset);
  await window.picture("review-next");
});
