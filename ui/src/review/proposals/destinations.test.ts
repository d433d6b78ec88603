import { expect, test } from "vitest";
import { destinations } from "./destinations";

test("a partner stays, or goes anywhere but where it is and where it is proposed for", () => {
  const values = (from: number, to: string) => destinations({ from, to }, [1, 2, 3]).map(({ value }) => value);
  expect(values(3, "sunset")).toEqual(["", "1", "2"]);
  expect(values(2, "1")).toEqual(["", "3", "sunset"]);
  expect(destinations({ from: 1, to: "2" }, [0, 1, 2])[0]?.label).toBe("Stays in Tier 1");
});
