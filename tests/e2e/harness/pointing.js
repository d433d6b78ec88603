// The pointer and the clipboard, used as a person uses them.

import { Key } from "webdriverio";

/** Presses on a partner of the map, and carries it to the middle of a cell. The button stays pressed. */
export async function drag(window, partner, cell, { alt = false } = {}) {
  const chip = await window.see(`map-partner-${partner}`);
  const target = await window.see(`cell-${cell}`);
  if (alt) await window.browser.action("key").down(Key.Alt).perform(true);
  const pointer = window.browser.action("pointer", { parameters: { pointerType: "mouse" } });
  await pointer.move({ origin: chip }).down().pause(30).move({ origin: chip, x: 12, y: 8 }).pause(30).move({ origin: target, duration: 120 }).perform(true);
}

/** Lets go of what is dragged. */
export async function letGo(window) {
  await window.browser.action("pointer", { parameters: { pointerType: "mouse" } }).up().perform();
}

/** Puts a text on the clipboard, through a field that is there for this moment. The focus is back where it was. */
export async function toClipboard(window, text) {
  await window.browser.execute((value) => {
    const field = document.createElement("textarea");
    field.id = "to-clipboard";
    field.value = value;
    field.style.position = "fixed";
    field.returnFocusTo = document.activeElement;
    document.body.append(field);
    field.select();
  }, text);
  await window.press([Key.Ctrl, "c"]);
  await window.browser.execute(() => {
    const field = document.querySelector("#to-clipboard");
    field.returnFocusTo?.focus();
    field.remove();
  });
}

/** Pixels of a notch of the wheel. */
const NOTCH = 120;

/** Turns the wheel over what a selector finds: down by so many notches, up where they are negative. */
export async function turnWheel(window, selector, notches) {
  const origin = await window.seeAt(selector);
  const deltaY = Math.sign(notches) * NOTCH;
  // Each by itself: within one action, and when it lets go, the driver turns the wheel back.
  for (let notch = 0; notch < Math.abs(notches); notch += 1) {
    await window.browser.action("wheel").scroll({ origin, x: 0, y: 0, deltaX: 0, deltaY }).perform(true);
  }
}
