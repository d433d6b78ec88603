import { expect, test } from "vitest";
import { contentOf, drawable, fitSize, headOf, indexAt, layoutOf, lengthOf, scrollInto } from "./matrixLayout";

const clusters = [
  { title: "A", first: 0, count: 2 },
  { title: "B", first: 2, count: 1 },
];
const layout = layoutOf(3, clusters, 20);

test("between clusters there is a gap, before the first there is none", () => {
  expect([...layout.starts]).toEqual([0, 20, 45, 65]);
  expect(lengthOf(layoutOf(3, [], 20))).toBe(60);
});

test.each([
  [0, 0],
  [19.9, 0],
  [20, 1],
  [42, null],
  [45, 2],
  [64, 2],
  [65, null],
  [-1, null],
])("at %d pixels stands %o", (at, index) => expect(indexAt(layout, at)).toBe(index));

test("four hundred partners fit a window as cells of more than a pixel", () => {
  const box = { width: 990, height: 730 };
  const size = fitSize(400, clusters, box);
  expect(size).toBeGreaterThan(1.5);
  const { width, height } = contentOf(layoutOf(400, clusters, size), true);
  expect(width <= box.width && height <= box.height).toBe(true);
});

test("few partners fit as the largest cells", () => expect(fitSize(10, [], { width: 990, height: 730 })).toBe(28));

test("small cells leave no room for names", () => {
  expect(headOf(4, false).left).toBeLessThan(headOf(25, false).left);
  expect(headOf(4, true).left).toBeGreaterThan(headOf(4, false).left);
});

test("a size stays between what fits and what is read", () => {
  expect(drawable(0, 1.625)).toBe(1.625);
  expect(drawable(99, 1.625)).toBe(28);
  expect(drawable(13.4, 1.625)).toBe(13);
  expect(drawable(25, 28)).toBe(28);
});

test("what is in sight does not scroll, what is beyond just comes in", () => {
  expect(scrollInto(100, 125, 50, 400, 100)).toBe(50);
  expect(scrollInto(10, 35, 50, 400, 100)).toBe(10);
  expect(scrollInto(500, 525, 50, 400, 100)).toBe(225);
});
