import { expect, test } from "vitest";
import type { MdfView } from "../../ipc";
import { differs, emptyFields } from "./fields";

const quarters = [
  { first_day: "2026-07-01", label: "Q3 2026" },
  { first_day: "2026-04-01", label: "Q2 2026" },
];
const view = (period: string) => ({ window: { quarters: 2, label: "2 quarters", period }, quarters }) as unknown as MdfView;

test("a new activity is of the last quarter that is shown", () => {
  expect(emptyFields(view("Q1 2026 to Q2 2026")).quarter).toBe("2026-04-01");
  expect(emptyFields(view("Q3 2026")).quarter).toBe("2026-07-01");
});

test("blanks around what is written are no difference", () => {
  const fields = emptyFields(view("Q2 2026"));
  expect(differs(fields, { ...fields, name: "  " })).toBe(false);
  expect(differs(fields, { ...fields, spent: "$5" })).toBe(true);
});
