import { until } from "./until.js";

/** Chooses a word from the list that opens from a button, by what the button is called. */
export async function pick(window, label, option) {
  await window.clickAt(`.pick-button[aria-label^="${label}"]`);
  const options = await until("the choices to be listed", async () => {
    const listed = await window.browser.$$('[role="listbox"] [role="option"]');
    return (await listed.length) > 0 && listed;
  });
  for (const one of options) if ((await one.getText()).trim() === option) return one.click();
  throw new Error(`${option} is not offered`);
}
