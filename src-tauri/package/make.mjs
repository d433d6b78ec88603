// Packs the programs that `make build` built: node make.mjs deb rpm, or msi, nsis, app, dmg, appimage on their systems.
// Needs @tauri-apps/cli and cargo-cyclonedx, whose path stands in CARGO_CYCLONEDX; for .deb dpkg-shlibdeps, for .rpm rpm's elfdeps.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { bill } from "./sbom.mjs";
import { root, say, version } from "./shipped.mjs";

const formats = process.argv.slice(2);
const target = resolve(process.env.CARGO_TARGET_DIR ?? join(root, "target"));
const release = join(target, "release");
const ending = process.platform === "win32" ? ".exe" : "";
const [app, cli] = ["trellis-app", "trellis"].map((name) => join(release, name + ending));

/** The time of the commit, so that the same commit packs the same bytes. */
const epoch = process.env.SOURCE_DATE_EPOCH || say("git", ["log", "-1", "--format=%ct"]).trim();

/** What only tests use answers dialogs from a file, and must not be shipped. */
function refuseTestSeams() {
  for (const program of [app, cli]) {
    if (!existsSync(program)) throw new Error(`${program} is not there: run make build`);
    if (readFileSync(program).includes("TRELLIS_DIALOGS")) throw new Error(`${program} was built with the feature test-seams`);
  }
}

/** Names, licences and texts of all that is shipped, to be read without the program. */
function licenceText() {
  const { parts, texts } = JSON.parse(readFileSync(join(root, "ui/src/about/licences.json"), "utf8"));
  const rule = "-".repeat(80);
  const sections = texts.map((text, at) => {
    const under = parts.filter((part) => part.texts.includes(at)).map(({ name, version, licence }) => `${name} ${version} (${licence})`);
    return `${rule}\n${under.join("\n")}\n${rule}\n\n${text}\n`;
  });
  return `${readFileSync(join(root, "LICENSE"), "utf8")}\nTrellis is made of the following besides. Each text stands below the names of those it holds for.\n\n${sections.join("\n")}`;
}

/** Which packages of Debian have the libraries the programs ask for, and in which version at least. */
function debianNeeds() {
  const scratch = mkdtempSync(join(tmpdir(), "trellis-shlibs-"));
  try {
    mkdirSync(join(scratch, "debian"));
    writeFileSync(join(scratch, "debian/control"), "Source: trellis\n\nPackage: trellis\nArchitecture: any\n");
    const told = execFileSync("dpkg-shlibdeps", ["-O", "-e", app, "-e", cli], { cwd: scratch, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
    return told.trim().replace(/^shlibs:Depends=/, "").split(", ");
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** The libraries the programs ask for by name, which any distribution with .rpm packages resolves. */
function rpmNeeds() {
  const told = execFileSync("/usr/lib/rpm/elfdeps", ["--requires"], { input: `${app}\n${cli}\n`, encoding: "utf8" });
  return [...new Set(told.split("\n").filter(Boolean))].sort();
}

/** What is added to tauri.conf.json: what stands there only after building, and where. */
function config() {
  const bundles = join(release, "bundle");
  mkdirSync(bundles, { recursive: true });
  const [sbom, licences] = [join(bundles, `trellis-${version()}.cdx.json`), join(bundles, "licences.txt")];
  writeFileSync(sbom, `${JSON.stringify(bill(Number(epoch)), null, 1)}\n`);
  writeFileSync(licences, licenceText());
  const documents = (folder) => ({ [`${folder}/trellis.cdx.json`]: sbom });
  const linux = { "/usr/bin/trellis": cli, ...documents("/usr/share/doc/trellis") };
  return {
    bundle: {
      linux: {
        deb: formats.includes("deb") ? { depends: debianNeeds(), files: { ...linux, "/usr/share/doc/trellis/copyright": licences } } : {},
        rpm: formats.includes("rpm") ? { depends: rpmNeeds(), files: { ...linux, "/usr/share/licenses/trellis/licences.txt": licences } } : {},
        appimage: { files: { ...linux, "/usr/share/doc/trellis/copyright": licences } },
      },
      macOS: { files: { "MacOS/trellis": cli, "Resources/licences.txt": licences, ...documents("Resources") } },
      ...(process.platform === "win32" ? { resources: { [cli]: "trellis.exe", [licences]: "licences.txt", [sbom]: "trellis.cdx.json" } } : {}),
    },
  };
}

/** Packs a .deb again, with the times of the commit: Tauri writes those of now, and the changelog where no other file is. */
function settle(deb) {
  const scratch = mkdtempSync(join(tmpdir(), "trellis-deb-"));
  try {
    const folder = join(scratch, "package");
    execFileSync("dpkg-deb", ["--raw-extract", deb, folder]);
    const documents = join(folder, "usr/share/doc");
    rmSync(join(documents, "Trellis"), { recursive: true });
    writeFileSync(join(documents, "trellis/changelog.gz"), gzipSync(readFileSync(join(root, "CHANGELOG.md")), { level: 9 }));
    const control = join(folder, "DEBIAN/control");
    // Beside what dpkg-shlibdeps says stand the same packages without their versions.
    writeFileSync(control, readFileSync(control, "utf8").replace(/^(Depends: .*), libwebkit2gtk-4\.1-0, libgtk-3-0$/m, "$1"));
    const sums = say("find", ["usr", "-type", "f", "-exec", "md5sum", "{}", "+"], { cwd: folder });
    writeFileSync(join(folder, "DEBIAN/md5sums"), `${sums.trim().split("\n").sort().join("\n")}\n`);
    execFileSync("dpkg-deb", ["--root-owner-group", "--build", folder, deb], { env: { ...process.env, SOURCE_DATE_EPOCH: epoch }, stdio: "ignore" });
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Every file in the folders of the bundles. */
const made = (folder) => (existsSync(folder) ? readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile()).map(({ name }) => join(folder, name)).sort() : []);

if (formats.length === 0) throw new Error("say what to pack: deb, rpm, appimage, msi, nsis, app, dmg");
refuseTestSeams();
rmSync(join(release, "bundle"), { recursive: true, force: true });
const tauri = join(import.meta.dirname, "node_modules/@tauri-apps/cli/tauri.js");
// The mark of a bundle's kind is for an updater, which Trellis does not have; without it all packages hold the same program.
const args = ["bundle", "--ci", "--no-binary-patching", "--bundles", formats.join(","), "--config", JSON.stringify(config())];
execFileSync(process.execPath, [tauri, ...args], { cwd: join(root, "src-tauri"), stdio: "inherit", env: { ...process.env, SOURCE_DATE_EPOCH: epoch } });
const bundles = join(release, "bundle");
if (formats.includes("deb")) made(join(bundles, "deb")).forEach(settle);
for (const file of [".", ...formats].flatMap((folder) => made(join(bundles, folder)))) {
  console.info(`${file}  ${(statSync(file).size / 1e6).toFixed(1)} MB`);
}
