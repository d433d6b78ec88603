import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { KEPT, PAGE, Pages, RESTS } from "./pages.svelte";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const rowsFrom = (offset: number, word = "row") => Array.from({ length: PAGE }, (_, index) => `${word} ${offset + index}`);

function listed() {
  const asked: number[] = [];
  let word = "row";
  const pages = new Pages(async (offset) => {
    asked.push(offset);
    return rowsFrom(offset, word);
  });
  pages.start(rowsFrom(0), false);
  return { pages, asked, rename: (other: string) => (word = other) };
}

const rest = () => vi.advanceTimersByTimeAsync(RESTS);

test("the first page is there at once, and others when they are seen", async () => {
  const { pages, asked } = listed();
  expect(pages.at(99)).toBe("row 99");
  expect(pages.at(100)).toBeNull();
  pages.see(80, 120);
  await rest();
  expect(asked).toEqual([100]);
  expect(pages.at(100)).toBe("row 100");
});

test("a drag of the scroll bar asks only for where it ends", async () => {
  const { pages, asked } = listed();
  for (let row = 0; row < 100_000; row += 1000) {
    pages.see(row, row + 40);
    await vi.advanceTimersByTimeAsync(16);
  }
  await rest();
  expect(asked).toEqual([99_000]);
});

test("scrolling within a page does not put off its rows", async () => {
  const { pages, asked } = listed();
  for (let row = 210; row < 250; row += 4) {
    pages.see(row, row + 30);
    await vi.advanceTimersByTimeAsync(16);
  }
  expect(asked).toEqual([200]);
});

test("no more pages are kept than are of use", async () => {
  const { pages, asked } = listed();
  for (let page = 1; page <= KEPT + 5; page += 1) {
    pages.see(page * PAGE, page * PAGE + 40);
    await rest();
  }
  expect(pages.at(0)).toBeNull();
  expect(pages.at((KEPT + 5) * PAGE)).not.toBeNull();
  pages.see(0, 40);
  await rest();
  expect(asked.at(-1)).toBe(0);
});

test("rows of the same list stay until the new ones are there; those of another list do not", async () => {
  const { pages, rename } = listed();
  pages.see(500, 540);
  await rest();
  rename("new");
  pages.start(rowsFrom(0, "new"), true);
  expect(pages.at(500)).toBe("row 500");
  await rest();
  expect(pages.at(500)).toBe("new 500");
  pages.start(rowsFrom(0, "other"), false);
  expect(pages.at(500)).toBeNull();
});

test("an answer that comes too late is dropped", async () => {
  let answer: (rows: string[]) => void = () => undefined;
  const pages = new Pages<string>(() => new Promise((resolve) => (answer = resolve)));
  pages.start(rowsFrom(0), false);
  pages.see(100, 120);
  await rest();
  const late = answer;
  pages.start(rowsFrom(0, "other"), false);
  late(rowsFrom(100));
  await rest();
  expect(pages.at(100)).toBeNull();
});

test("what failed is said, and asked for again when that is wanted", async () => {
  let fails = true;
  const pages = new Pages<string>(async (offset) => {
    if (fails) throw new Error("The document is closed.");
    return rowsFrom(offset);
  });
  pages.start(rowsFrom(0), false);
  pages.see(100, 120);
  await rest();
  expect(pages.failure).toBe("The document is closed.");
  fails = false;
  pages.retry();
  await rest();
  expect(pages.at(100)).toBe("row 100");
});
