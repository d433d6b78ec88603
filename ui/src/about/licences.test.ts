import { expect, test } from "vitest";
import { countOf, found, licences, moved, textOf, type Part } from "./licences";

const part = (name: string, licence: string, kind: Part["kind"] = "crate"): Part => ({ name, version: "1.0.0", kind, licence, texts: [0] });
const parts = [part("serde", "MIT OR Apache-2.0"), part("Arimo", "OFL-1.1", "font"), part("svelte", "MIT", "package")];
const names = (typed: string) => found(parts, typed).map(({ name }) => name);

test("nothing typed finds everything", () => expect(names(" ")).toEqual(["serde", "Arimo", "svelte"]));

test("a part is found by its name, its licence and its kind, in any order", () => {
  expect(names("SERDE")).toEqual(["serde"]);
  expect(names("mit")).toEqual(["serde", "svelte"]);
  expect(names("mit package")).toEqual(["svelte"]);
  expect(names("font arimo")).toEqual(["Arimo"]);
  expect(names("gpl")).toEqual([]);
});

test.each([
  [0, "ArrowDown", 1],
  [0, "ArrowUp", 0],
  [2, "ArrowDown", 2],
  [1, "Home", 0],
  [0, "End", 2],
  [2, "PageUp", 0],
  [0, "a", null],
])("from %i, %s leads to %s", (at, key, place) => expect(moved(at, key, 3)).toBe(place));

test("in an empty list no key leads anywhere", () => expect(moved(0, "ArrowDown", 0)).toBeNull());

test("several texts stand one below the other", () => {
  const text = textOf({ parts: [], texts: ["one", "two", "three"] }, { ...part("a", "MIT"), texts: [0, 2] });
  expect(text.startsWith("one\n")).toBe(true);
  expect(text.endsWith("\nthree")).toBe(true);
});

test("the kinds are counted", () => expect(countOf([...parts, part("csv", "MIT")])).toBe("2 crates, 1 package and 1 font"));

test("each part that is shipped has a version, a licence and a text, and each text a part", async () => {
  const shipped = await licences();
  const used = new Set(shipped.parts.flatMap(({ texts }) => texts));
  for (const { name, version, licence, texts } of shipped.parts) {
    expect(`${name} ${version}`).toMatch(/\S \d/);
    expect(licence).toMatch(/^[A-Za-z0-9.() -]+$/);
    expect(texts.length, name).toBeGreaterThan(0);
    for (const at of texts) expect(shipped.texts[at]?.length, name).toBeGreaterThan(100);
  }
  expect(used.size).toBe(shipped.texts.length);
});

test.each(["tauri", "rusqlite", "resvg", "clap", "svelte", "bits-ui", "Arimo", "Carlito", "Tinos", "Inter"])("%s is among them", async (name) => {
  expect((await licences()).parts.map((part) => part.name)).toContain(name);
});

test("what only builds and tests is not", async () => {
  const shipped = (await licences()).parts.map(({ name }) => name);
  for (const name of ["vite", "vitest", "eslint", "insta", "proptest", "tauri-build", "trellis-core"]) expect(shipped).not.toContain(name);
});
