// The heatmap in the window, and the same densities from the command line.

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync } from "node:fs";
import { join } from "node:path";
import { until } from "./until.js";

/** Every cell of the heatmap that is drawn, by "partner × segment": its percentage, its counts and what is said of it. */
export async function heatmap(window) {
  await until("the heatmap to be drawn", () => window.browser.execute(() => document.querySelector('[role="grid"][aria-busy="true"]') === null));
  const cells = await window.browser.execute(() =>
    [...document.querySelectorAll('[data-testid^="overlap-cell-"]')].map((cell) => {
      const density = cell.querySelector(".density");
      const words = (selector) => density.querySelector(selector)?.innerText.replace(/\s+/g, " ").trim() ?? "";
      const state = [...density.classList].find((name) => name !== "density" && name !== "tall" && !name.startsWith("svelte-"));
      return { id: cell.dataset.testid.replace("overlap-cell-", ""), state, percent: words("b"), counts: words("i"), words: words("em") };
    }),
  );
  return new Map(cells.map(({ id, ...cell }) => [id, cell]));
}

/** Runs the command line on a copy of a document: the document itself belongs to the window that has it open. */
export function commandLine(command, document, ...options) {
  const folder = mkdtempSync(join(process.env.TRELLIS_E2E_SCRATCH, "copy-"));
  const copy = join(folder, "copy.trellis");
  cpSync(document, copy);
  const env = { ...process.env, TRELLIS_DATA: join(folder, "data") };
  return JSON.parse(execFileSync(process.env.TRELLIS_CLI, [command, copy, ...options, "--json"], { env, encoding: "utf8", maxBuffer: 1 << 26 }));
}
