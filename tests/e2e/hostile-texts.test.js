// Imported texts that would be markup, a formula, a path or SQL in another place: each is shown, stored and exported as the text it is.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { inflateRawSync } from "node:zlib";
import { Key } from "webdriverio";
import { fact } from "./harness/fact.js";
import { hostileNames, makeDocument, writeHostileFiles } from "./harness/hostile.js";
import { bringInFile } from "./harness/importing.js";
import { listen } from "./harness/listener.js";
import { UNTOUCHED, beMarked, refusals, state } from "./harness/page.js";
import { until } from "./harness/until.js";
import { TrellisWindow } from "./harness/window.js";

const server = await listen();
const window = new TrellisWindow();
const names = hostileNames(server.address);
const files = writeHostileFiles(window.folder, names);
/** As the page has them: white space in a row is one space. */
const shown = names.map((name) => name.replace(/\s+/g, " "));

before(async () => {
  await window.open();
  await beMarked(window);
});
after(async () => {
  await window.kill();
  server.close();
});

/** What was made of a text: elements that bear its mark, and handlers and addresses in attributes. */
const traces = () =>
  window.browser.execute(() => {
    const marked = [...document.querySelectorAll("[data-hostile], x, iframe, object, embed, base, meta[http-equiv], script:not([src])")];
    const attributes = [...document.querySelectorAll("*")].flatMap((element) => [...element.attributes]);
    const acting = attributes.filter(({ name, value }) => /^on/i.test(name) || (/^(href|src|srcset|action|formaction|data|poster|xlink:href)$/i.test(name) && /^(https?|javascript|file|data:text):/i.test(value.trim())));
    return [...marked.map(({ outerHTML }) => outerHTML), ...acting.map(({ name, value }) => `${name}=${value}`)];
  });

async function nothingCameOfIt() {
  await window.settled();
  assert.deepEqual(await traces(), []);
  assert.deepEqual(await state(window), UNTOUCHED);
  assert.deepEqual(await refusals(window), []);
  assert.deepEqual(server.heard, []);
}

/** Which of the names are not to be read in the page, as they are written. */
const notShown = async () => {
  const text = await window.browser.execute(() => document.body.textContent.replace(/\s+/g, " "));
  return shown.filter((name) => !text.includes(name));
};

/** The values of a data attribute that begin with a word, without it. */
const marks = (start) => window.browser.execute((word) => [...document.querySelectorAll(`[data-testid^="${word}"]`)].map((element) => element.dataset.testid.slice(word.length)), start);

fact(window, "a text that became markup would be found", async () => {
  await window.browser.execute((markup) => document.body.insertAdjacentHTML("beforeend", `<div id="made">${markup}</div>`), names.slice(0, 4).join(""));
  assert.ok((await traces()).length > 3);
  await until("the policy to have refused what it would do", async () => (await refusals(window)).length > 0);
  await window.browser.execute(() => document.querySelector("#made").remove());
  await window.browser.execute(() => (globalThis.refused.length = 0));
  await nothingCameOfIt();
});

for (const [index, kind] of ["roster", "accounts", "overlap", "deals", "mdf"].entries()) {
  fact(window, `the file of the ${kind} comes in as text`, async () => {
    await bringInFile(window, files[index], "2026-06-30", nothingCameOfIt);
    await nothingCameOfIt();
  });
}

fact(window, "every name is on the map, letter by letter", async () => {
  await window.goTo("map");
  await until("the partners to be on the map", async () => (await marks("map-partner-")).length >= names.length);
  assert.deepEqual((await marks("map-partner-")).map((name) => name.replace(/\s+/g, " ")).sort(), [...shown].sort());
  assert.deepEqual(await notShown(), []);
  await window.picture("hostile-map");
  await nothingCameOfIt();
});

fact(window, "every partner opens in the inspector", async () => {
  for (const name of names) {
    await window.browser.execute((wanted) => [...document.querySelectorAll('[data-testid^="map-partner-"]')].find((element) => element.dataset.testid === `map-partner-${wanted}`)?.click(), name);
    const wanted = name.replace(/\s+/g, " ");
    await until(`the inspector to show ${wanted.slice(0, 60)}`, async () => (await window.browser.execute(() => document.querySelector('[data-testid="inspector"]').textContent.replace(/\s+/g, " "))).includes(wanted));
    assert.deepEqual(await traces(), []);
  }
  await nothingCameOfIt();
  await window.press(Key.Escape);
});

fact(window, "the screens show the names as they are", async () => {
  for (const [screen, start] of [["overlap", "overlap-cell-"], ["partners", "partner-cell-"]]) {
    await window.goTo(screen);
    await until(`the partners to be on the screen ${screen}`, async () => (await marks(start)).length > 0);
    await nothingCameOfIt();
    await window.picture(`hostile-${screen}`);
  }
  for (const screen of ["accounts", "deals"]) {
    await window.goTo(screen);
    await window.seeAt(`[data-testid="${screen}-table"] [data-row]`);
    await nothingCameOfIt();
    await window.clickAt(`[data-testid="${screen}-table"] [data-row]`);
    await nothingCameOfIt();
    await window.picture(`hostile-${screen}`);
  }
});

fact(window, "the counts of deals and of marketing money do so too", async () => {
  for (const [tab, seen] of [["scorecard", "scorecard-table"], ["network", "network-headline"], ["led", "led-headline"], ["comparison", "comparison-table"], ["conflicts", "conflicts-headline"], ["mdf", "mdf-headline"]]) {
    await window.click(`deals-tab-${tab}`);
    await window.see(seen);
    await nothingCameOfIt();
  }
});

fact(window, "so do the review with all its steps, the settings and the history", async () => {
  await window.goTo("review");
  for (const place of ["freeze", "moved", "investment", "sign"]) {
    await window.click(`step-${place}`);
    await window.see(`review-${place}`);
    await nothingCameOfIt();
  }
  for (const place of ["criteria", "audit"]) {
    await window.click(`open-${place}`);
    await nothingCameOfIt();
  }
  await window.goTo("settings");
  for (const section of ["general", "currencies", "tiers", "types", "segments", "motions", "managers", "measures", "review"]) {
    await window.click(`settings-${section}`);
    await nothingCameOfIt();
  }
  await window.press([Key.Ctrl, "h"]);
  await window.see("history");
  await nothingCameOfIt();
  await window.press(Key.Escape);
});

fact(window, "the findings of the map, pressed one by one, do nothing else", async () => {
  await window.goTo("map");
  await window.seeAt('[data-testid^="finding-"]');
  const count = (await marks("finding-")).filter((rest) => /^\d+$/.test(rest)).length;
  for (let index = 0; index < count; index += 1) {
    await window.click(`finding-${index}`);
    await nothingCameOfIt();
  }
  await window.press(Key.Escape);
});

fact(window, "the palette finds a name by its own letters, and takes it for nothing else", async () => {
  for (const typed of ["<img", "=HYPERLINK", "'; DROP", "${7", "__proto__", "../../"]) {
    await window.press([Key.Ctrl, "k"]);
    const field = await window.see("palette-input");
    await field.setValue(typed);
    await until(`${typed} to be found`, async () => (await window.texts('[data-testid^="palette-"][role="option"]')).some((text) => text.includes(typed)));
    await nothingCameOfIt();
    await window.press(Key.Escape);
    await until("the palette to close", async () => !(await window.isSeen("palette-input")));
  }
});

fact(window, "the read-out is drawn of them", async () => {
  await window.goTo("readout");
  await until("the slide to be drawn", () => window.browser.execute(() => document.querySelector('[data-testid="slide-preview"] img')?.naturalWidth > 0), { seconds: 60 });
  await nothingCameOfIt();
  await window.picture("hostile-readout");
});

fact(window, "each name can be typed in as well", async () => {
  const added = await window.browser.executeAsync((each, done) => {
    const add = (name) => globalThis.__TAURI_INTERNALS__.invoke("add_partner", { name }).then(() => "added", (error) => error.message);
    each.reduce(async (before, name) => [...(await before), await add(`${name} 2`)], Promise.resolve([])).then(done);
  }, names.filter((name) => name.length < 200));
  assert.deepEqual(added.filter((word) => word !== "added"), []);
  await nothingCameOfIt();
});

// ---- What goes out

/** The parts of a zip with their bytes, by the directory at its end. */
function parts(path) {
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf("PK\x05\x06");
  const found = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, title, extra, comment, start] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const packed = bytes.subarray(from, from + size);
    found.set(bytes.toString("utf8", at + 46, at + 46 + title), method === 0 ? packed : inflateRawSync(packed));
    at += 46 + title + extra + comment;
  }
  return found;
}

/** The cells of a comma-separated file. */
function cells(text) {
  return [...text.matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(?:,|\r?\n|$)/g)].map(([, cell]) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell));
}

const LIKE_A_FORMULA = /^[=+\-@\t\r]/;
const isNumber = (text) => /^[+-]?[\d.]+$/.test(text);

const out = new TrellisWindow();
const folder = join(out.folder, "out", "deep", "asked");
const exported = (option, name) => execFileSync(process.env.TRELLIS_CLI, ["export", out.document, option, join(folder, name)], { env: out.environment, stdio: "ignore" });
before(() => {
  makeDocument(out, writeHostileFiles(out.folder, names));
  mkdirSync(folder, { recursive: true });
});
const filesOf = (where) => readdirSync(join(folder, where)).map((name) => join(folder, where, name));

test("nothing is written but where it was asked for", () => {
  const everything = () => readdirSync(out.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const before = new Set(everything());
  for (const [option, name] of [["--svg", "svg"], ["--png", "png"], ["--facts", "facts"], ["--deck", "deck.pptx"], ["--deck", "deck.pdf"], ["--roster", "roster.csv"], ["--roster", "roster.xlsx"], ["--plan", "plan.xlsx"], ["--criteria", "criteria.pdf"]]) exported(option, name);
  const written = everything().filter((path) => !before.has(path) && !path.startsWith(out.data));
  assert.ok(written.length > 30, `${written.length} files`);
  assert.deepEqual(written.filter((path) => !path.startsWith(folder)), []);
  // No name of a partner, an account or a deal is the name of a file.
  const slides = [...filesOf("svg"), ...filesOf("png")].map((path) => path.split("/").at(-1));
  assert.deepEqual(slides.filter((name) => !/^\d\d [A-Z][\w -]+\.(svg|png)$/.test(name)), []);
});

test("no cell of a comma-separated file begins like a formula", () => {
  const all = [join(folder, "roster.csv"), ...filesOf("facts")].map((path) => cells(readFileSync(path, "utf8").replace(/^\ufeff/, "")));
  assert.deepEqual(all.flat().filter((cell) => LIKE_A_FORMULA.test(cell) && !isNumber(cell)), []);
  // What would be one is there, behind an apostrophe.
  for (const name of names.filter((one) => LIKE_A_FORMULA.test(one))) assert.ok(all[0].includes(`'${name}`), name);
});

test("no formula of a workbook has a name in it", () => {
  for (const book of ["roster.xlsx", "plan.xlsx"]) {
    const sheets = [...parts(join(folder, book))].filter(([name]) => name.endsWith(".xml") || name.endsWith(".rels")).map(([, bytes]) => bytes.toString());
    const formulas = sheets.flatMap((text) => [...text.matchAll(/<f[^>]*>([^<]*)<\/f>/g)].map(([, formula]) => formula));
    assert.deepEqual(formulas.filter((formula) => /HYPERLINK|cmd|http|hacked|passwd|calc|DDE/i.test(formula)), []);
    assert.equal(formulas.length > 0, book === "plan.xlsx");
    assert.deepEqual(sheets.filter((text) => /TargetMode="External"|<hyperlinks?[ >]|<externalLink|<ddeLink/.test(text)), []);
    assert.ok(sheets.some((text) => text.includes("=HYPERLINK(")), `the text itself is in ${book}`);
  }
});

/** The elements and attributes of a drawing or a part, without its texts. */
const tagsOf = (text) => [...text.matchAll(/<[!?/]?[A-Za-z][^>]*>/g)].map(([tag]) => tag);

test("a drawing has texts and shapes, and nothing that acts or fetches", () => {
  const drawings = filesOf("svg").map((path) => readFileSync(path, "utf8"));
  const tags = drawings.flatMap(tagsOf);
  assert.ok(tags.length > 500);
  assert.deepEqual(tags.filter((tag) => /^<(script|iframe|foreignObject|image|x|img|a|use|animate|set|!)\b/i.test(tag) || /\son\w+\s*=|\sdata-hostile[\s=>]|(href|src)\s*=\s*["'](?!#)/i.test(tag)), []);
  assert.ok(drawings.some((text) => text.includes("&lt;img src=")), "the text itself is in a drawing");
});

test("a presentation opens nothing and runs nothing", () => {
  const deck = parts(join(folder, "deck.pptx"));
  assert.deepEqual([...deck.keys()].filter((name) => name.startsWith("/") || name.includes("..") || /vba|\.bin$|activeX/i.test(name)), []);
  const texts = [...deck].filter(([name]) => /\.(xml|rels)$/.test(name)).map(([, bytes]) => bytes.toString());
  assert.deepEqual(texts.flatMap(tagsOf).filter((tag) => /TargetMode="External"|hlinkClick|<!(DOCTYPE|ENTITY)|data-hostile|action=/i.test(tag)), []);
  assert.ok(texts.some((text) => text.includes("&lt;img src=")), "the text itself is on a slide");
});

test("a page has no script, no link and no file in it", () => {
  for (const name of ["deck.pdf", "criteria.pdf"]) assert.doesNotMatch(readFileSync(join(folder, name), "latin1"), /\/(JavaScript|JS|URI|Launch|OpenAction|EmbeddedFile|SubmitForm|GoToR)\b/);
});
