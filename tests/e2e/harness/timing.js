// How long the window takes to answer a key: from the key as the page hears it to the frame that shows what it did.

import { until } from "./until.js";

/** Presses the keys, and gives the milliseconds from the last of them until `selector` shows `text`, drawn. */
export async function answerTime(window, keys, selector, text) {
  await window.browser.execute(
    (wanted, sentence) => {
      const timing = (globalThis.timing = { from: null, took: null });
      // A chord is heard key by key; the last of it counts. What a driver sends has a time of another clock.
      const hear = () => (timing.from = performance.now());
      addEventListener("keydown", hear, { capture: true });
      const look = () => {
        const isShown = [...document.querySelectorAll(wanted)].some((element) => element.innerText.replace(/\s+/g, " ").trim().startsWith(sentence));
        if (!isShown || timing.from === null) return requestAnimationFrame(look);
        // What is in the page now is drawn by the next frame.
        requestAnimationFrame(() => {
          timing.took = performance.now() - timing.from;
          removeEventListener("keydown", hear, { capture: true });
        });
      };
      requestAnimationFrame(look);
    },
    selector,
    text,
  );
  await window.press(...keys);
  return until(`${selector} to show ${text}`, async () => (await window.browser.execute(() => globalThis.timing.took)) ?? undefined);
}
