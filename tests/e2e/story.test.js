// From an empty document to the slides that are exported, with the demo workbooks, and back again the next day.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Key } from "webdriverio";
import { fact } from "./harness/fact.js";
import { bringIn } from "./harness/importing.js";
import { commandLine, heatmap } from "./harness/overlap.js";
import { pngSize } from "./harness/png.js";
import { expected } from "./harness/rosters.js";
import { pick } from "./harness/pick.js";
import { until } from "./harness/until.js";
import { TrellisWindow } from "./harness/window.js";

const window = new TrellisWindow();
before(() => window.open());
after(() => window.kill());

const UNDO = [Key.Ctrl, "z"];
const REDO = [Key.Ctrl, Key.Shift, "z"];
const EMPTY = "No partners yet. Import a roster, or open the example.";
/** A cell that the last of the imports brings. */
const COMMERCIAL = "Halden & Rowe-Commercial";

const counts = () => window.texts('[data-testid^="tier-"][data-testid$="-count"]');
const untilCounts = (wanted) => until(async () => `the tiers to count ${wanted}`, async () => (await counts()).join() === wanted.join());

async function untilCell(id, wanted) {
  let seen;
  await until(() => `${id} to read ${JSON.stringify(wanted)}; it reads ${JSON.stringify(seen)}`, async () => {
    seen = (await heatmap(window)).get(id);
    return seen?.state === wanted.state && seen.percent === wanted.percent && seen.counts === wanted.counts;
  });
}

fact(window, "a first launch shows an empty document of its own", async () => {
  await window.seeAt("main h1");
  assert.deepEqual(await window.texts("main h1"), [EMPTY]);
  assert.equal(await window.text("document-name"), "Partner map");
  await window.picture("empty");
});

fact(window, "the roster comes in through the window", async () => {
  const { taken, skipped } = expected.roster;
  const sentence = await bringIn(window, "demo-roster.xlsx", "2026-06-30", (step) => window.picture(`import-${step}`));
  assert.equal(sentence, `Will add ${taken}, skip ${skipped.length}`);
  await window.untilText("toast", /^Imported 90 partners from demo-roster\.xlsx/);
});

fact(window, "the map counts 12, 28 and 50 partners", async () => {
  await untilCounts([12, 28, 50]);
  assert.deepEqual(await counts(), expected.tiers.map(({ count }) => String(count)));
});

fact(window, "undo takes the roster back and redo brings it again", async () => {
  await window.press(UNDO);
  await until("the map to be empty again", async () => (await window.texts("main h1")).join() === EMPTY);
  await window.press(REDO);
  await untilCounts([12, 28, 50]);
});

fact(window, "history, accounts and overlaps come in", async () => {
  assert.equal(await bringIn(window, "demo-history.xlsx", "2026-06-30"), "Will add 0, update 89, leave 1 as they are, skip 0");
  assert.equal(await bringIn(window, "demo-accounts.csv", "2026-06-30"), `Will add ${expected.accounts.taken}, skip ${expected.accounts.skipped.length}`);
  for (const [name, asOf, { pairs, repeated, unmatched }] of [
    ["demo-overlap-q1.csv", "2026-03-31", expected.overlap_q1],
    ["demo-overlap.csv", "2026-06-30", expected.overlap],
  ]) {
    assert.equal(await bringIn(window, name, asOf), `Will add ${pairs}, skip ${repeated.length + unmatched.length}`);
  }
});

fact(window, "the map shows every partner's tier, and a partner in the inspector", async () => {
  await window.goTo("map");
  await untilCounts([12, 28, 50]);
  await window.picture("map");
  await window.click("map-partner-Halden & Rowe");
  await window.untilText("inspector", /Halden & Rowe.*Overlap density/);
  await window.picture("map-partner");
});

fact(window, "F selects the first finding", async () => {
  await window.press(Key.Escape);
  await until("the inspector to be empty", async () => /^Select a partner/.test(await window.text("inspector")));
  await window.press("f");
  await window.seeAt('[data-testid="finding-0"][aria-pressed="true"]');
  assert.match(await window.text("inspector"), /./);
  await window.picture("map-finding");
  await window.press("f");
  await window.seeAt('[data-testid="finding-1"][aria-pressed="true"]');
  await window.press(Key.Escape);
});

fact(window, "the heatmap shows every density of the worked case", async () => {
  await window.goTo("overlap");
  await window.see(`overlap-cell-${COMMERCIAL}`);
  await window.picture("overlap");
  const shown = await heatmap(window);
  const names = { commercial: "Commercial", mid_market: "Mid-market", enterprise: "Enterprise", regulated: "Regulated", unsegmented: "Unsegmented" };
  assert.equal(shown.size, expected.partners.length * Object.keys(names).length);
  for (const partner of expected.partners) {
    for (const [segment, [state, shared]] of Object.entries(partner.overlap)) {
      const cell = shown.get(`${partner.name}-${names[segment]}`);
      assert.equal(cell.state, state, `the state of ${partner.name} in ${segment}`);
      if (shared !== null && cell.counts) assert.equal(Number(cell.counts.split("/")[0]), shared, `what ${partner.name} shares in ${segment}`);
    }
  }
});

fact(window, "arrows move on the heatmap, and Enter and Space show the cell", async () => {
  await window.press(Key.Escape);
  const cell = await window.see(`overlap-cell-${COMMERCIAL}`);
  const at = await cell.getAttribute("data-cell");
  const [line, column] = at.split(":").map(Number);
  const focused = () => window.browser.execute(() => document.activeElement?.dataset.cell);
  const untilFocused = (place) => until(`the focus to be at ${place}`, async () => (await focused()) === place);
  await cell.click();
  await untilFocused(at);
  await window.untilText("inspector", /^Halden & Rowe × Commercial 10%.*Accounts 44/);
  await window.picture("overlap-cell");

  await window.press(Key.ArrowRight);
  await untilFocused(`${line}:${column + 1}`);
  await window.press(Key.Space);
  await window.untilText("inspector", /^Halden & Rowe × Mid-market 23%/);
  await window.press(Key.ArrowLeft, Key.ArrowUp);
  await untilFocused(`${line - 1}:${column}`);
  await window.press(Key.Enter);
  await window.untilText("inspector", /^Kestrel Grove × Commercial 13%/);
  await window.press(Key.ArrowDown);
  await untilFocused(at);
  await window.press(Key.Escape);
  await until("the inspector to be empty", async () => /^Select a cell/.test(await window.text("inspector")));
});

fact(window, "undo takes the last import back, and redo brings it again", async () => {
  const before = (await heatmap(window)).get(COMMERCIAL);
  await window.press(UNDO);
  await untilCell(COMMERCIAL, { state: "not_imported", percent: "", counts: "" });
  assert.equal((await heatmap(window)).get("Windle Trade-Commercial").state, "stale", "an import before the last one stays");
  await window.press(REDO);
  await untilCell(COMMERCIAL, before);
});

fact(window, "the command line reads the same densities from the file", async () => {
  await window.published();
  const shown = await heatmap(window);
  const { segments, partners } = commandLine("overlap", window.document);
  assert.equal(partners.length * segments.length, shown.size);
  for (const partner of partners) {
    for (const { segment, state, shared, base, value } of partner.cells) {
      const id = `${partner.name}-${segment[0].toUpperCase()}${segment.slice(1)}`;
      const cell = shown.get(id);
      assert.equal(cell.state, state, id);
      if (value === null) continue;
      assert.equal(cell.counts.split(" ")[0], `${shared}/${base}`, id);
      assert.ok(Math.abs(parseFloat(cell.percent) - value * 100) <= 0.5001, `${id}: ${cell.percent} in the window, ${value} on the command line`);
    }
  }
  const { tiers } = commandLine("map", window.document);
  assert.deepEqual(tiers.map(({ count }) => count), [12, 28, 50]);
});

fact(window, "the read-out draws its slides", async () => {
  await window.goTo("readout");
  await untilSlide(0);
  await window.picture("readout");
  await window.click("slide-thumb-1");
  await untilSlide(1);
  await window.picture("readout-2");
});

/** Waits until the preview holds the picture of a slide. */
async function untilSlide(index) {
  await window.seeAt(`[data-testid="slide-thumb-${index}"][aria-current="true"]`);
  await until(`slide ${index} to be drawn in the preview`, () =>
    window.browser.execute(() => document.querySelector('[data-testid="slide-preview"] img')?.naturalWidth > 0),
  );
}

fact(window, "slides are moved, left out, taken in again and titled by hand", async () => {
  const titles = () => window.browser.execute(() => [...document.querySelectorAll('[data-testid^="slide-thumb-"]')].map((thumb) => thumb.dataset.tip));
  const composed = await titles();
  await window.click("slide-thumb-0");
  await window.click("slide-down");
  await until("the second slide to come first", async () => (await titles())[0] === composed[1]);
  // The slide that was moved stays the chosen one, so that it moves on.
  await window.seeAt('[data-testid="slide-thumb-1"][aria-current="true"]');
  await window.click("deck-reset");
  await until("the slides to stand as composed", async () => (await titles()).join() === composed.join());
  await window.click("slide-thumb-0");
  await window.click("edit-title");
  await window.press("Twelve partners carry the program", Key.Enter);
  await window.see("composed-title");
  await window.picture("readout-composed");
  await window.click("composed-title");
  await window.click("leave-out");
  await window.untilText("slides-left-out", /Tier 1 map Left out by hand/);
  await window.picture("readout-left-out");
  await window.click("take-in-tier_one_map");
  await until("the slides to stand as composed", async () => (await titles()).join() === composed.join());
  for (const step of [/^Undone: Took in/, /^Undone: Left out/, /^Undone: Titled.*as it is composed/, /^Undone: Titled.*Twelve partners/, /^Undone: Composed/, /^Undone: Moved/]) {
    await window.press(UNDO);
    await window.untilText("toast", step);
  }
  await until("the slides to stand as composed", async () => (await titles()).join() === composed.join());
});

/** Exports by a button into a fresh folder; gives the paths written. */
async function exported(button) {
  const folder = join(window.folder, button);
  mkdirSync(folder);
  window.answer({ folder });
  await window.click(button);
  const slides = (await window.texts('[data-testid^="slide-thumb-"]')).length;
  await until(`${slides} pictures of ${button} to be written and told of`, async () => readdirSync(folder).length === slides && (await window.isSeen("export-report")), { seconds: 90 });
  // The button says "Exporting…" until all of it is done.
  await until("the export to end", async () => !/…$/.test(await window.text(button)), { seconds: 90 });
  return readdirSync(folder).map((name) => join(folder, name));
}

fact(window, "a table is cut into pages of as many rows as are wanted", async () => {
  const count = async () => (await window.texts('[data-testid^="slide-thumb-"]')).length;
  const before = await count();
  await window.click("slide-thumb-1");
  await pick(window, "Rows a page", "12");
  // 90 partners: eight pages of twelve rather than four of twenty-four.
  await until("more pages", async () => (await count()) === before + 4);
  await window.picture("readout-rows");
  await window.press(UNDO);
  await window.untilText("toast", /^Undone: Put 12 rows on a page of the slide Overlap density/);
  await until("as many pages as before", async () => (await count()) === before);
});

fact(window, "a slide is duplicated, and its copy removed", async () => {
  const count = async () => (await window.texts('[data-testid^="slide-thumb-"]')).length;
  const before = await count();
  await window.click("slide-thumb-0");
  await window.click("duplicate-slide");
  await until("the copy to stand behind it", async () => (await count()) === before + 1);
  await window.click("slide-thumb-1");
  await window.untilText("leave-out", /^Remove copy$/);
  await window.picture("readout-copy");
  await window.click("leave-out");
  await window.untilText("toast", /^Removed the slide Tier 1 map \(copy\)/);
  await until("the copy to be gone", async () => (await count()) === before);
  for (const step of [/^Undone: Removed the slide Tier 1 map \(copy\)/, /^Undone: Duplicated the slide Tier 1 map/]) {
    await window.press(UNDO);
    await window.untilText("toast", step);
  }
});

fact(window, "the slides take the company's colour and logo", async () => {
  const pressed = () => window.browser.execute(() => document.querySelector('[data-testid^="colour-"][aria-pressed="true"]')?.ariaLabel ?? null);
  // Of the preview's pixels: how many are rather blue, and how many rather green.
  const pixels = () =>
    window.browser.execute(() => {
      const picture = document.querySelector('[data-testid="slide-preview"] img');
      if (!picture?.naturalWidth) return { blue: 0, green: 0 };
      const canvas = Object.assign(document.createElement("canvas"), { width: picture.naturalWidth, height: picture.naturalHeight });
      const context = canvas.getContext("2d");
      context.drawImage(picture, 0, 0);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      const seen = { blue: 0, green: 0 };
      for (let at = 0; at < data.length; at += 4) {
        if (data[at + 2] > data[at + 1] + 25) seen.blue += 1;
        if (data[at + 1] > data[at + 2] + 5 && data[at + 1] > data[at] + 25) seen.green += 1;
      }
      return seen;
    });
  await window.click("slide-thumb-1");
  await until("the densities to be green", async () => (({ blue, green }) => green > 10_000 && blue < 100)(await pixels()));
  await window.click("colour-blue");
  await until("blue to be chosen", async () => (await pressed()) === "Blue");
  await until("the densities to be blue", async () => (({ blue, green }) => blue > 10_000 && green < 100)(await pixels()));
  // A picture that is drawn is not drawn again and again.
  const drawn = () => window.browser.execute(() => document.querySelector('[data-testid="slide-preview"] img').src);
  const before = await drawn();
  await sleep(600);
  assert.equal(await drawn(), before);
  const logo = join(window.folder, "Northfold.svg");
  writeFileSync(logo, "name,tier");
  window.answer({ logo });
  await window.click("pick-logo");
  await until("what is wrong with it to be said", async () => (await window.texts('[role="alert"]')).some((said) => /no picture Trellis can read/.test(said)));
  writeFileSync(logo, "<svg xmlns='http://www.w3.org/2000/svg' width='160' height='30'><circle cx='15' cy='15' r='13' fill='#1f5fb4'/><rect x='36' y='9' width='120' height='12' fill='#334'/></svg>");
  await window.click("pick-logo");
  await window.untilText("logo-name", /^Northfold\.svg$/);
  await window.picture("readout-look");
  await pick(window, "Font of the slides", "Calibri");
  await window.untilText("toast", /^Set the read-out in Calibri/);
  await window.picture("readout-look-calibri");
  await window.click("own-colour");
  await window.press([Key.Ctrl, "a"]);
  await window.press("#b01e2e", Key.Enter);
  await until("a colour of their own", async () => (await pressed()) === null);
  for (const step of [/^Undone: Coloured the read-out #B01E2E/, /^Undone: Set the read-out in Calibri/, /^Undone: Put the logo/, /^Undone: Coloured/]) {
    await window.press(UNDO);
    await window.untilText("toast", step);
  }
  await until("teal to be chosen again", async () => (await pressed()) === "Teal");
});

fact(window, "a slide is copied as a picture", async () => {
  await window.click("copy-slide");
  await window.untilText("toast", /^Slide copied as a picture/);
  const picture = execFileSync("xclip", ["-selection", "clipboard", "-target", "image/png", "-out"], { maxBuffer: 1 << 26 });
  assert.deepEqual(pngSize(picture), [1920, 1080]);
});

fact(window, "the slides are exported as one PDF", async () => {
  const deck = join(window.folder, "Board.pdf");
  window.answer({ file: deck });
  await window.click("export-pdf");
  await until("the PDF to be written and told of", async () => existsSync(deck) && (await window.isSeen("export-report")), { seconds: 90 });
  const slides = (await window.texts('[data-testid^="slide-thumb-"]')).length;
  assert.equal(await window.text("export-report"), `${slides} slides written to Board.pdf`);
  assert.equal(readFileSync(deck).subarray(0, 5).toString(), "%PDF-");
  await until("the export to end", async () => !/…$/.test(await window.text("export-pdf")), { seconds: 90 });
});

fact(window, "the slides are exported on a company's template, and what is none is refused", async () => {
  const [template, deck] = ["Company.pptx", "On the template.pptx"].map((name) => join(window.folder, name));
  writeFileSync(template, "no presentation");
  window.answer({ template, file: deck });
  await window.click("export-template");
  await window.untilText("export-failure", /the template is no PowerPoint presentation/);
  assert.equal(existsSync(deck), false);
  window.answer({ file: template });
  await window.click("export-pptx");
  await until("a presentation to be there", async () => /Company\.pptx$/.test(await window.text("export-report")), { seconds: 90 });
  window.answer({ template, file: deck });
  await window.click("export-template");
  await window.untilText("export-report", /slides written to On the template\.pptx/, 90);
  assert.equal(readFileSync(deck).subarray(0, 2).toString(), "PK");
});

fact(window, "slides are exported as PNG, 1920 × 1080", async () => {
  for (const path of await exported("export-png")) assert.deepEqual(pngSize(readFileSync(path)), [1920, 1080], path);
  assert.match(await window.text("export-report"), /^\d+ slides written/);
  await window.picture("readout-exported");
});

fact(window, "slides are exported as SVG", async () => {
  const words = (await exported("export-svg")).map((path) => readFileSync(path, "utf8"));
  for (const text of words) assert.match(text, /^(<\?xml[^>]*>\s*)?<svg /);
  // For somebody who is not to see it all: other pictures, and the read-out on the screen stays.
  await window.click("mask-partners");
  await window.click("mask-amounts");
  // They are shown as they will be exported, and are not edited meanwhile.
  await window.untilText("shown-masked", /^Shown masked/);
  await until("the tools to be away", async () => !(await window.isSeen("edit-title")));
  const tips = () => window.browser.execute(() => document.querySelector('[data-testid="slide-thumb-0"]').dataset.tip);
  await until("the amounts of a title to be masked", async () => /•••/.test(await tips()));
  const folder = join(window.folder, "masked");
  mkdirSync(folder);
  window.answer({ folder });
  await window.click("export-svg");
  await until("the masked pictures to be written", async () => readdirSync(folder).length === words.length && (await window.isSeen("export-report")), { seconds: 90 });
  await until("the export to end", async () => !/…$/.test(await window.text("export-svg")), { seconds: 90 });
  await window.picture("readout-masked");
  for (const name of readdirSync(folder)) assert.ok(!words.includes(readFileSync(join(folder, name), "utf8")), name);
});

fact(window, "a smaller window keeps its map and heatmap", async () => {
  await window.resize(1180, 760);
  await window.goTo("map");
  await untilCounts([12, 28, 50]);
  await window.picture("map-1180");
  await window.goTo("overlap");
  await window.see(`overlap-cell-${COMMERCIAL}`);
  await window.picture("overlap-1180");
});

fact(window, "after a restart everything is there", async () => {
  const before = await heatmap(window);
  await window.close();
  await window.open();
  assert.equal(await window.text("document-name"), "Partner map");
  // The window comes back as it was left: on its screen and in its size.
  await window.seeAt('[data-testid="nav-overlap"][aria-current="page"]');
  assert.deepEqual(await window.browser.execute(() => [window.innerWidth, window.innerHeight]), [1180, 760]);
  await window.see(`overlap-cell-${COMMERCIAL}`);
  assert.deepEqual(await heatmap(window), before);
  await window.published();
});

fact(window, "an import can still be undone after a restart", async () => {
  await window.press(UNDO);
  await untilCell(COMMERCIAL, { state: "not_imported", percent: "", counts: "" });
});

fact(window, "a window that is ended without a word loses nothing", async () => {
  await window.kill();
  await window.open();
  await window.goTo("overlap");
  await untilCell(COMMERCIAL, { state: "not_imported", percent: "", counts: "" });
  await window.press(REDO);
  await untilCell(COMMERCIAL, { state: "value", percent: "10%", counts: "44/420" });
});
