import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");
export const read = (path) => readFileSync(join(root, path), "utf8");

/** The version of the workspace. */
export const version = /^\[workspace\.package\]\nversion = "(.+)"$/m.exec(read("Cargo.toml"))[1];

/** The folder that `make package` writes into. */
export const bundles = join(resolve(process.env.CARGO_TARGET_DIR || join(root, "target")), "release/bundle");

/** The one package of this format. */
export function bundle(format) {
  const folder = join(bundles, format);
  const found = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(`.${format}`)) : [];
  assert.equal(found.length, 1, `there is no single .${format} in ${folder}: run make package`);
  return join(folder, found[0]);
}
