// Files as people really have them, brought in through the window: by keyboard alone, with what it asks, what it warns of,
// and what it leaves to be corrected.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { Key } from "webdriverio";
import { fact } from "./harness/fact.js";
import { apply, bringInFile, pick, untilPlanned } from "./harness/importing.js";
import { commandLine } from "./harness/overlap.js";
import { until } from "./harness/until.js";
import { writeWorkbook } from "./harness/workbook.js";
import { TrellisWindow } from "./harness/window.js";

const window = new TrellisWindow();
before(() => window.open());
after(() => window.kill());

const file = (name) => join(window.folder, name);
const csv = (name, ...lines) => (writeFileSync(file(name), `${lines.join("\n")}\n`), file(name));

/** What has the focus: its name for a person who cannot see it, and its test id. */
const focused = () =>
  window.browser.execute(() => {
    const element = document.activeElement;
    return { label: element?.getAttribute("aria-label") ?? element?.textContent?.trim() ?? "", testId: element?.dataset.testid ?? "", name: element?.name ?? "" };
  });

/** Presses a key until what has the focus is the wanted; gives how often it was pressed. */
async function pressUntil(key, what, isWanted) {
  for (let count = 0; count < 20; count += 1) {
    if (isWanted(await focused())) return count;
    await window.press(key);
  }
  throw new Error(`${what} never had the focus; it is on ${JSON.stringify(await focused())}`);
}

const selected = () => window.browser.execute(() => document.activeElement?.selectedOptions?.[0]?.label);

/** Waits until the list that has the focus stands on `label`, and what that changes is planned. */
async function untilSelected(label) {
  let seen;
  await until(() => `the list to stand on ${label}; it stands on ${seen}`, async () => (seen = await selected()) === label);
  await untilPlanned(window);
}

const untilSheetIsGone = () => until("the sheet to close", async () => !(await window.browser.$(".import-sheet").isExisting()), { seconds: 60 });
const isOff = async (testId) => !(await (await window.see(testId)).isEnabled());

/** Every partner of the document's file, with its tier, its type and its MDF. */
async function stored() {
  await window.published();
  const { tiers, unplaced } = commandLine("map", window.document);
  const placed = tiers.flatMap(({ tier, types }) => types.flatMap(({ type, partners }) => partners.map((partner) => ({ ...partner, tier, type }))));
  return new Map([...placed, ...unplaced].map((partner) => [partner.name, partner]));
}

const messy = () =>
  writeWorkbook(file("Roster (final) v2.xlsx"), ["Roster", [
    ["Partner roster, Q2 FY26"],
    ["Prepared by Partner RevOps"],
    [],
    ["Partner Account", "Program Level", "Category", "Owner", "Programme money", "Website"],
    ["Halden & Rowe", "Platinum", "Consultancy", "AK", "$150,000", "haldenrowe.example"],
    ["Corvane", "Gold", "Tech", "CW", "$30,000", "corvane.example"],
    ["Obrel", "Onyx", "Bakery", "JR", "$12,500", "obrel.example"],
    ["Tern Hill", "Silver", "VAR", "Desk", "", "ternhill.example"],
    ["Grand Total", "", "", "", "$192,500", ""],
    ["Confidential Information - Do Not Distribute"],
  ]]);

fact(window, "a messy workbook comes in by keyboard alone, with a column and two values corrected", async () => {
  window.answer({ imports: [messy()] });
  await window.press([Key.Ctrl, "i"]);
  await window.see("import-continue");
  await until("Continue to have the focus", async () => (await focused()).testId === "import-continue");
  await window.press(Key.Enter);
  await window.seeAt(".import-sheet .columns");

  // The column that no field was found for.
  await window.press(Key.F6);
  const tabs = await pressUntil(Key.Tab, "the field of Programme money", ({ label }) => label === "Field of Programme money");
  assert.ok(tabs <= 5, `${tabs} tabs to the fifth column`);
  await window.press("mdf");
  await untilSelected("MDF allocated");
  assert.equal((await focused()).label, "Field of Programme money", "a choice keeps the focus");

  // The two words that mean nothing yet.
  await pressUntil(Key.F8, "the meaning of Onyx", ({ label }) => label === "Meaning of Onyx in Program Level");
  await window.press(Key.ArrowDown);
  await untilSelected("Tier 1");
  await window.press(Key.ArrowDown);
  await untilSelected("Tier 2");
  await pressUntil(Key.F8, "the meaning of Bakery", ({ label }) => label === "Meaning of Bakery in Category");
  await window.press("ag");
  await untilSelected("Agency");
  await window.picture("import-corrected");

  await pressUntil(Key.F6, "Continue", ({ testId }) => testId === "import-continue");
  await window.press(Key.Enter);
  await window.see("import-apply");
  assert.equal(await window.text("import-sentence"), "Will add 4, skip 0");
  await window.press([Key.Ctrl, Key.Enter]);
  await untilSheetIsGone();
  await window.untilText("toast", /^Imported 4 partners from Roster \(final\) v2\.xlsx/);

  const partners = await stored();
  assert.deepEqual([...partners.keys()].sort(), ["Corvane", "Halden & Rowe", "Obrel", "Tern Hill"]);
  const { tier, type, mdf } = partners.get("Obrel");
  assert.deepEqual([tier, type], [2, "agency"]);
  assert.match(JSON.stringify(mdf), /12[.,]?500/);
});

fact(window, "a CSV with ambiguous dates asks, and is stored only with an answer", async () => {
  const path = csv("since.csv", "Partner,Partner Since", "Halden & Rowe,03/04/2021", "Corvane,05/06/2021", "Obrel,07/08/2021", "Tern Hill,09/10/2021");
  await pick(window, path);
  assert.equal(await window.text("import-waiting"), "1 question");
  await window.press(Key.Enter);
  await window.see("import-question-B");
  await until("the first reading to have the focus", async () => /^question-dates/.test((await focused()).name));
  assert.match(await window.text("import-question-B"), /Partner Since.*could be either.*Day first.*03\/04\/2021 → 3 April 2021.*Month first.*03\/04\/2021 → 4 March 2021/i);
  await window.picture("import-question");

  await window.press(Key.Enter);
  assert.equal(await isOff("import-apply"), true, "an open question keeps the import from being stored");
  assert.match((await window.texts(".import-sheet footer"))[0], /A question is open: answer it in step 2/);
  await window.clickAt(".import-sheet ol li:nth-child(2) button");
  await until("the first reading to have the focus again", async () => /^question-dates/.test((await focused()).name));
  await window.press(Key.Space);
  await until("the question to be answered", async () => !(await window.isSeen("import-waiting")));
  await untilPlanned(window);
  assert.match((await focused()).name, /^question-dates/, "an answer keeps the focus");

  await pressUntil(Key.F6, "Continue", ({ testId }) => testId === "import-continue");
  await window.press(Key.Enter);
  assert.equal(await isOff("import-apply"), false);
  assert.match(await window.text("import-sentence"), /update 4/);
  await window.click("import-tab-changes");
  assert.match((await window.texts(".import-sheet table"))[0], /Halden & Rowe.*(3 Apr\w* 2021|2021-04-03)/);
  await apply(window);
});

fact(window, "the sheets of a workbook come in one after the other", async () => {
  const path = writeWorkbook(
    file("Everything.xlsx"),
    ["Partners", [["Partner", "Program Level"], ["Halden & Rowe", "Platinum"], ["Lanternworks", "Gold"]]],
    ["Notes", [["Ask Ana about the new ones"]]],
    ["Accounts", [["Account Name", "Account ID", "Website", "Segment"], ["Acme", "A-1", "acme.example", "Enterprise"], ["Bolt", "A-2", "bolt.example", "Commercial"]]],
  );
  await pick(window, path);
  const box = await window.see("import-then-Partners");
  assert.equal(await box.getAttribute("aria-checked"), "true", "a sheet of another kind is offered to come after");
  assert.equal(await window.isSeen("import-then-Notes"), false);
  await window.picture("import-sheets");
  await window.clickAt(".import-sheet ol li:nth-child(3) button");
  await window.see("import-apply");
  assert.match((await window.texts(".import-sheet footer"))[0], /Then Partners/);
  await window.click("import-apply");
  await window.untilText("toast", /^Imported 2 accounts from Everything\.xlsx/);
  await until("the second sheet", async () => /sheet|file 2 of 2/.test((await window.texts(".import-sheet .head"))[0] ?? ""));
  await window.see("import-continue");
  await window.clickAt(".import-sheet ol li:nth-child(3) button");
  await apply(window);
  await window.untilText("toast", /^Imported 1 partner from Everything\.xlsx/);
});

fact(window, "a folder of lists comes in at once, up to the first that asks something", async () => {
  const folder = file("lists");
  mkdirSync(folder);
  const list = (name, ...lines) => writeFileSync(join(folder, name), `${lines.join("\n")}\n`);
  list("Corvane.csv", "Account,Website", "Acme,acme.example", "Cogs,cogs.example");
  list("Halden & Rowe.csv", "Account,Website", "Bolt,bolt.example");
  list("Some accounts.csv", "Account,Website", "Bolt,bolt.example");
  window.answer({ import_folder: folder });
  await window.press([Key.Ctrl, "k"]);
  await window.seeAt('[role="dialog"] input');
  await window.press("import a folder");
  await window.press(Key.Enter);
  await window.see("import-continue");
  await window.clickAt(".import-sheet ol li:nth-child(3) button");
  assert.equal(await window.text("import-all"), "Import this and 2 more");
  await window.picture("import-folder");
  await window.click("import-all");
  await until("the list nobody is named in", async () => /Some accounts/.test((await window.texts(".import-sheet .head"))[0] ?? ""), { seconds: 60 });
  await until("it to ask whose it is", () => window.isSeen("import-waiting"));
  await window.press(Key.Escape);
  await untilSheetIsGone();
});

fact(window, "problems are filtered by reason and saved as a workbook that is imported again", async () => {
  const path = csv("funds.csv", "Partner,MDF Allocated", "Halden & Rowe,150000", "Corvane,about twelve", "Obrel,12500", ",900");
  const saved = file("funds problems.xlsx");
  await pick(window, path);
  await window.press(Key.Enter);
  await window.seeAt(".import-sheet .columns");
  await window.clickAt(".import-sheet ol li:nth-child(3) button");
  await window.see("import-apply");
  const rows = () => window.browser.execute(() => document.querySelectorAll(".import-sheet .check tbody tr").length);
  const all = await rows();
  assert.ok(all >= 2, `${all} problems`);
  await window.clickAt('[aria-label="Problems of which reason"] button:nth-child(2)');
  await until("one reason to be shown", async () => (await rows()) < all);
  await window.picture("import-problems");

  window.answer({ file: saved });
  await window.click("import-save-problems");
  await until("the workbook to be written", () => existsSync(saved));
  await window.untilText("toast", /^Problems saved as a workbook/);
  assert.equal(readFileSync(saved).subarray(0, 2).toString(), "PK");
  await window.press(Key.Escape);
  await untilSheetIsGone();

  await pick(window, saved);
  await window.press(Key.Escape);
  await untilSheetIsGone();
});

fact(window, "a file of a known source is read as last time, and says what drifted", async () => {
  const lines = ["Halden & Rowe,Platinum,90000", "Corvane,Gold,12000", "Obrel,Gold,1000"];
  const quarterly = (...headers) => csv("Quarterly spend.csv", headers.join(","), ...lines);
  await bringInFile(window, quarterly("Partner", "Program Level", "MDF Spent"), "2026-06-30");

  await pick(window, quarterly("Partner", "Program Level", "MDF Spent"));
  await window.press(Key.Enter);
  await window.untilText("import-source", /As imported on/);
  assert.equal(await window.isSeen("drift-accept"), false, "nothing drifted");
  await window.press(Key.Escape);
  await untilSheetIsGone();

  await pick(window, quarterly("Partner", "Program Level", "Funds consumed"));
  await window.untilText("import-waiting", "changed");
  await window.press(Key.Enter);
  await until("what drifted to have the focus", async () => (await focused()).testId === "import-source");
  await window.untilText("import-source", /This file changed since its last import.*MDF Spent/);
  await window.picture("import-drift");
  await window.press(Key.Enter);
  assert.equal(await isOff("import-apply"), true, "nothing is stored until the user has seen it");
  await window.clickAt(".import-sheet ol li:nth-child(2) button");
  await pressUntil(Key.Tab, "Go on", ({ testId }) => testId === "drift-accept");
  await window.press(Key.Enter);
  await untilPlanned(window);
  assert.equal((await focused()).testId, "drift-accept", "going on keeps the focus");
  await pressUntil(Key.F6, "Continue", ({ testId }) => testId === "import-continue");
  await window.press(Key.Enter);
  assert.equal(await isOff("import-apply"), false);
  await window.press(Key.Escape);
  await untilSheetIsGone();
});

fact(window, "an import is undone from the history after a later change, which stays", async () => {
  await bringInFile(window, csv("More partners.csv", "Partner,Program Level,Category", "Brightfen,Gold,Tech", "Vellum & Pike,Silver,VAR"), "2026-06-30");
  await window.untilText("toast", /^Imported 2 partners/);
  await window.goTo("partners");
  await window.click("partners-add");
  await window.see("add-partner-name");
  await window.press("Newcomer Works", Key.Enter);
  await window.untilText("toast", /^Added Newcomer Works/);

  await window.press(Key.Escape, [Key.Ctrl, "h"]);
  await window.see("history");
  await window.clickAt('[aria-label^="Undo this import: Imported 2 partners from More partners.csv"]');
  await window.untilText("toast", /^Undone: Imported 2 partners/);
  await window.picture("history-import-undone");
  const partners = await stored();
  assert.equal(partners.has("Newcomer Works"), true);
  assert.equal(partners.has("Brightfen"), false);
  assert.equal(partners.has("Obrel"), true, "an import before it stays");
});
