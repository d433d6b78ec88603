// Installs the .deb that `make package` wrote in a Debian made for it, and opens a document there as a double click does. It takes
// minutes and needs root, for the other Debian is a folder with a root of its own. In it there is no network.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { bundle, version } from "./bundle.mjs";
import { picture } from "./picture.mjs";

const here = import.meta.dirname;
const release = /^VERSION_CODENAME=(.+)$/m.exec(readFileSync("/etc/os-release", "utf8"))?.[1];
const scratch = mkdtempSync(join(tmpdir(), "trellis-package-"));
const debian = join(scratch, "debian");
const inside = (name) => readFileSync(join(debian, "tmp", name), "utf8").trim();
const facts = () => new Map(inside("seen").split("\n").map((line) => line.split(/\t(.*)/s)));
let seen = new Map();

before(() => {
  assert.equal(process.getuid(), 0, "making a Debian needs root: run `sudo make test-package`");
  const hooks = [`copy-in ${scratch}/trellis.deb /tmp`, `${here}/install.sh "$1"`].map((hook) => `--customize-hook=${hook}`);
  copyFileSync(bundle("deb"), join(scratch, "trellis.deb"));
  // The folder belongs to this user alone, and whoever opens the document there is another one.
  execFileSync("chmod", ["755", scratch]);
  execFileSync("mmdebstrap", ["--quiet", "--mode=root", "--variant=minbase", "--skip=cleanup/tmp", ...hooks, release, debian], { stdio: "inherit" });
  copyFileSync(join(here, "inside.sh"), join(debian, "tmp/inside.sh"));
  // Processes, mounts and network of its own: whatever is started in there ends with it, and reaches nobody.
  const script = [
    `mount --bind /dev "${debian}/dev"`,
    `mount -t proc proc "${debian}/proc"`,
    `mount -t tmpfs -o mode=1777 tmpfs "${debian}/dev/shm"`,
    `exec timeout --kill-after=10 300 chroot "${debian}" runuser -u visitor -- sh /tmp/inside.sh`,
  ].join(" && ");
  const args = ["--mount", "--pid", "--ipc", "--net", "--fork", "--kill-child", "sh", "-c", script];
  const run = spawnSync("unshare", args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", TRELLIS_PACKAGE_RUN: scratch } });
  assert.equal(run.status, 0, `inside.sh ended with ${run.status}: ${run.stdout}${run.stderr}`);
  seen = facts();
});

after(() => {
  const kept = process.env.TRELLIS_ARTEFACTS;
  for (const name of kept ? ["screen.xwd", "seen", "opened.log"] : []) {
    if (existsSync(join(debian, "tmp", name))) copyFileSync(join(debian, "tmp", name), join(kept, name));
  }
  rmSync(scratch, { recursive: true, force: true });
});

describe("the package, with what it depends on alone", () => {
  test("brings every library both programs ask for", () => {
    assert.match(inside("libraries"), /libwebkit2gtk-4\.1/);
    assert.doesNotMatch(inside("libraries"), /not found/);
  });

  test("is of the version of the workspace", () => assert.equal(inside("version"), `trellis ${version}`));

  test("has left every file as it was packed", () => assert.equal(inside("verified"), ""));

  test("has the programs, the documents and what the desktop asks for", () => {
    const listed = execFileSync("chroot", [debian, "dpkg", "-L", "trellis"], { encoding: "utf8" }).split("\n");
    for (const path of [
      "bin/trellis",
      "bin/trellis-app",
      "share/applications/Trellis.desktop",
      "share/mime/packages/trellis.xml",
      "share/icons/hicolor/128x128/apps/trellis-app.png",
      "share/icons/hicolor/scalable/apps/trellis-app.svg",
      "share/icons/hicolor/scalable/mimetypes/application-x-trellis.svg",
      "share/doc/trellis/copyright",
      "share/doc/trellis/changelog.gz",
      "share/doc/trellis/README.md",
      "share/doc/trellis/trellis.cdx.json",
    ]) {
      assert.ok(listed.includes(`/usr/${path}`), `/usr/${path} is not in the package`);
    }
  });
});

describe("on a desktop", () => {
  test("the desktop entry is valid", () => assert.equal(inside("desktop-entry"), ""));

  test("a document is known by its name and by its content", () => {
    assert.equal(seen.get("type-by-name"), "application/x-trellis");
    assert.equal(seen.get("type-by-content"), "application/x-trellis");
  });

  test("documents open with Trellis", () => {
    assert.equal(seen.get("opens-with"), "Trellis.desktop");
    const types = readFileSync(join(debian, "usr/share/mime/globs2"), "utf8");
    assert.match(types, /^50:application\/x-trellis:\*\.trellis$/m);
    assert.match(readFileSync(join(debian, "usr/share/applications/mimeinfo.cache"), "utf8"), /^application\/x-trellis=Trellis\.desktop;$/m);
  });

  test("a double click opens the window on that document", () => {
    assert.equal(seen.get("processes-before"), "0");
    assert.equal(seen.get("window"), "Trellis");
    assert.match(seen.get("command"), /^(\/usr\/bin\/)?trellis-app .*Our partners\.trellis$/);
    assert.match(seen.get("refusal"), /^trellis: Our partners is open in another window/);
  });

  test("the window shows something", () => {
    const { width, height, colours, most } = picture(readFileSync(join(debian, "tmp/screen.xwd")));
    assert.deepEqual([width, height], [1280, 800]);
    assert.ok(colours > 100, `the screen has ${colours} colours`);
    assert.ok(most < 0.9, `${Math.round(most * 100)}% of the screen are one colour`);
  });

  test("closing it ends it, and leaves the document whole", () => {
    assert.equal(seen.get("closed"), "yes");
    assert.match(seen.get("check"), /^The document is whole\. It holds 90 partners/);
    assert.equal(seen.get("left"), "Our partners.trellis");
  });
});

test("nothing of it is left running or mounted", () => {
  const running = readdirSync("/proc").filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(`/proc/${name}/environ`, "utf8").includes(`TRELLIS_PACKAGE_RUN=${scratch}`);
    } catch {
      return false;
    }
  });
  assert.deepEqual(running, []);
  assert.doesNotMatch(readFileSync("/proc/mounts", "utf8"), new RegExp(scratch));
});
