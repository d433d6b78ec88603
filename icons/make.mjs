// Draws every icon from trellis.svg. Needs rsvg-convert (`make icons` installs it); PNG, ICO and ICNS are written beside it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const here = import.meta.dirname;
const scratch = mkdtempSync(join(tmpdir(), "trellis-icons-"));
const small = join(scratch, "small.css");
writeFileSync(small, "#full { display: none } #small { display: inline }");

/** The icon as PNG, `size` pixels wide, with `margin` of them left free on each side. */
function png(size, margin = 0) {
  const inner = size - 2 * margin;
  return execFileSync("rsvg-convert", [
    ...["--width", inner, "--height", inner, "--page-width", size, "--page-height", size],
    ...["--left", margin, "--top", margin],
    ...(size <= 32 ? ["--stylesheet", small] : []),
    join(here, "trellis.svg"),
  ].map(String));
}

/** A Windows icon. The directory is 6 bytes and 16 for each picture; a side of 256 is written as 0. */
function ico(sizes) {
  const pictures = sizes.map((size) => png(size));
  const directory = Buffer.alloc(6 + 16 * sizes.length);
  directory.writeUInt16LE(1, 2);
  directory.writeUInt16LE(sizes.length, 4);
  let offset = directory.length;
  sizes.forEach((size, index) => {
    const at = 6 + 16 * index;
    directory.writeUInt8(size % 256, at);
    directory.writeUInt8(size % 256, at + 1);
    directory.writeUInt16LE(1, at + 4);
    directory.writeUInt16LE(32, at + 6);
    directory.writeUInt32LE(pictures[index].length, at + 8);
    directory.writeUInt32LE(offset, at + 12);
    offset += pictures[index].length;
  });
  return Buffer.concat([directory, ...pictures]);
}

/** A macOS icon: a head and a body with kind and length each. */
function icns(sizes) {
  const part = (kind, body) => {
    const head = Buffer.alloc(8, kind, "latin1");
    head.writeUInt32BE(body.length + 8, 4);
    return Buffer.concat([head, body]);
  };
  // Apple's grid leaves a tenth free around a square icon.
  return part("icns", Buffer.concat(sizes.map(([kind, size]) => part(kind, png(size, Math.round(size * 0.08))))));
}

const files = {
  "32x32.png": png(32),
  "64x64.png": png(64),
  "128x128.png": png(128),
  "128x128@2x.png": png(256),
  "icon.png": png(512),
  // Tauri shows the first one while developing.
  "icon.ico": ico([32, 16, 24, 48, 64, 256]),
  // Each kind stands for a size; of those twice as dense, the pixels are counted.
  "icon.icns": icns([
    ["ic11", 32], ["ic12", 64], ["ic07", 128], ["ic13", 256], ["ic08", 256], ["ic14", 512], ["ic09", 512], ["ic10", 1024],
  ]),
};
for (const [name, bytes] of Object.entries(files)) writeFileSync(join(here, name), bytes);
rmSync(scratch, { recursive: true });
