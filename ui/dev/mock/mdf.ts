import type { MdfActivityView, MdfEdit, MdfState, MdfView } from "../../src/ipc/bindings";
import { dollars, nameOf, placeOf, short, windows } from "./deal_facts";
import { announce, state, step } from "./document";

const kinds = ["Event", "Campaign", "Content"];
const states: Record<MdfState, string> = { requested: "Requested", approved: "Approved", declined: "Declined", done: "Done" };
const quarters = ["2026-07-01", "2026-04-01", "2026-01-01", "2025-10-01"].map((first_day, at) => ({ first_day, label: ["Q3 2026", "Q2 2026", "Q1 2026", "Q4 2025"][at]! }));

const money = (text: string) => Number(text.replace(/[$,]/g, ""));

function viewOf(id: number, partner: number, fields: MdfEdit["fields"]): MdfActivityView {
  const spent = money(fields.spent);
  const pipeline = money(fields.pipeline);
  const text = (amount: string) => (amount === "" ? "" : short(money(amount)));
  return {
    id,
    uuid: `mdf-${id}`,
    partner,
    partner_name: nameOf(partner),
    place: placeOf(partner),
    name: fields.name,
    quarter: quarters.find(({ first_day }) => first_day === fields.quarter)?.label ?? "",
    kind: fields.kind,
    state: fields.state as MdfState,
    state_text: states[fields.state as MdfState],
    requested: text(fields.requested),
    approved: text(fields.approved),
    spent: text(fields.spent),
    pipeline: text(fields.pipeline),
    returned: spent > 0 && pipeline > 0 ? `$${(pipeline / spent).toFixed(2)}` : "",
    reached: fields.pipeline_goal === "" ? null : pipeline >= money(fields.pipeline_goal),
    goal_text: fields.pipeline_goal === "" ? "" : `${fields.pipeline} of a goal of ${fields.pipeline_goal}`,
    provenance: id < 100 ? `demo-mdf.csv, row ${id + 1}` : "",
    fields,
  };
}

function first(id: number): MdfActivityView {
  const amount = 4000 + ((id * 1700) % 26000);
  const isDone = id % 5 !== 0;
  const fields = {
    name: `${["Joint customer day", "Demand campaign", "Reference story"][id % 3]}, ${nameOf(id)}`,
    quarter: quarters[1 + (id % 2)]!.first_day,
    kind: kinds[id % 3]!,
    goal: "30 meetings with named accounts",
    state: isDone ? "done" : "requested",
    requested: dollars(amount),
    approved: isDone ? dollars(amount) : "",
    spent: isDone ? dollars(amount * 0.9) : "",
    pipeline_goal: dollars(amount * 4),
    pipeline: isDone ? dollars(amount * (2 + (id % 5))) : "",
    leads: "",
  };
  return viewOf(id, id, fields);
}

let activities = Array.from({ length: 48 }, (_, at) => first(at + 1));

function mdf(quarters_: number): MdfView {
  const window = windows.find((one) => one.quarters === quarters_) ?? windows[1]!;
  const sum = (field: "requested" | "approved" | "spent" | "pipeline", of = activities) => of.reduce((total, one) => total + money(one.fields[field] || "0"), 0);
  const kindOf = (name: string) => {
    const own = activities.filter(({ kind }) => kind === name);
    const returned = sum("pipeline", own) / Math.max(1, sum("spent", own));
    return { name, activities: own.length, spent: short(sum("spent", own)), pipeline: short(sum("pipeline", own)), returned: `$${returned.toFixed(2)}`, bar: Math.min(1000, Math.round(returned * 180)), reached: `${own.filter(({ reached }) => reached).length} of ${own.length}` };
  };
  return {
    revision: state.revision,
    window,
    windows,
    headline: activities.length === 0 ? `No MDF activity is recorded from ${window.period}.` : `Each $1 of MDF spent from ${window.period} brought $${(sum("pipeline") / Math.max(1, sum("spent"))).toFixed(2)} of pipeline.`,
    cards: [
      { label: "Allocated", text: "$4.8M", note: "as the rosters say" },
      { label: "Approved", text: short(sum("approved")), note: `of ${short(sum("requested"))} requested` },
      { label: "Spent", text: short(sum("spent")), note: "of what was approved" },
      { label: "Pipeline brought", text: short(sum("pipeline")), note: "as the activities state it" },
      { label: "Goals reached", text: `${activities.filter(({ reached }) => reached).length} of ${activities.length}`, note: "of the goals for pipeline" },
    ],
    kinds: kinds.map(kindOf),
    activities,
    quarters,
    known_kinds: kinds,
    notes: ["The return is that of the activities whose spend and pipeline are both known."],
  };
}

const changed = async (sentence: string) => {
  const change = step(sentence, "facts");
  await announce(change);
  return change;
};

export const mdfAnswers: Record<string, (args: Record<string, unknown>) => unknown> = {
  mdf: ({ quarters }) => mdf(Number(quarters)),
  put_mdf: ({ edit }) => {
    const { id, partner, fields } = edit as MdfEdit;
    const own = id ?? 100 + activities.length;
    activities = [viewOf(own, partner, fields), ...activities.filter((one) => one.id !== own)];
    return changed(`${id === null ? "Added" : "Changed"} ${fields.name} of ${nameOf(partner)} in the MDF ledger`);
  },
  remove_mdf: ({ id }) => {
    activities = activities.filter((one) => one.id !== Number(id));
    return changed("Took an activity out of the MDF ledger");
  },
};
