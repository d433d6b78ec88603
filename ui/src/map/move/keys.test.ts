import { expect, test } from "vitest";
import { moveKey } from "./keys";

test.each([
  ["choosing", "Escape", "cancel"],
  ["choosing", "Enter", "drop"],
  ["choosing", "Alt", "role"],
  ["choosing", "r", "role"],
  ["choosing", "ArrowLeft", "aim"],
  ["choosing", "Home", "aim"],
  ["choosing", "2", "nothing"],
  ["choosing", "f", "nothing"],
  ["dragging", "Escape", "cancel"],
  ["dragging", "Alt", "role"],
  ["dragging", "Enter", "nothing"],
  ["dragging", "ArrowLeft", "nothing"],
] as const)("while %s %s does %s", (phase, key, does) => expect(moveKey(phase, key)).toBe(does));
