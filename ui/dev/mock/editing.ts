import type { CellEdit, EditReport, EditRequest, JointTargets, RefusedEdit, SearchHit } from "../../src/ipc/bindings";
import { announce, keep, step } from "./document";
import { accountName, knownAccounts } from "./host";
import { editLists, motions, place, sections, measures, written } from "./fields";
import { partners, types, type Partner } from "./partners";

const accounts = knownAccounts.map((name, index) => ({ id: index + 1, name, detail: index % 3 === 0 ? "Enterprise, open opportunity" : "Mid-market, prospect" }));
const joint = new Map<number, Set<number>>();
keep(
  () => [...joint].map(([partner, targets]) => [partner, [...targets]] as const),
  (kept) => {
    joint.clear();
    for (const [partner, targets] of kept) joint.set(partner, new Set(targets));
  },
);

export const targetsOf = (partner: number) => {
  if (!joint.has(partner)) joint.set(partner, new Set([1, 2, 3, 4, 6, 7, 8, 9, 14, 21, 33, 45].slice(0, partner % 4 === 0 ? partner % 13 : 0)));
  return joint.get(partner)!;
};

export const allTargets = () => partners.flatMap((partner) => [...targetsOf(partner.id)].map((account) => ({ partner: partner.id, account })));

export function jointTargets(partner: number): JointTargets {
  const own = [...targetsOf(partner)].map((id) => accounts.find((account) => account.id === id) ?? { id, name: accountName(id), detail: "Commercial, prospect" });
  const [state, verdict] = own.length < 8 ? (["fails", "below"] as const) : own.length > 15 ? (["unfocused", "above"] as const) : (["passes", "within"] as const);
  return { summary: `${own.length} ${own.length === 1 ? "account" : "accounts"}, ${verdict} 8–15`, state, accounts: own };
}

function fieldOf(partner: Partner, edit: CellEdit) {
  const id = place(partner.id, edit.field);
  const all = [...sections(partner).flatMap(({ fields }) => fields), ...measures(partner).flatMap(({ fields }) => fields)];
  return all.find(({ key }) => place(partner.id, key) === id);
}

/** Why a text is refused; null where it is taken. */
function refusal(partner: Partner, edit: CellEdit, mayAdd: boolean): string | null {
  const field = fieldOf(partner, edit);
  const says = (what: string) => `${partner.name}, ${field?.label ?? "field"}: \`${edit.text}\` is not ${what}`;
  if (edit.field.kind === "name") return edit.text.trim() ? null : "A partner needs a name";
  if (!field || edit.text === "") return null;
  if ((field.editor === "amount" || field.editor === "number") && !/^\$?[\d.,]+k?$/.test(edit.text)) return says("an amount; leave it empty or write a number");
  if (field.editor === "day" && !/^\d{4}-\d\d-\d\d$/.test(edit.text)) return says("a day; write it as 2026-06-30");
  if (field.editor === "motion" && !mayAdd && !motions.includes(edit.text)) return says("a motion of the list");
  return null;
}

function store(partner: Partner, edit: CellEdit) {
  const { text } = edit;
  const number = Number(text.replace(/[$,]/g, "").replace(/k$/, "000"));
  switch (edit.field.kind) {
    case "name":
      partner.name = text;
      return;
    case "motion":
      partner.motion = text || null;
      if (text && !motions.includes(text)) motions.push(text);
      break;
    case "manager":
      partner.manager = text || null;
      break;
    case "tier":
      partner.tier = text ? Number(text.replace(/\D/g, "")) : null;
      break;
    case "partner_type":
      partner.type = types.find(({ name }) => name === text) ?? null;
      break;
    case "as_of":
      partner.isStale = text < "2026-04-01";
      break;
    case "fact":
      if (edit.field.quarter === "2026-04-01" && edit.field.measure === "fte") partner.fte = number;
      if (edit.field.quarter === "2026-04-01" && edit.field.measure === "mdf_allocated") partner.mdf = number;
  }
  const isNumber = ["amount", "number"].includes(fieldOf(partner, edit)?.editor ?? "");
  written.set(place(partner.id, edit.field), isNumber && text ? String(number) : text);
}

async function edit({ edits, may_add }: EditRequest): Promise<EditReport> {
  const refused: RefusedEdit[] = [];
  for (const one of edits) {
    const partner = partners.find(({ id }) => id === one.partner)!;
    const sentence = refusal(partner, one, may_add);
    if (sentence === null) store(partner, one);
    else refused.push({ ...one, sentence });
  }
  if (refused.length === edits.length) return { changed: null, refused };
  const name = partners.find(({ id }) => id === edits[0]!.partner)!.name;
  const title = edits.length === 1 ? `Changed ${name}` : `Changed ${edits.length} partners`;
  return { changed: await announce(step(title, "partners", "facts")), refused };
}

type Args = Record<string, unknown>;

export const editing: Record<string, (args: Args) => unknown> = {
  edit_lists: editLists,
  edit_partners: ({ request }) => edit(request as EditRequest),
  set_joint_target: ({ partner, account, isOn }) => {
    const targets = targetsOf(Number(partner));
    if (isOn) targets.add(Number(account));
    else targets.delete(Number(account));
    return announce(step(isOn ? "Added a joint target account" : "Took an account off the joint targets", "partners"));
  },
  remove_partners: ({ partners: ids }) => {
    const gone = ids as number[];
    const names = partners.filter(({ id }) => gone.includes(id)).map(({ name }) => name);
    partners.splice(0, partners.length, ...partners.filter(({ id }) => !gone.includes(id)));
    return announce(step(`Removed ${names.join(", ")}`, "partners"));
  },
};

export function accountHits(text: string): SearchHit[] {
  const sought = text.trim().toLowerCase();
  return accounts.filter(({ name }) => name.toLowerCase().includes(sought)).map((account) => ({ kind: "account", ...account }));
}
