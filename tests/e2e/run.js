// Runs the tests on a display of their own, and sees that nothing of it stays: no process, and no file but the pictures.
//
//   TRELLIS_APP        the window, built with the feature trellis-app/test-seams
//   TRELLIS_CLI        the command line
//   TRELLIS_LARGE      what writes a document as large as Trellis is made for
//   TAURI_DRIVER       tauri-driver
//   TRELLIS_OPTIMIZED  set when these are a release build, which is held to shorter times
//   TRELLIS_ARTEFACTS  where pictures are kept; a temporary folder otherwise
//
// Arguments name the test files to run; all of them otherwise.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startDisplay } from "./harness/display.js";
import { stopAll, withMark } from "./harness/processes.js";

const here = import.meta.dirname;
const startedIn = process.env.INIT_CWD ?? process.cwd();
const files = process.argv.length > 2 ? process.argv.slice(2) : readdirSync(here).filter((name) => name.endsWith(".test.js"));

/** The path of a program under test, named relative to where npm was started, or in full. */
function program(name) {
  const path = process.env[name];
  if (!path) throw new Error(`set ${name}; \`make test-window\` does`);
  return resolve(startedIn, path);
}

function artefacts() {
  const folder = resolve(startedIn, process.env.TRELLIS_ARTEFACTS || mkdtempSync(join(tmpdir(), "trellis-pictures-")));
  mkdirSync(folder, { recursive: true });
  return folder;
}

const programs = Object.fromEntries(["TRELLIS_APP", "TRELLIS_CLI", "TRELLIS_LARGE", "TAURI_DRIVER"].map((name) => [name, program(name)]));

/** What every process of this run is started with. Nothing of the user's own folders or session is used. */
function environment(scratch) {
  const mark = `${process.pid}-${Date.now()}`;
  const { DISPLAY, WAYLAND_DISPLAY, XAUTHORITY, ...inherited } = process.env;
  const home = join(scratch, "home");
  const runtime = join(scratch, "runtime");
  mkdirSync(home, { recursive: true });
  mkdirSync(runtime, { recursive: true, mode: 0o700 });
  return {
    ...inherited,
    TRELLIS_E2E: mark,
    TRELLIS_E2E_SCRATCH: scratch,
    ...programs,
    TRELLIS_ARTEFACTS: artefacts(),
    HOME: home,
    XDG_CONFIG_HOME: join(home, "config"),
    XDG_DATA_HOME: join(home, "data"),
    XDG_CACHE_HOME: join(home, "cache"),
    XDG_STATE_HOME: join(home, "state"),
    XDG_RUNTIME_DIR: runtime,
    GDK_BACKEND: "x11",
    // Without a session bus GTK would start one, which outlives the test.
    DBUS_SESSION_BUS_ADDRESS: "disabled:",
    NO_AT_BRIDGE: "1",
    LC_ALL: "C.UTF-8",
    TZ: "UTC",
  };
}

async function main() {
  const scratch = mkdtempSync(join(tmpdir(), "trellis-e2e-"));
  const env = environment(scratch);
  process.stdout.write(`Pictures are kept in ${env.TRELLIS_ARTEFACTS}\n`);

  let stopping;
  const stop = () => (stopping ??= stopAll("TRELLIS_E2E", env.TRELLIS_E2E).finally(() => rmSync(scratch, { recursive: true, force: true })));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => void stop().then(() => process.exit(1)));

  try {
    env.DISPLAY = await startDisplay(env);
    // One window at a time: there is one keyboard focus on a display.
    const tests = spawn(process.execPath, ["--test", "--test-concurrency=1", "--test-timeout=240000", "--test-reporter=spec", ...files], { cwd: here, env, stdio: "inherit" });
    const [code] = await once(tests, "exit");
    const left = withMark("TRELLIS_E2E", env.TRELLIS_E2E).filter(({ command }) => !command.startsWith("Xvfb "));
    for (const { pid, command } of left) console.error(`The tests left a process running: ${pid} ${command}`);
    process.exitCode = code || (left.length > 0 ? 1 : 0);
  } finally {
    await stop();
  }
}

await main();
