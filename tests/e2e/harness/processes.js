// Processes are known by a variable in their environment: what a driver starts leaves its process group, and killing the
// driver leaves it behind.

import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** The processes whose environment has `name=value`, but for this one. */
export function withMark(name, value) {
  const mark = Buffer.from(`\0${name}=${value}\0`);
  const pids = readdirSync("/proc").map(Number).filter((pid) => pid > 0 && pid !== process.pid);
  return pids.flatMap((pid) => {
    try {
      // A process that has ended, but was not waited for, has an empty environment.
      const environment = Buffer.concat([Buffer.of(0), readFileSync(`/proc/${pid}/environ`)]);
      if (!environment.includes(mark)) return [];
      return [{ pid, command: readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim() }];
    } catch {
      return [];
    }
  });
}

/** Whether a process is still there and not only waited for. */
export function isRunning(pid) {
  try {
    return !/^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // It ended in between.
  }
}

/** Ends every process with the mark: asked first, and then not. Throws when one stays. */
export async function stopAll(name, value) {
  for (const [how, patience] of [["SIGTERM", 3000], ["SIGKILL", 5000]]) {
    const until = Date.now() + patience;
    let left = withMark(name, value);
    left.forEach(({ pid }) => signal(pid, how));
    while (left.length > 0 && Date.now() < until) {
      await sleep(30);
      left = withMark(name, value);
    }
    if (left.length === 0) return;
  }
  const left = withMark(name, value).map(({ pid, command }) => `${pid} ${command}`);
  if (left.length > 0) throw new Error(`these processes cannot be ended: ${left.join("; ")}`);
}
