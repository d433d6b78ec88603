// Every command of Trellis, called with what the page would never send: an answer comes, the program goes on, and nothing is
// written but to the document.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, before } from "node:test";
import { commands, fieldNames, isPlain, values, varied } from "./harness/bindings.js";
import { fact } from "./harness/fact.js";
import { hostileNames, makeDocument, writeHostileFiles } from "./harness/hostile.js";
import { TrellisWindow } from "./harness/window.js";

const window = new TrellisWindow();
const files = writeHostileFiles(window.folder, hostileNames("http://127.0.0.1:1").slice(0, 8));
before(async () => {
  makeDocument(window, files);
  // No dialog is answered but the one for files to import: those read one of them.
  window.answer({ imports: files.slice(0, 1) });
  await window.open();
});
after(() => window.kill());

const TAKING = commands.filter(({ takes }) => takes.length > 0);
const LONG = 5_000_000;

/** What a command says that panicked, and what is said of one that is not there. */
const BROKEN = /stopped unexpectedly/;
const ABSENT = /^Command .* not found|not allowed/;

/**
 * Calls a command in the page with each of these, one after the other: a value, an error with what it says, or silence. A field that
 * reads LONG is as many letters there.
 */
const answers = (name, given) =>
  window.browser.executeAsync(
    (command, each, long, done) => {
      const says = (error) => String(error?.message ?? error).slice(0, 300);
      const call = (fields) =>
        Promise.race([
          globalThis.__TAURI_INTERNALS__.invoke(command, fields).then(() => ({ is: "value" }), (error) => ({ is: "error", says: says(error) })),
          new Promise((resolve) => setTimeout(resolve, 10_000, { is: "silence" })),
        ]);
      const grown = (fields) => (fields === null ? null : Object.fromEntries(Object.entries(fields).map(([field, value]) => [field, value === "LONG" ? "A".repeat(long) : value])));
      each.reduce(async (before, fields) => [...(await before), await call(grown(fields))], Promise.resolve([])).then(done);
    },
    name,
    given,
    LONG,
  );

async function goesOn(pid) {
  assert.equal(window.pid, pid);
  const [{ is }] = await answers("document_state", [{}]);
  assert.equal(is, "value");
  assert.doesNotMatch(window.log, /panicked/);
}

/** What was said of each call that `isTrouble` finds, beginning with the call. */
function troubles(name, given, seen, isTrouble) {
  const line = ({ is, says }, index) => `${name} ${JSON.stringify(given[index]).slice(0, 300)}: ${says ?? is}`;
  return seen.flatMap((answer, index) => (isTrouble(answer, index) ? [line(answer, index)] : []));
}

fact(window, "no command takes a path, an address or the name of a file", () => {
  const names = commands.flatMap(({ takes }) => takes.flatMap(({ name, type }) => [name, ...fieldNames(type)]));
  assert.ok(commands.length > 100 && names.length > 200, `${commands.length} commands, ${names.length} names`);
  assert.deepEqual(names.filter((name) => /path|file|folder|director|url|uri|href|address|destination/i.test(name)), []);
});

/** The right fields of a command, one of them of another kind: JSON has nothing for what is no number, and gives null for it. */
function ofAnotherKind(takes) {
  const right = Object.fromEntries(takes.map(({ name, type }) => [name, values(type, { number: 1, text: "1", length: 1 })[0]]));
  const nested = Array.from({ length: 200 }).reduce((inner) => ({ inner }), 1);
  const others = (type) => {
    if (isPlain(type, "number")) return ["1", -1, 1.5, 2 ** 53, 1e308, null, true, [1], { nested }];
    if (isPlain(type, "string")) return [12, null, true, ["text"], { nested }];
    return isPlain(type, "boolean") ? ["true", 1, null, { nested }] : [12, true, "no such word", "LONG", { nested }];
  };
  return takes.flatMap(({ name, type }) => others(type).map((other) => ({ ...right, [name]: other })));
}

const mayBeLeftOut = ({ type }) => type.is === "union" && type.of.some(({ word }) => word === "null");

fact(window, "a value of another kind is an error", async () => {
  const { pid } = window;
  const found = [];
  let count = 0;
  for (const { name, takes } of TAKING) {
    const given = [...(takes.every(mayBeLeftOut) ? [] : [{}, null]), ...ofAnotherKind(takes)];
    const seen = await answers(name, given);
    found.push(...troubles(name, given, seen, ({ is, says }) => is !== "error" || BROKEN.test(says) || ABSENT.test(says)));
    count += given.length;
  }
  assert.deepEqual(found, []);
  await goesOn(pid);
  assert.ok(count > 500, `${count} were tried`);
});

fact(window, "texts of five million letters are answered", async () => {
  const { pid } = window;
  const found = [];
  for (const { name, takes } of TAKING) {
    const given = [Object.fromEntries(takes.map((field) => [field.name, "LONG"]))];
    const areTexts = takes.every(({ type }) => isPlain(type, "string"));
    const seen = await answers(name, given);
    found.push(...troubles(name, given, seen, ({ is, says }) => is === "silence" || (is === "value" && !areTexts) || BROKEN.test(says)));
  }
  assert.deepEqual(found, []);
  await goesOn(pid);
});

/** Numbers, texts and lengths of lists that are of the right kind and of no sense. */
const SENSELESS = [
  { number: 0, text: "", length: 0 },
  { number: 2 ** 32 - 1, text: "'; DROP TABLE partner; --", length: 2 },
  { number: 2 ** 31, text: "-9".repeat(200), length: 30 },
  { number: 1, text: "../../etc/passwd", length: 1 },
  { number: 3, text: "9999-12-31", length: 1 },
  { number: 2, text: "-99999999999999999999.99", length: 3 },
];

/** Those that put another document into the window come last: the example is a large one, and everything takes its time with it. */
const OTHER_DOCUMENT = ["document_open_recent", "document_demo"];
const BY_SIZE = [...commands].sort((one, other) => OTHER_DOCUMENT.indexOf(one.name) - OTHER_DOCUMENT.indexOf(other.name));

/** The paths of all files beside the window's own. */
const filesBeside = () => readdirSync(window.folder, { recursive: true }).filter((name) => !/^data\b/.test(name)).sort();

fact(window, "values of the right kind and of no sense are answered, and no file is written", async () => {
  const { pid } = window;
  const before = filesBeside();
  const beside = readdirSync(process.cwd()).sort();
  const found = [];
  let count = 0;
  for (const { name, takes } of BY_SIZE) {
    const none = [{ ["__proto__"]: { isHacked: true }, constructor: 1, unknown: "LONG" }];
    const given = takes.length === 0 ? none : SENSELESS.flatMap((fill) => varied(takes.map((field) => [field.name, values(field.type, fill)])));
    const seen = await answers(name, given);
    found.push(...troubles(name, given, seen, ({ is, says }) => is === "silence" || BROKEN.test(says) || ABSENT.test(says)));
    count += given.length;
  }
  assert.deepEqual(found, []);
  assert.ok(count > 3000, `${count} were tried`);
  await goesOn(pid);
  assert.equal(await window.browser.execute(() => ({}).isHacked ?? null), null);
  assert.deepEqual(filesBeside(), before);
  assert.deepEqual(readdirSync(process.cwd()).sort(), beside);
});
