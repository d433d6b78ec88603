// Whether a package would come out right, seen without building one.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { bill } from "../../src-tauri/package/sbom.mjs";
import { crates, host } from "../../src-tauri/package/shipped.mjs";
import { read, root, version } from "./bundle.mjs";

const scratch = mkdtempSync(join(tmpdir(), "trellis-configuration-"));
after(() => rmSync(scratch, { recursive: true }));

const config = JSON.parse(read("src-tauri/tauri.conf.json"));
const [association] = config.bundle.fileAssociations;
const { parts } = JSON.parse(read("ui/src/about/licences.json"));

describe("the desktop of Linux", () => {
  test("the desktop entry is valid, and gives the program the one document", () => {
    const values = { name: config.productName, comment: config.bundle.shortDescription, exec: "trellis-app", icon: "trellis-app", categories: "Office;", mime_type: association.mimeType };
    const entry = read(`src-tauri/${config.bundle.linux.deb.desktopTemplate}`).replace(/\{\{(\w+)\}\}/g, (_, name) => values[name] ?? `no ${name}`);
    const file = join(scratch, "Trellis.desktop");
    writeFileSync(file, entry);
    const { status, stdout } = spawnSync("desktop-file-validate", [file], { encoding: "utf8" });
    assert.equal(`${status} ${stdout}`, "0 ");
    assert.match(entry, /^Exec=trellis-app %f$/m);
    assert.match(entry, /^MimeType=application\/x-trellis;$/m);
    assert.equal(config.bundle.linux.rpm.desktopTemplate, config.bundle.linux.deb.desktopTemplate);
  });

  test("the type of a document is known by its name and by what every document says of itself", () => {
    mkdirSync(join(scratch, "mime/packages"), { recursive: true });
    copyFileSync(join(root, "src-tauri/package/trellis.xml"), join(scratch, "mime/packages/trellis.xml"));
    execFileSync("update-mime-database", [join(scratch, "mime")], { stdio: "ignore" });
    assert.match(readFileSync(join(scratch, "mime/globs2"), "utf8"), new RegExp(`^50:${association.mimeType}:\\*\\.trellis$`, "m"));
    const [, high, low] = /APPLICATION_ID: i32 = 0x(\w{4})_(\w{4});/.exec(read("src-tauri/core/src/store/migrate.rs"));
    const magic = readFileSync(join(scratch, "mime/magic"), "latin1");
    assert.ok(magic.includes(`>68=\0\x04${Buffer.from(high + low, "hex").toString("latin1")}`), "the magic of the type is not that of a document");
    assert.deepEqual(association.ext, ["trellis"]);
  });
});

describe("tauri.conf.json", () => {
  test("names files that are there", () => {
    const { icon, licenseFile, linux } = config.bundle;
    const named = [...icon, licenseFile, linux.deb.changelog, linux.deb.desktopTemplate, ...["deb", "rpm", "appimage"].flatMap((format) => Object.values(linux[format].files))];
    for (const path of named) assert.ok(existsSync(join(root, "src-tauri", path)), path);
  });

  test("keeps the code by which Windows knows the program again", () => {
    assert.equal(config.bundle.windows.wix.upgradeCode, "6e85517e-b5ca-5a13-bdfd-37819197e0d4");
    assert.equal(config.identifier, "app.trellis.desktop");
  });
});

test("the version stands in one place", () => {
  assert.match(version, /^\d+\.\d+\.\d+$/);
  assert.equal(config.version, undefined);
  for (const path of ["src-tauri/Cargo.toml", "src-tauri/cli/Cargo.toml", "src-tauri/core/Cargo.toml"]) assert.match(read(path), /^version\.workspace = true$/m, path);
  for (const path of ["ui/package.json", "src-tauri/package/package.json"]) assert.equal(JSON.parse(read(path)).version, undefined, path);
});

test("About has every crate that is linked on this system, in its version", () => {
  const known = new Set(parts.filter(({ kind }) => kind === "crate").map(({ name, version }) => `${name}@${version}`));
  const missing = [...crates(host())].filter((crate) => !crate.startsWith("trellis-") && !known.has(crate));
  assert.deepEqual(missing, [], "run make licences");
});

describe("the bill of materials", () => {
  const made = bill(1_700_000_000);

  test("has all that is shipped, once", () => {
    const names = made.components.map(({ name, version }) => `${name}@${version}`);
    const wanted = [...crates(host()), ...parts.filter(({ kind }) => kind === "package").map(({ name, version }) => `${name}@${version}`)];
    assert.deepEqual(wanted.filter((name) => !names.includes(name)), []);
    assert.equal(new Set(made.components.map((component) => component["bom-ref"])).size, made.components.length);
    assert.equal(made.metadata.component.version, version);
    assert.equal(made.components.filter(({ type }) => type === "file").length, 4);
    assert.ok(!names.some((name) => /^(proptest|insta|vite|tauri-build|serde_derive)@/.test(name)));
  });

  test("leads from the program to every part it names", () => {
    const refs = new Set([...made.components.map((component) => component["bom-ref"]), made.metadata.component["bom-ref"]]);
    for (const { ref, dependsOn } of made.dependencies) for (const one of [ref, ...dependsOn]) assert.ok(refs.has(one), one);
  });

  test("is the same each time, and names no folder of this machine", () => {
    const text = JSON.stringify(made);
    assert.equal(JSON.stringify(bill(1_700_000_000)), text);
    assert.ok(!text.includes(root));
    assert.equal(made.metadata.timestamp, "2023-11-14T22:13:20.000Z");
  });
});

test("a program that answers its dialogs from a file is not packed", () => {
  mkdirSync(join(scratch, "target/release"), { recursive: true });
  for (const name of ["trellis", "trellis-app"]) writeFileSync(join(scratch, "target/release", name), name === "trellis" ? "" : "..TRELLIS_DIALOGS..");
  const { status, stderr } = spawnSync(process.execPath, [join(root, "src-tauri/package/make.mjs"), "deb"], { encoding: "utf8", env: { ...process.env, CARGO_TARGET_DIR: join(scratch, "target") } });
  assert.notEqual(status, 0);
  assert.match(stderr, /was built with the feature test-seams/);
});
