import type { MdfFields, MdfState, MdfView } from "../../ipc";

export const STATES: { value: MdfState; label: string }[] = [
  { value: "requested", label: "Requested" },
  { value: "approved", label: "Approved" },
  { value: "declined", label: "Declined" },
  { value: "done", label: "Done" },
];

/** What is written in a line of its own. */
export const LINES: { field: keyof MdfFields; label: string }[] = [
  { field: "requested", label: "Requested" },
  { field: "approved", label: "Approved" },
  { field: "spent", label: "Spent" },
  { field: "pipeline_goal", label: "Pipeline goal" },
  { field: "pipeline", label: "Pipeline brought" },
  { field: "leads", label: "Leads" },
];

/** A new activity, of the quarter under review. */
export function emptyFields(view: MdfView): MdfFields {
  const quarter = view.quarters.find(({ label }) => view.window.period.endsWith(label))?.first_day ?? view.quarters[0]?.first_day ?? "";
  return { name: "", quarter, kind: "", goal: "", state: "requested", requested: "", approved: "", spent: "", pipeline_goal: "", pipeline: "", leads: "" };
}

/** Whether something was written that is not kept yet. */
export const differs = (one: MdfFields, other: MdfFields): boolean => (Object.keys(one) as (keyof MdfFields)[]).some((field) => one[field].trim() !== other[field].trim());
