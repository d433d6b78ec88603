import { expect, test, vi } from "vitest";
import { Pages } from "./pages.svelte";

vi.mock("../ipc", () => ({ sentenceOf: (error: Error) => error.message }));

const page = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);

test("a short list asks for nothing", async () => {
  const [pages, ask] = [new Pages<number>(), vi.fn()];
  pages.start(page(0, 64), 64, ask);
  await pages.more();
  expect(pages.isWhole).toBe(true);
  expect(ask).not.toHaveBeenCalled();
});

test("the next page starts where the list ends", async () => {
  const ask = vi.fn().mockResolvedValue(page(100, 50));
  const pages = new Pages<number>();
  pages.start(page(0, 100), 150, ask);
  await pages.more();
  expect(ask).toHaveBeenCalledWith(100);
  expect(pages.list).toHaveLength(150);
});

test("a page of a list that was left is dropped", async () => {
  const pages = new Pages<number>();
  pages.start(page(0, 100), 150, () => {
    pages.start(page(0, 20), 20, vi.fn());
    return Promise.resolve(page(100, 50));
  });
  await pages.more();
  expect(pages.list).toHaveLength(20);
});

test("a list that turns out shorter ends", async () => {
  const pages = new Pages<number>();
  pages.start(page(0, 100), 150, () => Promise.resolve([]));
  await pages.more();
  expect(pages.isWhole).toBe(true);
});

test("what failed is said", async () => {
  const pages = new Pages<number>();
  pages.start(page(0, 100), 150, () => Promise.reject(new Error("The document is closed.")));
  await pages.more();
  expect(pages.failure).toBe("The document is closed.");
});
