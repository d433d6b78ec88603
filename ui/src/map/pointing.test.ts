import { expect, test } from "vitest";
import { Look } from "../app/look.svelte";
import type { Finding, MapView } from "../ipc";
import { Pointing } from "./pointing.svelte";

const finding = (key: string, ...ids: number[]) =>
  ({ key, partners: ids.map((id) => ({ id, uuid: `u${id}`, name: `P${id}` })) }) as unknown as Finding;
const view = (...findings: Finding[]) => ({ findings }) as unknown as MapView;

const one = finding("no_manager 1", 1);
const two = finding("no_mdf 1", 1);
const several = finding("no_motion 2", 4, 5);

test("F goes through the findings, and around", () => {
  const pointing = new Pointing({ look: new Look() });
  const all = view(one, several);
  pointing.nextFinding(all);
  expect([pointing.finding, pointing.partner]).toEqual(["no_manager 1", 1]);
  pointing.nextFinding(all);
  expect([pointing.finding, pointing.partner, pointing.highlighted(all)]).toEqual(["no_motion 2", null, [4, 5]]);
  pointing.nextFinding(all);
  expect(pointing.finding).toBe("no_manager 1");
});

test("no finding is next where there is none", () => {
  const pointing = new Pointing({ look: new Look() });
  pointing.nextFinding(view());
  expect(pointing.finding).toBeNull();
});

test("a finding stays selected when others close before it", () => {
  const pointing = new Pointing({ look: new Look() });
  pointing.selectFinding(several);
  pointing.settle(view(one, several), false);
  expect(pointing.settle(view(several), false)).toBe(false);
  expect(pointing.finding).toBe("no_motion 2");
});

test("when a finding was closed, the one in its place is selected", () => {
  const pointing = new Pointing({ look: new Look() });
  pointing.selectFinding(one);
  pointing.settle(view(one, two, several), false);
  expect(pointing.settle(view(two, several), false)).toBe(true);
  expect(pointing.finding).toBe("no_mdf 1");
  expect(pointing.settle(view(several), false)).toBe(true);
  expect([pointing.finding, pointing.partner]).toEqual(["no_motion 2", null]);
  expect(pointing.settle(view(), false)).toBe(false);
  expect(pointing.finding).toBeNull();
});

test("while a field is edited the inspector keeps its partner", () => {
  const pointing = new Pointing({ look: new Look() });
  pointing.selectFinding(one);
  pointing.settle(view(one, several), true);
  pointing.settle(view(several), true);
  expect([pointing.finding, pointing.partner]).toEqual(["no_motion 2", 1]);
});

test("the finding in the place of a closed one is the next in the order, whatever else was closed", () => {
  const pointing = new Pointing({ look: new Look() });
  const [a, b, c] = [finding("a", 1), finding("b", 2), finding("c", 3)];
  pointing.settle(view(a, b, c), false);
  pointing.selectFinding(b);
  pointing.settle(view(c), false);
  expect(pointing.finding).toBe("c");
});

test("F then shows the finding that was selected meanwhile", () => {
  const pointing = new Pointing({ look: new Look() });
  pointing.selectFinding(one);
  pointing.settle(view(one, several, two), true);
  pointing.settle(view(several, two), true);
  pointing.nextFinding(view(several, two));
  expect([pointing.finding, pointing.partner]).toEqual(["no_motion 2", null]);
});

test("selecting a partner leaves the finding", () => {
  const pointing = new Pointing({ look: new Look() });
  pointing.selectFinding(several);
  pointing.select(4);
  expect([pointing.finding, pointing.partner, pointing.active]).toEqual([null, 4, "partner-4"]);
});
