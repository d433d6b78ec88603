// What a script in the page could try: done there, with what came of it and what the page's policy refused.

/** Keeps what the policy refuses, and marks the page: one that is loaded anew has no mark. */
const watch = () => {
  globalThis.refused = [];
  globalThis.isMarked = true;
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, originalPolicy }) => {
    globalThis.refused.push(`${effectiveDirective} ${blockedURI}`);
    globalThis.policy = originalPolicy;
  });
};

/** Whether the window shows the page that was marked, and nothing hostile ran in it. */
export const state = (window) =>
  window.browser.execute(() => ({ address: location.href.split("#")[0], isMarked: globalThis.isMarked === true, hacked: globalThis.hacked ?? null }));

export const UNTOUCHED = { address: "tauri://localhost", isMarked: true, hacked: null };

/** Sees that the window shows Trellis with nobody's traces, started once more where it does not. */
export async function beMarked(window) {
  const seen = await state(window).catch(() => undefined);
  if (seen?.address !== UNTOUCHED.address) {
    await window.kill();
    await window.open();
  }
  const isNew = await window.browser.execute(() => globalThis.isMarked !== true);
  if (isNew) await window.browser.execute(watch);
  await window.browser.execute(() => {
    globalThis.refused.length = 0;
    delete globalThis.hacked;
  });
}

/** Calls `act` in the page. What it throws is an outcome as good as any. */
export const attempt = (window, act, ...values) =>
  window.browser.execute(`try { return (${act})(...arguments); } catch (error) { return "thrown: " + error; }`, ...values);

/** The same for what answers later; after three seconds it has not. */
export const attemptLater = (window, act, ...values) =>
  window.browser.executeAsync(
    `const done = arguments[arguments.length - 1];
     const called = new Promise((resolve) => resolve((${act})(...[...arguments].slice(0, -1))));
     const late = new Promise((resolve) => setTimeout(resolve, 3000, "no answer"));
     Promise.race([called, late]).then(done, (error) => done("thrown: " + (error?.message ?? error)));`,
    ...values,
  );

export const refusals = (window) => window.browser.execute(() => globalThis.refused);
