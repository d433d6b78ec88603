// The window under test: started on a data folder, driven through WebDriver, and what a person does with it.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { delimiter, join } from "node:path";
import { remote } from "webdriverio";
import { closeWindow, resizeWindow } from "./display.js";
import { isRunning, stopAll, withMark } from "./processes.js";
import { until } from "./until.js";

/** When the tests take place: two days into Q3, so the review is of Q2 2026. */
const NOW = "2026-07-02T14:32:00Z";

/** Seconds in which a window shows a document. */
const PATIENCE = 45;

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

function webKitDriver() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const paths = folders.map((folder) => join(folder, "WebKitWebDriver"));
  const found = paths.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!found) throw new Error("WebKitWebDriver is not installed; `.ci/packages test` installs it");
  return found;
}

export class TrellisWindow {
  /** A window that is to open on a fresh data folder. `theme` is the system's, light or dark. */
  constructor({ theme = "light" } = {}) {
    this.theme = theme;
    /** When it takes place; a window that is opened after it was set goes by it. */
    this.now = NOW;
    this.folder = mkdtempSync(join(process.env.TRELLIS_E2E_SCRATCH, "data-"));
    this.answers = join(this.folder, "dialogs.json");
    this.data = join(this.folder, "data");
    mkdirSync(this.data);
    this.answer({});
  }

  /** Where a first launch keeps its document. */
  get document() {
    return join(this.data, "documents", "Partner map.trellis");
  }

  get environment() {
    return { ...process.env, TRELLIS_DATA: this.data, TRELLIS_NOW: this.now, TRELLIS_DIALOGS: this.answers, GTK_THEME: this.theme === "dark" ? "Adwaita:dark" : "Adwaita" };
  }

  /** What the next dialogs are answered with: `open`, `save`, `imports`, `file`, `folder`. */
  answer(answers) {
    writeFileSync(this.answers, JSON.stringify(answers));
  }

  /**
   * Starts the program and waits until its window shows a document. A machine on which nothing of it was started before may
   * take its time, and has been seen to show an empty page for good: it is started once more then, and said so.
   */
  async open() {
    await this.#launch();
    try {
      await this.see("document-name", PATIENCE);
    } catch (error) {
      console.error(`The window did not open: ${error.message}; ${await this.#sight()}. It is started once more.`);
      await this.kill();
      await this.#launch();
      await this.see("document-name", PATIENCE).catch(async (second) => {
        throw new Error(`${second.message}; ${await this.#sight()}`, { cause: second });
      });
    }
  }

  async #launch() {
    const [port, nativePort] = [await freePort(), await freePort()];
    const ports = ["--port", String(port), "--native-port", String(nativePort), "--native-driver", webKitDriver()];
    this.log = "";
    this.driver = spawn(process.env.TAURI_DRIVER, ports, { env: this.environment, detached: true, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.driver.stdout, this.driver.stderr]) stream.on("data", (text) => (this.log += text));
    await until("tauri-driver to answer", () => this.#isReady(port));
    this.browser = await remote({
      hostname: "127.0.0.1",
      port,
      logLevel: "error",
      connectionRetryCount: 0,
      connectionRetryTimeout: 40_000,
      // No browserName: WebKitWebDriver refuses one it is not. Classic: it speaks no BiDi.
      capabilities: { "tauri:options": { application: process.env.TRELLIS_APP }, "wdio:enforceWebDriverClassic": true },
    });
    // What was said until here is that the driver waited for WebKit's own.
    this.log = "";
  }

  /** What the page is and shows, for a failure's sentence. */
  async #sight() {
    const look = () => {
      const name = document.querySelector('[data-testid="document-name"]');
      const box = name?.getBoundingClientRect().toJSON();
      return { at: location.href, state: document.readyState, seen: document.visibilityState, size: [innerWidth, innerHeight], box, html: document.body.innerHTML.slice(0, 600), text: document.body.innerText.slice(0, 300) };
    };
    const page = await this.browser.execute(look).catch((error) => error.message);
    const processes = withMark("TRELLIS_DATA", this.data).map(({ pid, command }) => `${pid} ${command.slice(0, 80)}`);
    return JSON.stringify({ page, log: this.log.slice(-600), processes });
  }

  async #isReady(port) {
    if (this.driver.exitCode !== null) throw new Error(`tauri-driver ended with ${this.driver.exitCode}: ${this.log}`);
    return fetch(`http://127.0.0.1:${port}/status`).then((answer) => answer.ok, () => false);
  }

  /** The process of the window. */
  get pid() {
    const processes = withMark("TRELLIS_DATA", this.data);
    return processes.find(({ command }) => command.split(" ")[0] === process.env.TRELLIS_APP)?.pid;
  }

  /** Closes the window as a person does, and waits until the program has ended. */
  async close() {
    const { pid } = this;
    await closeWindow("Trellis");
    await until("the program to end after its window was closed", () => !isRunning(pid), { seconds: 30 });
    await this.kill();
  }

  /** Ends the program, the driver and all they started, without a word. */
  async kill() {
    this.browser = undefined;
    await stopAll("TRELLIS_DATA", this.data);
  }

  /** Launches the program once more on the same data, and gives its exit code. */
  async launchAgain() {
    const second = spawn(process.env.TRELLIS_APP, [], { env: this.environment, stdio: "ignore" });
    try {
      return await until("the second launch to end by itself", () => second.exitCode ?? undefined);
    } finally {
      second.kill("SIGKILL");
    }
  }

  async resize(width, height) {
    await resizeWindow("Trellis", width, height);
    await until(`the window to be ${width} x ${height}`, async () => {
      const size = await this.browser.execute(() => [window.innerWidth, window.innerHeight]);
      return size[0] === width && size[1] === height;
    });
  }

  // ---- What is seen

  /** The first element of this test id that is in sight, waited for. */
  async see(testId, seconds) {
    return this.seeAt(`[data-testid="${testId}"]`, seconds);
  }

  async seeAt(selector, seconds) {
    return until(`${selector} to be seen`, async () => {
      const element = await this.browser.$(selector);
      return (await element.isDisplayed()) && element;
    }, { seconds });
  }

  async isSeen(testId) {
    return this.browser.$(`[data-testid="${testId}"]`).isDisplayed();
  }

  /** The text of a test id, as it is in the page; undefined while there is none. */
  async text(testId) {
    const texts = await this.texts(`[data-testid="${testId}"]`);
    return texts[0];
  }

  /** The texts of all elements a selector finds, in one question. */
  async texts(selector) {
    return this.browser.execute(
      (wanted) => [...document.querySelectorAll(wanted)].map((element) => element.innerText.replace(/\s+/g, " ").trim()),
      selector,
    );
  }

  async untilText(testId, wanted, seconds) {
    let seen;
    const matches = (text) => (wanted instanceof RegExp ? wanted.test(text) : text === wanted);
    await until(() => `${testId} to read ${wanted}; it reads ${seen}`, async () => {
      seen = await this.text(testId);
      return seen !== undefined && matches(seen);
    }, { seconds });
    return seen;
  }

  // ---- What is done

  async click(testId) {
    return this.clickAt(`[data-testid="${testId}"]`);
  }

  async clickAt(selector) {
    const element = await this.seeAt(selector);
    await until(`${selector} to be enabled`, () => element.isEnabled());
    await element.click();
  }

  /** Presses keys one after the other; an array is a chord. The driver loses the second of two equal letters in one word. */
  async press(...keys) {
    for (const key of keys) {
      const parts = Array.isArray(key) ? [key] : key.split(/(?<=(.))(?=\1)/s).filter((part, index) => index % 2 === 0);
      for (const part of parts) await this.browser.keys(part);
    }
  }

  async goTo(screen) {
    await this.click(`nav-${screen}`);
    await this.seeAt(`[data-testid="nav-${screen}"][aria-current="page"]`);
  }

  /** Waits until every change is in the document's file. */
  async published() {
    // The frame may still show the state before the last change: what the core says comes first.
    const state = () => this.browser.execute(() => globalThis.__TAURI_INTERNALS__.invoke("document_state").then((view) => view.publishing.state));
    await until("the document to be in its file", async () => (await state()) === "published", { seconds: 30 });
    return this.untilText("publishing", /^Saved /, 30);
  }

  /**
   * Keeps a picture of what is seen. The driver takes it when the window is next drawn, which without a graphics card is
   * only when something changes: so a speck in the corner does.
   */
  async picture(name) {
    await this.settled();
    await this.browser.execute(() => {
      const speck = document.body.appendChild(document.createElement("i"));
      speck.style.cssText = "position: fixed; right: 0; bottom: 0; width: 1px; height: 1px";
      globalThis.speck = { element: speck, timer: setInterval(() => (speck.style.background = `rgb(128 128 128 / ${Math.random() / 50})`), 20) };
    });
    try {
      await this.browser.saveScreenshot(join(process.env.TRELLIS_ARTEFACTS, `${name}.png`));
    } finally {
      await this.browser.execute(() => (clearInterval(globalThis.speck.timer), globalThis.speck.element.remove()));
    }
  }

  /** Waits for fonts, for pictures, for a grid that is drawn over several frames, and for a frame to be drawn with them. */
  async settled() {
    await until("fonts, pictures and grids to be there", () =>
      this.browser.execute(() => {
        const isDrawing = document.querySelector('[role="grid"][aria-busy="true"]') !== null;
        return document.fonts.status === "loaded" && [...document.images].every((image) => image.complete) && !isDrawing;
      }),
    );
    await this.browser.executeAsync((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
  }
}
