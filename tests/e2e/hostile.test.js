// What a script would meet that got into the page: no text runs, no server and no file is reached, the window leads nowhere, and
// only the commands of Trellis answer.

import assert from "node:assert/strict";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { ELEMENTS, FETCHES, RUNS, WAYS } from "./harness/attempts.js";
import { fact } from "./harness/fact.js";
import { listen } from "./harness/listener.js";
import { UNTOUCHED, attempt, attemptLater, beMarked, refusals, state } from "./harness/page.js";
import { until } from "./harness/until.js";
import { TrellisWindow } from "./harness/window.js";

/** Milliseconds after which what was tried would have come about. */
const MEANWHILE = 600;

const server = await listen();
const window = new TrellisWindow();
before(() => window.open());
after(async () => {
  await window.kill();
  server.close();
});

/** Waits until nothing more comes of what was tried, and sees that nobody was reached. */
async function nobodyIsReached() {
  await sleep(MEANWHILE);
  assert.deepEqual(server.heard.splice(0), []);
}

const tried = (name, check) =>
  fact(window, name, async () => {
    await beMarked(window);
    await check();
  });

// ---- What the policy and the configuration are

tried("the policy leaves nothing to anybody that is not named", async () => {
  await attempt(window, () => (0, eval)("1"));
  const policy = await until("the policy to be told", async () => (await attempt(window, () => globalThis.policy)) || undefined);
  const directives = new Map(policy.split(";").map((line) => line.trim().split(/\s+/)).map(([name, ...sources]) => [name, sources.join(" ")]));
  for (const name of ["default-src", "object-src", "frame-src", "worker-src", "base-uri", "form-action", "frame-ancestors"]) assert.equal(directives.get(name), "'none'", name);
  // A hash is that of a script of the window itself.
  assert.match(directives.get("script-src"), /^'self'( 'sha256-[^']+')*$/);
  assert.equal(directives.get("style-src"), "'self'");
  assert.deepEqual([...directives].filter(([name, sources]) => /unsafe|\*|https?:/.test(sources.replace("http://ipc.localhost", "")) && name !== "style-src-attr"), []);
});

test("nothing is configured that would open the page to others", () => {
  const read = (path) => readFileSync(join(import.meta.dirname, "../..", path), "utf8");
  const { app } = JSON.parse(read("src-tauri/tauri.conf.json"));
  assert.deepEqual(Object.keys(app.security).sort(), ["capabilities", "csp"]);
  assert.ok(!app.withGlobalTauri);
  // What a development build has of it, a release has not.
  for (const manifest of ["Cargo.toml", "src-tauri/Cargo.toml"]) assert.doesNotMatch(read(manifest), /"(devtools|protocol-asset|unstable|webview-data-url)"|tauri-plugin/);
});

// ---- What would run

tried("what does run leaves its trace", async () => {
  await attempt(window, () => {
    const picture = document.createElement("img");
    picture.addEventListener("error", () => (globalThis.hacked = 1));
    picture.src = "data:,";
  });
  await until("the trace to be seen", async () => (await state(window)).hacked === 1);
});

for (const [name, [refusal, act]] of Object.entries(RUNS)) {
  tried(`${name} is refused and does not run`, async () => {
    await attempt(window, act);
    let heard;
    await until(() => `${refusal} to be refused; it was ${heard}`, async () => (heard = await refusals(window)).some((one) => one.startsWith(refusal)), { seconds: 5 });
    await sleep(MEANWHILE / 2);
    assert.deepEqual(await state(window), UNTOUCHED);
    assert.notEqual(await attempt(window, () => getComputedStyle(document.body).display), "none");
  });
}

// ---- What would be fetched

fact(window, "the server hears who connects, and who asks", async () => {
  await fetch(server.address);
  assert.deepEqual(server.heard.splice(0), ["a connection", "GET / HTTP/1.1"]);
});

for (const [name, act] of Object.entries(FETCHES)) {
  tried(`no server is reached by ${name}`, async () => {
    await attempt(window, act, server.address);
    await nobodyIsReached();
    assert.equal((await state(window)).address, UNTOUCHED.address);
    await attempt(window, () => document.querySelectorAll("base").forEach((base) => base.remove()));
  });
}

for (const [name, [tag, properties]] of Object.entries(ELEMENTS(server.address))) {
  tried(`no server is reached by ${name}`, async () => {
    await attempt(window, (made, given) => void document.body.append(Object.assign(document.createElement(made), given)), tag, properties);
    await nobodyIsReached();
    assert.equal((await state(window)).address, UNTOUCHED.address);
  });
}

tried("there is nothing in the page that speaks to peers past its policy", async () => {
  assert.deepEqual(await attempt(window, () => ["RTCPeerConnection", "webkitRTCPeerConnection", "WebTransport"].filter((name) => name in globalThis)), []);
});

// ---- Where it would lead

/** A link over everything, which a person presses. */
async function press(properties) {
  await attempt(window, (wanted) => {
    const made = typeof wanted.blob === "string" ? { ...wanted, href: URL.createObjectURL(new Blob([wanted.blob])) } : wanted;
    const link = Object.assign(document.createElement("a"), made, { id: "hostile-link", textContent: "press" });
    link.style.cssText = "position: fixed; inset: 0 auto auto 0; z-index: 99999; padding: 1em; background: white";
    document.body.append(link);
  }, properties);
  await window.browser.$("#hostile-link").click();
  await sleep(MEANWHILE);
  await attempt(window, () => document.querySelector("#hostile-link")?.remove());
}

async function staysHere() {
  await nobodyIsReached();
  assert.deepEqual(await state(window), UNTOUCHED);
  assert.equal((await window.browser.getWindowHandles()).length, 1);
}

const page = join(window.folder, "page.html");
writeFileSync(page, "<!doctype html><p>a file</p>");
const PLACES = [`${server.address}/place`, "https://127.0.0.1:1/", `file://${page}`, "data:text/html,<p>data</p>", "about:blank", "ftp://127.0.0.1/", "tauri://elsewhere/", "ipc://localhost/map", `asset://localhost${page}`];
for (const place of PLACES) {
  tried(`the window does not go to ${place.replace(window.folder, "…").replace(/:\d{4,5}/, "")}`, async () => {
    for (const act of [(to) => void setTimeout(() => (location.href = to)), (to) => void setTimeout(() => location.replace(to)), (to) => void setTimeout(() => window.open(to, "_self"))]) {
      await attempt(window, act, place);
      await staysHere();
    }
    await press({ href: place });
    await staysHere();
  });
}

tried("a page that is to be fetched anew from elsewhere stays", async () => {
  await attempt(window, (at) => document.head.append(Object.assign(document.createElement("meta"), { httpEquiv: "refresh", content: `0;url=${at}/refresh` })), server.address);
  await staysHere();
});

for (const method of ["get", "post"]) {
  tried(`a form is sent nowhere by ${method}`, async () => {
    for (const target of ["", "_blank"]) {
      await attempt(window, (action, how, to) => {
        const form = Object.assign(document.createElement("form"), { action, method: how, target: to });
        form.append(Object.assign(document.createElement("input"), { name: "secret", value: "1" }));
        document.body.append(form);
        form.submit();
      }, `${server.address}/form`, method, target);
      await staysHere();
    }
  });
}

tried("no second window opens", async () => {
  await press({ href: `${server.address}/blank`, target: "_blank" });
  await staysHere();
  await press({ href: `${server.address}/named`, target: "another", rel: "opener" });
  await staysHere();
  await attempt(window, (at) => {
    globalThis.opened = [];
    document.body.addEventListener("click", () => globalThis.opened.push(globalThis.open(`${at}/open`), globalThis.open("about:blank")), { once: true, capture: true });
  }, server.address);
  await press({ href: "#" });
  assert.deepEqual(await attempt(window, () => globalThis.opened), [null, null]);
  await staysHere();
});

tried("a press on a link tells nobody", async () => {
  await press({ href: "#", ping: `${server.address}/ping` });
  await staysHere();
});

tried("nothing is downloaded", async () => {
  // Where a webview would put it that asks nobody: beside the program, at home, or among the downloads.
  const name = `hostile-${process.pid}.txt`;
  const places = [process.cwd(), process.env.HOME, join(process.env.HOME, "Downloads"), window.folder].map((folder) => join(folder, name));
  try {
    for (const from of [{ blob: "hostile" }, { href: "data:text/plain,hostile" }, { href: `${server.address}/download` }]) {
      await press({ ...from, download: name });
      await staysHere();
      assert.deepEqual(places.filter((path) => existsSync(path)), []);
    }
  } finally {
    places.forEach((path) => rmSync(path, { force: true }));
  }
});

tried("a window that is told to close by its page stays", async () => {
  await attempt(window, () => globalThis.close());
  await staysHere();
});

// ---- Which files it would read

const secrets = { picture: join(window.folder, "secret.png"), script: join(window.folder, "secret.js"), sheet: join(window.folder, "secret.css"), text: join(window.folder, "secret.txt") };
const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
writeFileSync(secrets.picture, Buffer.from(PIXEL, "base64"));
writeFileSync(secrets.script, "globalThis.hacked = 1;");
writeFileSync(secrets.sheet, ":root { --hacked: 1 }");
writeFileSync(secrets.text, "a secret of the machine");

const looked = (address) =>
  attemptLater(window, async (from) => {
    const within = (tag, properties) =>
      new Promise((resolve) => {
        const element = Object.assign(document.createElement(tag), properties);
        element.onload = element.onerror = () => resolve(element);
        document.body.append(element);
        setTimeout(() => resolve(element), 300);
      });
    const fetched = await fetch(from.text).then((answer) => answer.text(), () => "");
    const picture = await within("img", { src: from.picture });
    await within("script", { src: from.script });
    await within("script", { src: from.script, type: "module" });
    await within("link", { rel: "stylesheet", href: from.sheet });
    const frame = await within("iframe", { src: from.text });
    const framed = (() => {
      try {
        return frame.contentDocument?.body?.textContent ?? "";
      } catch {
        return "";
      }
    })();
    const style = getComputedStyle(document.documentElement).getPropertyValue("--hacked");
    const isRead = [fetched, framed].some((text) => text.includes("secret"));
    return { isRead, width: picture.naturalWidth, hacked: globalThis.hacked ?? null, style };
  }, Object.fromEntries(Object.entries(secrets).map(([kind, path]) => [kind, address(path, kind)])));

const NOTHING = { isRead: false, width: 0, hacked: null, style: "" };

tried("a picture that is there is seen", async () => {
  const seen = await looked((_, kind) => (kind === "picture" ? `data:image/png;base64,${PIXEL}` : "data:,"));
  assert.deepEqual(seen, { ...NOTHING, width: 1 });
});

for (const [name, address] of Object.entries(WAYS)) {
  tried(`no file is read by ${name}`, async () => {
    assert.deepEqual(await looked(address), NOTHING);
    assert.deepEqual(await state(window), UNTOUCHED);
  });
}

// ---- Which commands it would call

const invoke = (name, values) =>
  attemptLater(window, (command, given) => globalThis.__TAURI_INTERNALS__.invoke(command, given).then((value) => ({ value: value ?? null }), (refusal) => ({ refusal: String(refusal) })), name, values);

tried("no plugin answers", async () => {
  const plugins = ["fs|read_file", "fs|read_text_file", "fs|write_file", "shell|execute", "shell|open", "shell|spawn", "opener|open_url", "opener|open_path", "http|fetch", "dialog|open", "dialog|save", "process|exit", "os|hostname", "clipboard-manager|read_text", "sql|load", "store|load", "upload|upload", "updater|check", "global-shortcut|register", "notification|notify", "websocket|connect", "autostart|enable", "deep-link|get_current", "localhost|anything", "cli|cli_matches", "fs|../fs|read_file", "|", ""];
  for (const plugin of plugins) assert.match((await invoke(`plugin:${plugin}`, { path: secrets.text })).refusal, /not allowed|not found/, plugin);
});

tried("of all a webview can be given, events are heard and nothing else", async () => {
  const manifests = JSON.parse(readFileSync(join(import.meta.dirname, "../../src-tauri/gen/schemas/acl-manifests.json"), "utf8"));
  const all = Object.entries(manifests).flatMap(([plugin, { permissions }]) => Object.values(permissions).flatMap(({ commands: { allow } }) => allow.map((name) => `plugin:${plugin.replace("core:", "")}|${name}`)));
  const each = [...new Set(all)];
  assert.ok(each.length > 100, `${each.length} commands are known`);
  const allowed = [];
  for (const name of each) if (!/not allowed/.test((await invoke(name, {})).refusal)) allowed.push(name);
  assert.deepEqual(allowed.sort(), ["plugin:event|listen", "plugin:event|unlisten"]);
  assert.deepEqual(await state(window), UNTOUCHED);
});

tried("a command nobody wrote is not found", async () => {
  for (const name of ["read_file", "eval", "__proto__", "constructor", "toString", "DOCUMENT_STATE", "document_state ", "document_state\0", "../document_state", "a".repeat(100_000)]) {
    assert.match((await invoke(name, {})).refusal, /not found|not allowed/, name.slice(0, 20));
  }
});

tried("the page's own name for its commands is all there is", async () => {
  assert.deepEqual(await attempt(window, () => [typeof globalThis.__TAURI__, typeof globalThis.__TAURI_INTERNALS__.invoke]), ["undefined", "function"]);
  const withoutKey = (headers) => attemptLater(window, (given) => fetch("ipc://localhost/document_state", { method: "POST", body: "{}", headers: given }).then((answer) => answer.text()), headers);
  for (const headers of [{}, { "Tauri-Callback": "1", "Tauri-Error": "2", "Tauri-Invoke-Key": "guessed" }]) assert.doesNotMatch(await withoutKey(headers), /publishing/);
});

for (const [name, properties] of Object.entries({
  "a frame with a page of its own": { srcdoc: "<script>parent.hacked = 1; globalThis.__TAURI_INTERNALS__.invoke('document_state')</script><p>framed" },
  "a frame that is data": { src: "data:text/html,<script>parent.postMessage('framed', '*')</script>" },
  "a frame with Trellis in it": { src: "/index.html" },
  "a frame with nothing in it": { src: "about:blank" },
})) {
  tried(`${name} has no commands`, async () => {
    const seen = await attemptLater(window, async (given) => {
      const told = [];
      addEventListener("message", ({ data }) => told.push(data));
      const frame = Object.assign(document.createElement("iframe"), given);
      document.body.append(frame);
      await new Promise((resolve) => setTimeout(resolve, 800));
      const commands = [typeof frame.contentWindow?.__TAURI_INTERNALS__, typeof frame.contentWindow?.isTauri];
      const hasApp = frame.contentDocument?.querySelector("#app") !== null && frame.contentDocument !== null;
      frame.remove();
      return { told, commands, hasApp };
    }, properties);
    assert.deepEqual(seen, { told: [], commands: ["undefined", "undefined"], hasApp: false });
    assert.deepEqual(await state(window), UNTOUCHED);
  });
}
