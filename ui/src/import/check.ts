import type { ImportPreview } from "../ipc";

export type CheckTab = { value: "problems" | "changes" | "new" | "absent" | "duplicates"; label: string; count: number };

/** What the last step tells, with how much there is of each. */
export function checkTabs({ plan, duplicates }: ImportPreview): CheckTab[] {
  return [
    { value: "problems", label: "Problems", count: plan.problem_count },
    { value: "changes", label: "Changes", count: plan.update_count },
    { value: "new", label: "New", count: plan.added },
    { value: "absent", label: "Absent", count: plan.absent_count },
    { value: "duplicates", label: "Duplicates", count: duplicates.length },
  ];
}

/** The first that has something to look at. */
export function firstTab(tabs: CheckTab[]): CheckTab["value"] {
  return (tabs.find(({ count }) => count > 0) ?? tabs[0]!).value;
}

/** "the first 200 of 1,240 are listed"; "4" when all are. */
export function listedText(listed: number, count: number): string {
  const all = count.toLocaleString("en-US");
  return count > listed ? `the first ${listed.toLocaleString("en-US")} of ${all} are listed` : all;
}

/** What blank cells do to what stands. */
export function blankText(erases: boolean, count: number): string {
  if (erases && count === 0) return "No value is cleared";
  if (!erases && count === 0) return "A blank cell leaves the value that stands";
  const values = count === 1 ? "1 value" : `${count.toLocaleString("en-US")} values`;
  if (!erases) return `Would clear ${values}`;
  return count === 1 ? `${values} is cleared` : `${values} are cleared`;
}
