import { expect, test } from "vitest";
import { Look, plainAccounts, plainComparison, plainDeals, plainPlan, plainScorecard, plainTable } from "./look.svelte";

const plain = new Look().text();

test("a look comes back as it was written", () => {
  const look = new Look();
  look.screen = "partners";
  look.partner = 12;
  look.section = "tiers";
  look.isInspectorOpen = true;
  look.accountsTab = "plan";
  look.account = 7;
  look.accounts = { sort: { column: "partners", is_descending: true }, filters: [{ column: "segment", values: ["3"] }], find: "power" };
  look.plan = { group: "stage", filters: [{ column: "owner", values: [""] }], find: "corv" };
  look.table = { columns: ["name", "mdf"], sort: { column: "mdf", is_descending: true }, group: "none", filters: [{ column: "tier", values: ["1", ""] }], find: "cor" };
  look.dealsTab = "comparison";
  look.deals = { sort: { column: "amount", is_descending: true }, filters: [{ column: "stage", values: ["won"] }], find: "renewal" };
  look.deal = 9;
  look.quarters = 8;
  look.scorecard = { columns: ["win_rate"], sort: { column: "cycle", is_descending: false }, filters: [{ column: "tier", values: ["1"] }], find: "hald" };
  look.comparison = { segment: 0, partner_type: "isv" };
  expect(Look.read(look.text()).text()).toBe(look.text());
});

test.each([null, "", "{", "7", "[]", '"map"', "null", '{"table":null}', '{"table":[1]}'])("%j is read as a new look", (written) =>
  expect(Look.read(written).text()).toBe(plain),
);

test("a screen, a section or a grouping that is not known is left aside, the rest is kept", () => {
  const look = Look.read('{"screen":"cockpit","section":"scenarios","partner":3,"table":{"group":"region","find":"x"}}');
  expect(look.screen).toBe("map");
  expect(look.section).toBe("general");
  expect(look.partner).toBe(3);
  expect(look.table).toEqual({ ...plainTable(), find: "x" });
});

test("a tab, a grouping or a filter of the accounts that is not known is left aside", () => {
  const look = Look.read('{"accountsTab":"deals","account":-1,"accounts":{"sort":{"column":4},"filters":[3],"find":7},"plan":{"group":"tier","find":"x"}}');
  expect(look.accountsTab).toBe("all");
  expect(look.account).toBeNull();
  expect(look.accounts).toEqual(plainAccounts());
  expect(look.plan).toEqual({ ...plainPlan(), find: "x" });
});

test("a tab, a window or a type of the deals that is not known is left aside", () => {
  const look = Look.read('{"dealsTab":"involved","deal":"4","quarters":3,"deals":{"find":1},"scorecard":{"columns":[7],"sort":"cycle"},"comparison":{"segment":-1,"partner_type":"vendor"}}');
  expect([look.dealsTab, look.deal, look.quarters]).toEqual(["all", null, 2]);
  expect(look.deals).toEqual(plainDeals());
  expect(look.scorecard).toEqual(plainScorecard());
  expect(look.comparison).toEqual(plainComparison());
});

test("columns and filters that are none are left aside", () => {
  const table = { columns: ["name", 4, "", "mdf", "name"], sort: { column: 2 }, filters: [{ column: "tier" }, { values: ["1"] }, 5, { column: "type", values: ["si", 1] }] };
  const look = Look.read(JSON.stringify({ table }));
  expect(look.table.columns).toEqual(["name", "mdf"]);
  expect(look.table.sort).toBeNull();
  expect(look.table.filters).toEqual([{ column: "type", values: ["si"] }]);
});

test.each(["-1", "1.5", '"2"', "{}"])("%s is no partner", (partner) => expect(Look.read(`{"partner":${partner}}`).partner).toBeNull());

test("what is asked once is not remembered", () => {
  const look = new Look();
  look.editing = "manager";
  look.asked = "next-finding";
  expect(look.text()).toBe(plain);
});
