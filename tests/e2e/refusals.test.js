// What goes wrong says so in one sentence, and leaves the document as it was.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { Key } from "webdriverio";
import { fact } from "./harness/fact.js";
import { pick } from "./harness/importing.js";
import { commandLine } from "./harness/overlap.js";
import { roster } from "./harness/rosters.js";
import { until } from "./harness/until.js";
import { TrellisWindow } from "./harness/window.js";

const window = new TrellisWindow();
before(() => window.open());
after(() => window.kill());

const canUndo = async () => (await window.browser.$('button[aria-label="Undo"]').getAttribute("aria-disabled")) !== "true";
const untilSheetIsGone = () => until("the sheet to close", async () => !(await window.browser.$(".import-sheet").isExisting()));

fact(window, "a file that is no spreadsheet gives its sentence and changes nothing", async () => {
  const path = join(window.folder, "notes.pdf");
  writeFileSync(path, "%PDF-1.7\nThis is not a table.\n");
  window.answer({ imports: [path] });
  await window.click("import-button");
  await window.seeAt(".import-sheet [role=heading]");
  const said = await window.texts(".import-sheet");
  assert.match(said[0], /This file cannot be imported notes\.pdf is not a spreadsheet; choose an Excel, OpenDocument or CSV file/);
  await window.picture("import-unreadable");
  await window.press(Key.Enter);
  await untilSheetIsGone();
  assert.equal(await canUndo(), false, "there is nothing to undo");
  await window.published();
  assert.equal(commandLine("map", window.document).partner_count, 0);
});

fact(window, "a dialog that is cancelled opens no sheet", async () => {
  window.answer({ imports: [] });
  await window.click("import-button");
  await window.press([Key.Ctrl, "2"], "2");
  await window.seeAt('[data-testid="nav-overlap"][aria-current="page"]');
  assert.equal(await window.browser.$(".import-sheet").isExisting(), false);
  await window.goTo("map");
});

fact(window, "a bad file among good ones is told of, and the good ones come next", async () => {
  const path = join(window.folder, "empty.csv");
  writeFileSync(path, "");
  window.answer({ imports: [path, roster("demo-roster.xlsx")] });
  await window.click("import-button");
  await window.seeAt(".import-sheet [role=heading]");
  assert.match((await window.texts(".import-sheet"))[0], /empty\.csv is empty; export it again/);
  await window.press(Key.Enter);
  await window.see("import-continue");
  await window.press(Key.Escape);
  await untilSheetIsGone();
  assert.equal(await canUndo(), false, "a cancelled import stores nothing");
});

fact(window, "a second launch on the same data ends by itself, and the first goes on", async () => {
  const { pid } = window;
  assert.equal(await window.launchAgain(), 0);
  assert.equal(window.pid, pid);
  await pick(window, roster("demo-roster.xlsx"));
  await window.press(Key.Escape);
  await untilSheetIsGone();
});
