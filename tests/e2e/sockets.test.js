// Nothing is sent anywhere: the program opens no socket of the internet, and with a driver none that leaves the machine.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { dirname } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { closeWindow } from "./harness/display.js";
import { isRunning, withMark } from "./harness/processes.js";
import { isLoopback, socketsOf } from "./harness/sockets.js";
import { until } from "./harness/until.js";
import { TrellisWindow } from "./harness/window.js";

/** Looks so many times, a quarter of a second apart. */
async function watched(window, looks) {
  const seen = [];
  for (let look = 0; look < looks; look += 1) {
    seen.push(...socketsOf(window));
    await sleep(250);
  }
  return seen;
}

test("a socket is noticed", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const child = spawn(process.execPath, ["-e", `require("net").connect(${server.address().port}, "127.0.0.1"); setTimeout(() => {}, 60000)`], {
    env: { ...process.env, TRELLIS_DATA: "/a/window/of/its/own" },
    stdio: "ignore",
  });
  try {
    const window = { data: "/a/window/of/its/own" };
    const seen = await until("the socket to be seen", () => socketsOf(window)[0]);
    assert.equal(seen.table, "tcp");
    assert.ok(isLoopback(seen));
    assert.ok(!isLoopback({ local: seen.local, remote: "08080808:01BB" }));
    assert.ok(!isLoopback({ local: "00000000:1F90", remote: "00000000:0000" }));
  } finally {
    child.kill("SIGKILL");
    server.close();
  }
});

test("the program opens no socket of the internet, from its start to its end", async () => {
  const window = new TrellisWindow();
  mkdirSync(dirname(window.document));
  execFileSync(process.env.TRELLIS_CLI, ["new", window.document, "--demo"], { env: window.environment, stdio: "ignore" });
  const program = spawn(process.env.TRELLIS_APP, [window.document], { env: window.environment, detached: true, stdio: "ignore" });
  try {
    const isDrawn = () => withMark("TRELLIS_DATA", window.data).some(({ command }) => command.includes("WebKitWebProcess"));
    const seen = [];
    await until("the webview to be there", () => {
      seen.push(...socketsOf(window));
      assert.equal(program.exitCode, null, "the program ended by itself");
      return isDrawn();
    }, { seconds: 45 });
    seen.push(...(await watched(window, 24)));
    const { pid } = window;
    await closeWindow("Trellis");
    await until("the program to end", () => {
      seen.push(...socketsOf(window));
      return !isRunning(pid);
    }, { seconds: 30 });
    assert.deepEqual(seen, []);
    assert.ok(existsSync(window.document));
  } finally {
    await window.kill();
  }
});

test("with a driver it opens none that leaves the machine", async () => {
  const window = new TrellisWindow();
  try {
    await window.open();
    await window.goTo("readout");
    const seen = await watched(window, 4);
    // The driver's own, or nothing would have been looked at.
    assert.ok(seen.length > 0);
    assert.deepEqual(seen.filter((socket) => !isLoopback(socket)), []);
  } finally {
    await window.kill();
  }
});
