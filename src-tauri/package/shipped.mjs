// What the programs consist of, asked of the tools that build them.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");

/** The manifests of the two programs that are shipped. */
export const programs = ["src-tauri/Cargo.toml", "src-tauri/cli/Cargo.toml"];

/** The one version of all of it, as the workspace has it. */
export function version() {
  const manifest = readFileSync(join(root, "Cargo.toml"), "utf8");
  const found = /^\[workspace\.package\]\n(?:(?!\[).*\n)*?version = "([^"]+)"/m.exec(manifest)?.[1];
  if (!found) throw new Error("Cargo.toml names no version in [workspace.package]");
  return found;
}

/** The output of a program; its errors go where ours go. */
export function say(program, args, options = {}) {
  return execFileSync(program, args, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28, stdio: ["ignore", "pipe", "inherit"], ...options });
}

/** `name@version` of every crate that is linked into the programs: not what only builds them, nor what only writes their code. */
export function crates(target) {
  const args = ["tree", "--quiet", "--locked", "--package", "trellis-app", "--package", "trellis-cli", "--target", target];
  const listed = say("cargo", [...args, "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"]);
  const names = listed.split("\n").map((line) => /^(\S+) v(\S+)/.exec(line)).filter(Boolean);
  return new Set(names.map(([, name, version]) => `${name}@${version}`));
}

/** The triple of this machine. */
export const host = () => /^host: (.+)$/m.exec(say("rustc", ["-vV"]))[1];
