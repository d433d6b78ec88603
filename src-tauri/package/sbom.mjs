// The bill of materials of what is shipped, as CycloneDX: what cargo-cyclonedx writes of the two programs, cut down to what is
// linked into them, with the packages of the window and the fonts. Needs cargo-cyclonedx, whose path stands in CARGO_CYCLONEDX.
import { readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { crates, host, programs, root, say, version } from "./shipped.mjs";

/** The licences of About: which npm packages and fonts there are stands there. */
const { parts } = JSON.parse(readFileSync(join(root, "ui/src/about/licences.json"), "utf8"));

/** A reference that is the same on every machine: without the folder the crate was built in. */
const plain = (ref) => ref.replace(/^(?:path\+file|registry\+https?):.*[#/]([^#/]+@[^/]+)$/, "pkg:cargo/$1");

/** What cargo-cyclonedx says of a program. It writes beside each manifest of the workspace, and nowhere else. */
function crateBill(manifest) {
  const name = "trellis-bill-of-materials";
  const args = ["cyclonedx", "--manifest-path", manifest, "--format", "json", "--spec-version", "1.5", "--no-build-deps"];
  try {
    say(process.env.CARGO_CYCLONEDX, [...args, "--target", host(), "--override-filename", name, "--quiet"]);
    return JSON.parse(readFileSync(join(root, dirname(manifest), `${name}.json`), "utf8"));
  } finally {
    for (const folder of ["src-tauri", "src-tauri/cli", "src-tauri/core"]) rmSync(join(root, folder, `${name}.json`), { force: true });
  }
}

/** A crate as a component. Our own are told without the folder they lie in. */
function component({ "bom-ref": ref, type, name, version, description, licenses, hashes, purl, externalReferences }) {
  return { type, "bom-ref": plain(ref), name, version, description, licenses, hashes, purl: purl.split("?")[0], externalReferences };
}

function crateComponents() {
  const linked = crates(host());
  const bills = programs.map(crateBill);
  const all = bills.flatMap(({ metadata, components }) => [metadata.component, ...components]);
  const kept = new Map(all.filter(({ name, version }) => linked.has(`${name}@${version}`)).map((one) => [plain(one["bom-ref"]), component(one)]));
  const missing = [...linked].filter((crate) => ![...kept.values()].some(({ name, version }) => `${name}@${version}` === crate));
  if (missing.length > 0) throw new Error(`cargo-cyclonedx says nothing of ${missing.join(", ")}`);
  return { components: [...kept.values()], dependencies: edges(bills, kept), tools: bills[0].metadata.tools };
}

/** Who needs whom, among those that are kept. */
function edges(bills, kept) {
  const found = new Map();
  for (const { ref, dependsOn = [] } of bills.flatMap(({ dependencies }) => dependencies)) {
    const from = plain(ref);
    if (!kept.has(from)) continue;
    const all = found.get(from) ?? new Set();
    dependsOn.map(plain).filter((to) => kept.has(to)).forEach((to) => all.add(to));
    found.set(from, all);
  }
  return [...found].map(([ref, all]) => ({ ref, dependsOn: [...all].sort() }));
}

/** The npm packages that the bundler put into the window. What they were installed from stands in the lock file. */
function packageComponents() {
  const locked = JSON.parse(readFileSync(join(root, "ui/package-lock.json"), "utf8")).packages;
  return parts.filter(({ kind }) => kind === "package").map(({ name, version, licence }) => {
    const entry = locked[`node_modules/${name}`];
    if (entry?.version !== version) throw new Error(`${name} ${version} is not what ui/package-lock.json has; run make licences`);
    const [algorithm, digest] = entry.integrity.split(/-(.*)/);
    const hashes = [{ alg: algorithm.toUpperCase().replace("SHA", "SHA-"), content: Buffer.from(digest, "base64").toString("hex") }];
    const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
    return { type: "library", "bom-ref": purl, name, version, licenses: [{ expression: licence }], hashes, purl };
  });
}

function fontComponents() {
  return parts.filter(({ kind }) => kind === "font").map(({ name, version, licence }) => {
    return { type: "file", "bom-ref": `font:${name}@${version}`, name: `${name} (font)`, version, licenses: [{ expression: licence }] };
  });
}

/** The bill, made at this time: seconds since 1970. */
export function bill(epoch) {
  const { components: linked, dependencies, tools } = crateComponents();
  const others = [...packageComponents(), ...fontComponents()];
  const ours = `trellis@${version()}`;
  const parts = [`pkg:cargo/trellis-app@${version()}`, `pkg:cargo/trellis-cli@${version()}`, ...others.map((one) => one["bom-ref"])];
  const byRef = (one, other) => (one["bom-ref"] ?? one.ref).localeCompare(other["bom-ref"] ?? other.ref, "en");
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.5",
    version: 1,
    metadata: {
      timestamp: new Date(epoch * 1000).toISOString(),
      tools,
      component: { type: "application", "bom-ref": ours, name: "trellis", version: version(), licenses: [{ expression: "MIT" }] },
      properties: [{ name: "cdx:rustc:sbom:target:triple", value: host() }],
    },
    components: [...linked, ...others].sort(byRef),
    dependencies: [{ ref: ours, dependsOn: parts.sort() }, ...dependencies.sort(byRef)],
  };
}
