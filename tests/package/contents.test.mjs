// What is in the packages that `make package` wrote, as the tools of their systems say.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { bundle, bundles, read, version } from "./bundle.mjs";

const scratch = mkdtempSync(join(tmpdir(), "trellis-contents-"));
after(() => rmSync(scratch, { recursive: true }));
const say = (program, ...args) => execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

/** Unpacks a package, and gives the folder. */
function unpacked(format) {
  const folder = join(scratch, format);
  if (format === "deb") say("dpkg-deb", "--extract", bundle("deb"), folder);
  else say("sh", "-c", `mkdir "${folder}" && rpm2cpio "${bundle("rpm")}" | (cd "${folder}" && cpio --quiet --extract --make-directories)`);
  return folder;
}

for (const format of ["deb", "rpm"]) {
  describe(`the .${format}`, () => {
    const folder = unpacked(format);
    const bytes = (path) => readFileSync(join(folder, path));

    test("has no program that answers its dialogs from a file", () => {
      for (const program of ["usr/bin/trellis-app", "usr/bin/trellis"]) {
        assert.ok(bytes(program).subarray(0, 4).equals(Buffer.from("\x7fELF", "latin1")), `${program} is no program`);
        assert.ok(!bytes(program).includes("TRELLIS_DIALOGS"), `${program} has the test seams`);
      }
      // The name would be there if the seams were: others of its kind are.
      assert.ok(bytes("usr/bin/trellis-app").includes("TRELLIS_DATA"));
    });

    test("has the bill of materials that stands beside it", () => {
      const bill = bytes("usr/share/doc/trellis/trellis.cdx.json");
      assert.ok(bill.equals(readFileSync(join(bundles, `trellis-${version}.cdx.json`))));
      assert.equal(JSON.parse(bill).metadata.component.version, version);
    });

    test("has the licence of every part", () => {
      const text = bytes(format === "deb" ? "usr/share/doc/trellis/copyright" : "usr/share/licenses/trellis/licences.txt").toString();
      const { parts } = JSON.parse(read("ui/src/about/licences.json"));
      for (const { name, version, licence } of parts) assert.ok(text.includes(`${name} ${version} (${licence})`), name);
    });
  });
}

describe("the .rpm", () => {
  const ask = (...args) => say("rpm", "--query", "--package", bundle("rpm"), ...args);

  test("has digests that hold", () => assert.match(say("rpm", "--checksig", "--nosignature", bundle("rpm")), /digests OK/));

  test("tells what it is", () => {
    assert.equal(ask("--queryformat", "%{NAME} %{VERSION} %{LICENSE}"), `trellis ${version} MIT`);
  });

  test("asks for the libraries of the window by name", () => {
    const needs = ask("--requires");
    for (const library of ["libwebkit2gtk-4.1.so.0", "libgtk-3.so.0", "libc.so.6"]) assert.ok(needs.includes(`${library}()(64bit)`), library);
  });

  test("installs into an empty root and is as it was packed", () => {
    const root = join(scratch, "root");
    const options = ["--root", root, "--nodeps", "--noscripts", "--ignoreos"];
    say("rpm", ...options, "--install", bundle("rpm"));
    assert.equal(say("rpm", "--root", root, "--verify", "--nodeps", "trellis"), "");
    assert.match(readFileSync(join(root, "usr/share/applications/Trellis.desktop"), "utf8"), /^Exec=trellis-app %f$/m);
    assert.equal(say(join(root, "usr/bin/trellis"), "--version").trim(), `trellis ${version}`);
  });
});
