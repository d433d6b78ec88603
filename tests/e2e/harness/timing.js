// How long the window takes to answer a key: from the key as the page hears it to the frame that shows what it did.

import { until } from "./until.js";

/** Presses the keys, and gives the milliseconds from the last of them until `selector` shows `text`, drawn. */
export async function answerTime(window, keys, selector, text) {
  return timed(window, keys, { selector, text });
}

/** The same until the picture at `selector` is another one than before, loaded and drawn. */
export async function pictureTime(window, keys, selector) {
  return timed(window, keys, { selector });
}

async function timed(window, keys, wanted) {
  await window.browser.execute(({ selector, text }) => {
    const timing = (globalThis.timing = { from: null, took: null });
    const found = () => [...document.querySelectorAll(selector)];
    const before = found().map((element) => element.src);
    const isAnswer = (element, index) => (text === undefined ? element.src !== before[index] && element.complete && element.naturalWidth > 0 : element.innerText.replace(/\s+/g, " ").trim().startsWith(text));
    // A chord is heard key by key; the last of it counts. What a driver sends has a time of another clock.
    const hear = () => (timing.from = performance.now());
    addEventListener("keydown", hear, { capture: true });
    const look = () => {
      if (timing.from === null || !found().some(isAnswer)) return requestAnimationFrame(look);
      // What is in the page now is drawn by the next frame.
      requestAnimationFrame(() => {
        timing.took = performance.now() - timing.from;
        removeEventListener("keydown", hear, { capture: true });
      });
    };
    requestAnimationFrame(look);
  }, wanted);
  await window.press(...keys);
  return until(`${wanted.selector} to show ${wanted.text ?? "another picture"}`, async () => (await window.browser.execute(() => globalThis.timing.took)) ?? undefined);
}
