// Writes ui/src/about/licences.json: every crate, package and font that is shipped, with its licence and the text of it.
// Needs cargo-about, whose path stands in CARGO_ABOUT, and the packages of the UI. `make licences` calls it.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { crates, programs, root, say } from "./shipped.mjs";

const systems = {
  Linux: ["x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu"],
  Windows: ["x86_64-pc-windows-msvc"],
  macOS: ["aarch64-apple-darwin"],
};

/** Vendored fonts stand in no lock file. Their versions are those the files themselves tell. */
const fonts = [
  { name: "Arimo", version: "1.341", folder: "src-tauri/core/fonts/arimo" },
  { name: "Carlito", version: "1.104", folder: "src-tauri/core/fonts/carlito" },
  { name: "Tinos", version: "1.340", folder: "src-tauri/core/fonts/tinos" },
  { name: "Inter", version: "4.001", folder: "ui/src/fonts" },
];

/** Packages that name no licence beside their text. */
const unsaid = { "svelte-toolbelt": { licence: "MIT", begins: "MIT License" } };

const file = join(root, "ui/src/about/licences.json");
const scratch = mkdtempSync(join(tmpdir(), "trellis-licences-"));

/** A text without what differs from copy to copy and means nothing: line ends, spaces at the ends of lines, empty lines around it. */
const tidied = (text) => text.replace(/\r\n?/g, "\n").replace(/[ \t]+$/gm, "").replace(/^\n+|\n+$/g, "");

/** Where each crate is linked, as the names of systems. */
function places() {
  const found = new Map();
  for (const [system, targets] of Object.entries(systems)) {
    for (const crate of new Set(targets.flatMap((target) => [...crates(target)]))) {
      found.set(crate, [...(found.get(crate) ?? []), system]);
    }
  }
  return found;
}

/** The crates, with the texts that cargo-about finds in them. */
function crateParts() {
  const linked = places();
  const parts = new Map();
  for (const manifest of programs) {
    const output = join(scratch, "crates.json");
    const config = join(import.meta.dirname, "about.toml");
    say(process.env.CARGO_ABOUT, ["generate", "--format", "json", "--frozen", "--config", config, "--manifest-path", manifest, "--output-file", output]);
    const told = JSON.parse(readFileSync(output, "utf8"));
    const expressions = new Map(told.crates.map(({ package: { name, version }, license }) => [`${name}@${version}`, license]));
    for (const { text, used_by } of told.licenses) {
      for (const { crate } of used_by) {
        const key = `${crate.name}@${crate.version}`;
        const on = linked.get(key);
        if (!on) continue;
        const only = on.length < Object.keys(systems).length ? { only: on.join(", ") } : {};
        const part = parts.get(key) ?? { name: crate.name, version: crate.version, kind: "crate", licence: expressions.get(key), ...only, found: new Set() };
        parts.set(key, { ...part, found: part.found.add(tidied(text)) });
      }
    }
  }
  const without = [...linked.keys()].filter((key) => !parts.has(key) && !key.startsWith("trellis-"));
  if (without.length > 0) throw new Error(`cargo-about tells no licence of ${without.join(", ")}`);
  return [...parts.values()];
}

/** The npm packages of which something is in the window, as the bundler says. */
async function packageParts() {
  const { build } = await import(pathToFileURL(createRequire(join(root, "ui/package.json")).resolve("vite")));
  const outDir = join(scratch, "ui");
  await build({ root: join(root, "ui"), logLevel: "warn", build: { outDir, license: { fileName: "licences.json" } } });
  const told = JSON.parse(readFileSync(join(outDir, "licences.json"), "utf8"));
  return told.map(({ name, version, identifier, text }) => {
    const licence = identifier ?? (text?.startsWith(unsaid[name]?.begins) ? unsaid[name].licence : null);
    if (!licence || !text) throw new Error(`the package ${name} tells no licence`);
    return { name, version, kind: "package", licence, found: new Set([tidied(text)]) };
  });
}

function fontParts() {
  return fonts.map(({ name, version, folder }) => {
    const text = readFileSync(join(root, folder, "OFL.txt"), "utf8");
    return { name, version, kind: "font", licence: "OFL-1.1", found: new Set([tidied(text)]) };
  });
}

try {
  const parts = [...crateParts(), ...(await packageParts()), ...fontParts()];
  parts.sort((one, other) => one.name.localeCompare(other.name, "en") || one.version.localeCompare(other.version, "en", { numeric: true }));
  const texts = [...new Set(parts.flatMap(({ found }) => [...found].sort()))];
  const places = new Map(texts.map((text, at) => [text, at]));
  const listed = parts.map(({ found, ...part }) => ({ ...part, texts: [...found].map((text) => places.get(text)).sort((one, other) => one - other) }));
  const lines = (list) => list.map((one) => `    ${JSON.stringify(one)}`).join(",\n");
  writeFileSync(file, `{\n  "parts": [\n${lines(listed)}\n  ],\n  "texts": [\n${lines(texts)}\n  ]\n}\n`);
} finally {
  rmSync(scratch, { recursive: true });
}
