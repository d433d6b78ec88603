import type { EditableField, EditLists, Editor, FieldKey, MeasureRow, PartnerSection, Word } from "../../src/ipc/bindings";
import { fieldId } from "../../src/fields/field";
import { partners, types, type Partner } from "./partners";

const word = (value: string, label = value, detail = ""): Word => ({ value, label, detail });
export const motions = ["Co-sell", "Deal registration", "Joint marketing", "Listing", "MDF event cadence"];

/** What was written over what the stand-in began with, by partner and field. */
export const written = new Map<string, string>();
export const place = (partner: number, key: FieldKey) => `${partner} ${fieldId(key)}`;

export function editLists(): EditLists {
  const managers = [...new Set(partners.flatMap(({ manager }) => manager ?? []))].sort();
  const held = (manager: string) => partners.filter((partner) => partner.manager === manager);
  const detail = (manager: string) => {
    const top = held(manager).filter(({ tier }) => tier === 1).length;
    return `${held(manager).length} ${held(manager).length === 1 ? "partner" : "partners"}${top > 0 ? `, ${top} in Tier 1` : ""}`;
  };
  return {
    tiers: [1, 2, 3].map((tier) => word(`Tier ${tier}`, `Tier ${tier}`, ["strategic", "managed", "transactional"][tier - 1])),
    types: types.map(({ name, long }) => word(name, name, long === name ? "" : long)),
    motions: motions.map((motion) => word(motion)),
    managers: managers.map((manager) => word(manager, manager, detail(manager))),
    lifecycles: ["Recruiting", "Onboarding", "Active", "Sunset"].map((stage) => word(stage)),
    reasons: ["Lowers acquisition cost", "Raises deal size", "Lowers churn"].map((reason) => word(reason)),
    agreements: ["None", "Requested", "Signed"].map((agreement) => word(agreement)),
  };
}

type Start = { input?: string; value?: string; note?: string; is_gap?: boolean; suggestion?: string | null };

function field(partner: Partner, key: FieldKey, label: string, editor: Editor, start: Start = {}): EditableField {
  const text = written.get(place(partner.id, key));
  const isWritten = text !== undefined;
  const input = text ?? start.input ?? "";
  return {
    key,
    label,
    editor,
    input,
    value: isWritten ? shown(editor, input) : (start.value ?? shown(editor, input)),
    note: input ? (start.note ?? "") : "",
    is_gap: input === "" && (start.is_gap ?? false),
    origin: input === "" ? "" : isWritten ? "By hand, 21 November 2026" : "roster_q2.xlsx, sheet Roster, row 8",
    suggestion: input === "" ? (start.suggestion ?? null) : null,
  };
}

function shown(editor: Editor, input: string): string {
  return editor === "amount" && input ? `$${Number(input).toLocaleString("en-US")}` : input;
}

const fact = (measure: Extract<FieldKey, { kind: "fact" }>["measure"], quarter = "2026-04-01"): FieldKey => ({ kind: "fact", measure, quarter });

export function sections(partner: Partner): PartnerSection[] {
  const plain = (kind: Exclude<FieldKey["kind"], "fact" | "custom">, label: string, editor: Editor, start?: Start) =>
    field(partner, { kind } as FieldKey, label, editor, start);
  const customs = [...written.keys()].flatMap((key) => (key.startsWith(`${partner.id} custom:`) && written.get(key) ? [key.split("custom:")[1] ?? ""] : []));
  const own = [...new Set(["Cert. count", ...customs])];
  return [
    {
      title: "",
      fields: [
        plain("motion", "Motion", "motion", { input: partner.motion ?? "", is_gap: partner.tier !== 3, suggestion: partner.type?.motion ?? null }),
        plain("other_motions", "Other motions", "other_motions", { input: partner.tier === 1 ? "Joint marketing" : "" }),
        plain("manager", "Manager", "manager", { input: partner.manager ?? "", note: partner.manager === "DB" ? "shared, 3 partners" : "", is_gap: partner.tier === 1 }),
        field(partner, fact("fte"), "FTE", "number", { input: partner.fte.toFixed(2) }),
        field(partner, fact("mdf_allocated"), "MDF", "amount", { input: partner.mdf > 0 ? String(partner.mdf) : "", note: "a quarter", is_gap: partner.tier === 1 }),
      ],
    },
    {
      title: "Place",
      fields: [
        plain("tier", "Tier", "tier", { input: partner.tier === null ? "" : `Tier ${partner.tier}`, is_gap: true }),
        plain("partner_type", "Type", "partner_type", { input: partner.type?.name ?? "", is_gap: true }),
        plain("roles", "Also", "roles", { input: partner.name === "Corvane" ? "Reseller" : "" }),
      ],
    },
    {
      title: "Lifecycle",
      fields: [
        plain("lifecycle", "Stage", "lifecycle", { input: "Active" }),
        plain("recruiting_on", "Recruiting", "day"),
        plain("onboarding_on", "Onboarding", "day"),
        plain("active_on", "Active", "day", { input: "2023-03-01", value: "1 March 2023" }),
        plain("sunset_on", "Sunset", "day"),
        plain("partner_since", "Partner since", "day"),
      ],
    },
    {
      title: "Why and who",
      fields: [
        plain("reason", "Reason", "reason"),
        plain("sponsor", "Sponsor", "text"),
        plain("agreement", "Data sharing", "agreement"),
        plain("agreement_expires", "Expires", "day"),
      ],
    },
    {
      title: "About",
      fields: [
        plain("website", "Website", "text", { input: `${partner.name.toLowerCase().replace(/[^a-z]/g, "")}.example` }),
        plain("region", "Region", "text", { input: "EMEA" }),
        plain("external_id", "ID", "text"),
        plain("as_of", "Data as of", "day", { input: partner.isStale ? "2026-03-28" : "2026-06-30", value: partner.isStale ? "28 March 2026" : "30 June 2026" }),
      ],
    },
    { title: "Custom fields", fields: own.map((name) => field(partner, { kind: "custom", name }, name, "text", name === "Cert. count" ? { input: "12" } : {})) },
  ];
}

export function measures(partner: Partner): MeasureRow[] {
  const row = (name: string, measure: Extract<FieldKey, { kind: "fact" }>["measure"], editor: Editor, before: string, after: string, change: string, values = [before, after]): MeasureRow => ({
    name,
    fields: [
      field(partner, fact(measure, "2026-01-01"), `${name}, Q1 2026`, editor, { input: before, value: values[0]! }),
      field(partner, fact(measure), `${name}, Q2 2026`, editor, { input: after, value: values[1]! }),
    ],
    change,
  });
  return [
    row("Co-sell deals", "co_sell_deals", "number", "3", "4", "+1"),
    row("Registered deals", "registered_deals", "number", "3", "4", "+1"),
    row("Sourced", "sourced", "amount", "450000", "600000", "+33%", ["$0.45M", "$0.60M"]),
    row("Influenced", "influenced", "amount", "", "1850000", "", ["", "$1.85M"]),
  ];
}
