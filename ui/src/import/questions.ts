import type { ConventionQuestion } from "../ipc";
import type { RadioOption } from "../ui/radios";

/** "12 dates could be either". */
export function countText({ kind, count }: ConventionQuestion): string {
  const noun = kind === "dates" ? "date" : "amount";
  return `${count} ${noun}${count === 1 ? "" : "s"} could be either`;
}

/** The readings, with what each makes of the values. */
export function readingOptions({ readings, suggested }: ConventionQuestion): RadioOption[] {
  return readings.map(({ code, label, samples }) => ({
    value: code,
    label: label.charAt(0).toUpperCase() + label.slice(1),
    note: code === suggested ? "more likely" : undefined,
    lines: samples.slice(0, 3),
  }));
}
