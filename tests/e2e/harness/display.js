// A display of its own, and what a window manager would do on it.

import { spawn } from "node:child_process";
import { createRequire } from "node:module";

const x11 = createRequire(import.meta.url)("x11");

/** Starts Xvfb on a free display and gives its name. It ends with the run. */
export async function startDisplay(env) {
  // Without -noreset the server would start over whenever a window has closed and no other is there.
  const server = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-noreset"], {
    env,
    detached: true,
    stdio: ["ignore", "ignore", "pipe", "pipe"],
  });
  let complaint = "";
  server.stderr.on("data", (text) => (complaint += text));
  const number = await new Promise((resolve, reject) => {
    server.once("error", () => reject(new Error("Xvfb is not installed; `.ci/packages test` installs it")));
    server.once("exit", (code) => reject(new Error(`Xvfb ended with ${code}: ${complaint}`)));
    let said = "";
    // The number and the end of its line are written apart, and closing the pipe between them would end the server.
    server.stdio[3].on("data", (text) => {
      said += text;
      if (said.endsWith("\n")) resolve(said.trim());
    });
  });
  server.unref();
  server.stderr.unref();
  server.stdio[3].destroy();
  return `:${number}`;
}

/** Connects to the display, calls `work` with the client, and lets go. */
async function onDisplay(work) {
  const display = await new Promise((resolve, reject) =>
    x11.createClient({ display: process.env.DISPLAY }, (error, value) => (error ? reject(error) : resolve(value))),
  );
  try {
    return await work(display.client, display.screen[0].root);
  } finally {
    display.client.terminate();
  }
}

/** A request as a promise. */
const ask = (client, request, ...values) =>
  new Promise((resolve, reject) => client[request](...values, (error, answer) => (error ? reject(error) : resolve(answer))));

/** The window with this title. */
async function windowCalled(client, root, title) {
  const { children } = await ask(client, "QueryTree", root);
  for (const id of children) {
    const [name, protocols] = await Promise.all([
      ask(client, "GetProperty", 0, id, client.atoms.WM_NAME, 0, 0, 1000),
      ask(client, "InternAtom", false, "WM_PROTOCOLS").then((atom) => ask(client, "GetProperty", 0, id, atom, 0, 0, 1000)),
    ]);
    if (String(name.data) === title && protocols.data.length > 0) return id;
  }
  throw new Error(`there is no window called ${title} on the display`);
}

/** Asks the window to close, as a click on its cross does. */
export async function closeWindow(title) {
  await onDisplay(async (client, root) => {
    const id = await windowCalled(client, root, title);
    const [protocols, close] = await Promise.all(["WM_PROTOCOLS", "WM_DELETE_WINDOW"].map((name) => ask(client, "InternAtom", false, name)));
    const CLIENT_MESSAGE = 33;
    const event = Buffer.alloc(32);
    event.writeUInt8(CLIENT_MESSAGE, 0);
    event.writeUInt8(32, 1);
    event.writeUInt32LE(id, 4);
    event.writeUInt32LE(protocols, 8);
    event.writeUInt32LE(close, 12);
    client.SendEvent(id, false, 0, event);
    // An answer means that the server has passed the event on.
    await ask(client, "QueryTree", root);
  });
}

/** Makes the window as large as this, as dragging its corner does. */
export async function resizeWindow(title, width, height) {
  await onDisplay(async (client, root) => {
    const id = await windowCalled(client, root, title);
    client.ResizeWindow(id, width, height);
    await ask(client, "QueryTree", root);
  });
}
