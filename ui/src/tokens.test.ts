import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const here = import.meta.dirname;
const components = readdirSync(here, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".svelte"));

const style = (path: string) => /<style>([\s\S]*)<\/style>/.exec(readFileSync(join(here, path), "utf8"))?.[1] ?? "";

test.each(components)("%s takes colours and sizes from the tokens", (path) => {
  // Conditions on the window's width cannot read a token; a hatch is drawn in single pixels.
  const rules = style(path).replace(/@media.*/g, "").replace(/repeating-linear-gradient\([^;]*/g, "");
  expect(rules).not.toMatch(/#[0-9a-f]{3,8}\b|rgb\(|\d+px/i);
});

test.each(components)("%s is short enough to hold one job", (path) => {
  expect(readFileSync(join(here, path), "utf8").split("\n").length).toBeLessThanOrEqual(150);
});
