import { expect, test } from "vitest";
import type { JointPlanGroup, JointPlanGrouping, JointPlanRow, JointPlanView } from "../../ipc";
import { along, columnsOf, linesOf, moved, nearestStop, type Place } from "./lines";

const row = (partner: number, account: number): JointPlanRow => ({
  partner,
  partner_name: `Partner ${partner}`,
  account,
  account_name: `Account ${account}`,
  segment: "Enterprise",
  relationship: "",
  is_warm: false,
  stage: "mapped",
  stage_name: "Mapped",
  owner: "",
  next_step: "",
  opportunity: "",
  partners: 1,
});
const group = (key: string, ...rows: JointPlanRow[]): JointPlanGroup => ({ key, title: key, note: "", tone: "plain", rows });
const view = { groups: [group("a", row(1, 1), row(1, 2)), group("b", row(2, 1))] } as JointPlanView;
// Lines by partner or by stage: head, 1 1, 1 2, head, 2 1.
const lines = (grouping: JointPlanGrouping) => linesOf(view, grouping);
const from = (grouping: JointPlanGrouping, at: Place, key: string, isFar = false) => moved(lines(grouping), 9, at, key, { isFar, page: 2 });

test("a plan by partner does not say the partner again in each row; others do", () => {
  expect(columnsOf("partner").map(({ id }) => id)).not.toContain("partner");
  for (const grouping of ["stage", "owner"] as const) expect(columnsOf(grouping).map(({ id }) => id)).toEqual(expect.arrayContaining(["partner", "stage", "owner", "next_step"]));
});

test("the head of a partner is a stop, other heads are stepped over", () => {
  expect(from("partner", { line: 2, column: 3 }, "ArrowDown")).toEqual({ line: 3, column: 3 });
  expect(from("stage", { line: 2, column: 3 }, "ArrowDown")).toEqual({ line: 4, column: 3 });
  expect(from("stage", { line: 1, column: 3 }, "ArrowUp")).toEqual({ line: 1, column: 3 });
  expect(nearestStop(lines("stage"), 0)).toBe(1);
});

test.each([
  ["Home", false, { line: 2, column: 0 }],
  ["End", false, { line: 2, column: 8 }],
  ["Home", true, { line: 0, column: 0 }],
  ["End", true, { line: 4, column: 8 }],
  ["ArrowRight", true, { line: 2, column: 8 }],
  ["PageDown", false, { line: 4, column: 3 }],
])("%s, with Ctrl %s, leads to %o", (key, isFar, place) => expect(from("partner", { line: 2, column: 3 }, key, isFar)).toEqual(place));

test("Tab goes along the row and on to the next line, and leaves after the last cell", () => {
  const all = lines("partner");
  expect(along(all, 9, { line: 1, column: 3 }, 1)).toEqual({ line: 1, column: 4 });
  expect(along(all, 9, { line: 2, column: 8 }, 1)).toEqual({ line: 3, column: 0 });
  expect(along(all, 9, { line: 3, column: 4 }, 1)).toEqual({ line: 4, column: 0 });
  expect(along(all, 9, { line: 4, column: 8 }, 1)).toBeNull();
  expect(along(all, 9, { line: 0, column: 0 }, -1)).toBeNull();
});
