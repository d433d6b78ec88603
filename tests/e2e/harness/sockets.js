// What a program is connected to, as Linux has it: the sockets its processes hold, beside all of the internet that are open.

import { readFileSync, readdirSync, readlinkSync } from "node:fs";
import { withMark } from "./processes.js";

const TABLES = ["tcp", "tcp6", "udp", "udp6", "udplite", "udplite6", "raw", "raw6", "icmp", "icmp6"];
/** 127.0.0.0/8, its like in the other family, and ::1, as the kernel writes them. */
const LOOPBACK = /^([0-9A-F]{6}7F|0{16}FFFF0000[0-9A-F]{6}7F|0{24}01000000)$/;

/** Every open internet socket by its inode: how it is open, and the addresses of both ends. */
function internet() {
  const lines = TABLES.flatMap((table) => {
    try {
      return readFileSync(`/proc/net/${table}`, "utf8").trim().split("\n").slice(1).map((line) => [table, ...line.trim().split(/\s+/)]);
    } catch {
      // A machine without that family has none of them.
      return [];
    }
  });
  return new Map(lines.map(([table, , local, remote, , , , , , , inode]) => [inode, { table, local, remote }]));
}

function inodesOf(pid) {
  try {
    const held = readdirSync(`/proc/${pid}/fd`).map((descriptor) => readlinkSync(`/proc/${pid}/fd/${descriptor}`));
    return held.flatMap((target) => /^socket:\[(\d+)\]$/.exec(target)?.[1] ?? []);
  } catch {
    // It ended in between.
    return [];
  }
}

/** The internet sockets of every process of a window: the program, and those of the webview it starts. */
export function socketsOf(window) {
  const open = internet();
  return withMark("TRELLIS_DATA", window.data).flatMap(({ pid, command }) =>
    inodesOf(pid).filter((inode) => open.has(inode)).map((inode) => ({ program: command.split(" ")[0].split("/").at(-1), ...open.get(inode) })),
  );
}

/** Whether a socket reaches no further than this machine. A listening one has no other end yet. */
export function isLoopback({ local, remote }) {
  const [here, there] = [local, remote].map((end) => end.split(":")[0]);
  return LOOPBACK.test(here) && (LOOPBACK.test(there) || /^0+$/.test(there));
}
