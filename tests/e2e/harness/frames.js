// How late frames are: the longest time between two of them while something is done.

import { setTimeout as sleep } from "node:timers/promises";
import { until } from "./until.js";

/** Milliseconds for which frames are watched after what was waited for has come: what is drawn after it counts too. */
const AFTERWARDS = 250;

/** Watches the frames of the page that is shown; a page that is not seen draws none. */
function watch() {
  const frames = (globalThis.frames = { last: performance.now(), longest: 0, isWatched: true });
  const drawn = () => {
    if (!frames.isWatched) return;
    const now = performance.now();
    if (document.visibilityState === "visible") frames.longest = Math.max(frames.longest, now - frames.last);
    frames.last = now;
    requestAnimationFrame(drawn);
  };
  requestAnimationFrame(drawn);
}

function stop() {
  const { frames } = globalThis;
  frames.isWatched = false;
  // A frame that is still to come may be late already.
  return Math.max(frames.longest, performance.now() - frames.last);
}

/** Calls `act`, waits until `isDone`, a function of the page, holds, and gives the milliseconds of the longest time between two frames meanwhile. */
export async function longestFrame(window, act, isDone) {
  await window.browser.execute(watch);
  await act();
  await until(`${isDone} to hold`, () => window.browser.execute(isDone));
  await sleep(AFTERWARDS);
  return Math.round(await window.browser.execute(stop));
}
