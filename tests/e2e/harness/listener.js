// A server of this machine that hears whoever comes: also one who connects and asks for nothing.

import { once } from "node:events";
import { createServer } from "node:net";

const PAGE = "<!doctype html><p>another page</p>";
const ANSWER = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nAccess-Control-Allow-Origin: *\r\nContent-Length: ${PAGE.length}\r\nConnection: close\r\n\r\n${PAGE}`;

/** Starts one; `heard` has a line for every connection, and what was asked over it. */
export async function listen() {
  const heard = [];
  const server = createServer((socket) => {
    heard.push("a connection");
    socket.on("error", () => {});
    socket.once("data", (data) => {
      heard.push(String(data).split("\r\n")[0]);
      socket.end(ANSWER);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { heard, address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
