// A document that cannot be read: what is said of it, and what there is instead.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { Key } from "webdriverio";
import { fact } from "./harness/fact.js";
import { until } from "./harness/until.js";
import { TrellisWindow } from "./harness/window.js";

const window = new TrellisWindow();
const damaged = join(window.folder, "Ecosystem.trellis");
const command = (...rest) => execFileSync(process.env.TRELLIS_CLI, rest, { env: window.environment, stdio: "ignore" });

before(async () => {
  command("new", damaged, "--demo");
  // Opened once: this state is kept.
  command("map", damaged);
  const whole = readFileSync(damaged);
  writeFileSync(damaged, whole.subarray(0, Math.round(whole.length * 0.9)));
  await window.open();
});
after(() => window.kill());

const openDamaged = async () => {
  window.answer({ open: damaged, save: join(window.folder, "Recovered.trellis") });
  await window.press([Key.Ctrl, "o"]);
  await window.see("recovery", 30);
};

fact(window, "a document that cannot be read is refused, and its earlier states are offered", async () => {
  await openDamaged();
  await window.untilText("recovery-title", "Ecosystem cannot be read");
  assert.match((await window.texts('[data-testid="recovery"] [role="alert"]'))[0] ?? "", /Ecosystem is damaged .* recover what can be read into a new file, or open the state of/);
  assert.equal((await window.texts('[data-testid="kept-state"]')).length, 1);
  await window.picture("recovery-damaged");
});

fact(window, "once that was closed, what is offered is of the open document", async () => {
  await window.press(Key.Escape);
  await until("the dialog to be gone", async () => !(await window.isSeen("recovery-title")));
  await window.press([Key.Ctrl, "k"]);
  await window.press("Earlier states", Key.Enter);
  await window.untilText("recovery-title", "Earlier states of Partner map");
  await window.press(Key.Escape);
});

fact(window, "what can be read of it is opened as a new document", async () => {
  await openDamaged();
  const before = readFileSync(damaged);
  await window.click("recover");
  await window.untilText("recovery-report", /^Recovered [\d,]+ rows of Ecosystem\.$/, 60);
  assert.ok((await window.texts('[data-testid="loss"]')).some((loss) => /^Some .* could not be read$/.test(loss)));
  await window.picture("recovery-recovered");
  await window.press(Key.Escape);
  await window.untilText("tier-3-count", "50", 30);
  assert.ok(readFileSync(damaged).equals(before));
});

fact(window, "the state that was kept is opened as a document of its own", async () => {
  await openDamaged();
  window.answer({ save: join(window.folder, "As it was.trellis") });
  await window.click("open-state-0");
  await window.untilText("tier-1-count", "12", 60);
  await window.untilText("document-name", "Northfold partner map");
  await until("the dialog to be gone", async () => !(await window.isSeen("recovery-title")));
});

fact(window, "of a whole document the earlier states are listed", async () => {
  await window.press([Key.Ctrl, "k"]);
  await window.press("Earlier states", Key.Enter);
  await window.see("recovery");
  await window.untilText("recovery-title", "Earlier states of As it was");
  await window.picture("recovery-whole");
  await window.press(Key.Escape);
  await window.press([Key.Ctrl, "k"]);
  await window.press("About", Key.Enter);
  await window.see("about-version");
  await window.picture("about");
  await window.press(Key.Escape);
  await until("About to be gone", async () => !(await window.isSeen("about-version")));
});

/** Leaves a working copy of the document beside its place, as a crash does, with the page broken by which it is recognized. */
function leaveBroken(document) {
  const working = join(window.data, "working");
  const before = new Set(readdirSync(working));
  command("new", document, "--demo");
  const [folder] = readdirSync(working).filter((name) => !before.has(name));
  const bytes = readFileSync(document);
  // The row of the schema says on which page the table begins.
  const entry = "tabledocumentdocument";
  const at = bytes.indexOf(entry) + entry.length;
  const root = bytes.readUIntBE(at, bytes.indexOf("CREATE TABLE document", at) - at);
  const size = bytes.readUInt16BE(16);
  bytes.fill(0xff, (root - 1) * size, root * size);
  writeFileSync(join(working, folder, "document.db"), bytes);
}

fact(window, "what was left of work that cannot be read is set aside, listed and recovered", async () => {
  const other = join(window.folder, "Other.trellis");
  leaveBroken(other);
  window.answer({ open: other, save: join(window.folder, "Other, recovered.trellis") });
  await window.press([Key.Ctrl, "o"]);
  await window.untilText("document-name", "Northfold partner map", 60);
  await window.press([Key.Ctrl, "k"]);
  await window.press("Earlier states", Key.Enter);
  await window.untilText("recovery-title", "Earlier states of Other");
  assert.equal((await window.texts('[data-testid="kept-set-aside"]')).length, 1);
  await window.picture("recovery-set-aside");
  await window.resize(1180, 720);
  await window.picture("recovery-set-aside-small");
  await window.click("open-set-aside-0");
  await window.untilText("recovery-report", /^Recovered [\d,]+ rows of Other\.$/, 60);
  assert.ok((await window.texts('[data-testid="loss"]')).some((loss) => loss.startsWith("The particulars of the document were lost")));
  await window.press(Key.Escape);
  await window.untilText("tier-1-count", "12", 30);
});
