import { expect, test } from "vitest";
import { Failure, isCancelled, sentenceOf, unwrap } from "./index";

test("a value is handed on, an error is thrown with its code and sentence", () => {
  expect(unwrap({ status: "ok", data: 7 })).toBe(7);
  const error = { code: "cancelled" as const, message: "Stopped" };
  expect(() => unwrap({ status: "error", error })).toThrow("Stopped");
  expect(isCancelled(new Failure("cancelled", "Stopped"))).toBe(true);
  expect(isCancelled(new Error("Stopped"))).toBe(false);
});

test("anything thrown has a sentence", () => {
  expect(sentenceOf({ code: "failed", message: "No such file" })).toBe("No such file");
  expect(sentenceOf("plain")).toBe("plain");
});
