import { messOf, planOf } from "./mess";
import type { ColumnPreview, GridRow, ImportChoices, ImportPreview, ImportProblem } from "../../src/ipc/bindings";

const header = ["Partner Account", "Program Level", "Category", "Owner", "Co-op $", "Joint Deals", "Website", "Cert. count", "PSAT"];
const data = [
  ["Halden & Rowe", "Platinum", "Consultancy", "AK", "$150,000", "14", "haldenrowe.example", "12", "4.4"],
  ["Kestrel Grove", "Platinum", "Consultancy", "JR", "$110,000", "10", "kestrelgrove.example", "4", "3.9"],
  ["Cirrova Cloud", "Platinum", "Hyperscaler", "EN", "$140,000", "16", "cirrova.example", "9", "4.1"],
  ["Corvane", "Gold", "Consultancy", "CW", "$30,000", "7", "corvane.example", "3", "n/a"],
  ["Plinthworks", "Gold", "Tech", "FG", "$30,000", "6", "plinthworks.example", "5", "4.0"],
  ["Obrel", "Gold", "Tech", "OL", "39.000,00 EUR", "3", "obrel.example", "0", "3.1"],
];
const tail = [
  ["Saltmarsh Ring", "Registered", "Network", "Desk", "$12,000", "0", "saltmarshring.example", "", ""],
  ["Tern Hill", "Registered", "VAR", "Desk", "N/D", "0", "ternhill.example", "", ""],
  ["Yellow Stair", "Registered", "Referral", "Desk", "$12,000", "0", "yellowstair", "", ""],
];

const doubted = ["39.000,00 EUR", "N/D", "yellowstair"];
const cells = (row: string[]) =>
  row.map((text, column) => ({ text, is_number: [5, 7, 8].includes(column), is_doubtful: doubted.includes(text) }));
const outside = (row: number, text: string, reason: string): GridRow => ({ row, role: "outside", reason, cells: cells([text]) });

function grid(headerRow: number): GridRow[] {
  const rows: GridRow[] = [
    outside(1, "Partner roster, Q2 FY26", "title"),
    outside(2, "Prepared by Partner RevOps", "title"),
    outside(3, "", "empty row"),
    { row: 4, role: "data", reason: "", cells: cells(header) },
    ...data.map((row, index): GridRow => ({ row: 5 + index, role: "data", reason: "", cells: cells(row) })),
    { row: 0, role: "gap", reason: "", cells: cells(["82 more rows"]) },
    ...tail.map((row, index): GridRow => ({ row: 95 + index, role: "data", reason: "", cells: cells(row) })),
    outside(98, "Subtotal  $2,412,000  302", "totals row"),
    outside(99, "Grand Totals (93 records)", "footer"),
    outside(100, "Confidential Information - Do Not Distribute", "footer"),
  ];
  return rows.map((row) => (row.row === headerRow ? { ...row, role: "header" } : row));
}

const fields = "name:Name,tier:Tier,type:Type,manager:Manager,mdf_allocated:MDF allocated,mdf_spent:MDF spent,co_sell:Co-sell deals,domain:Domain,psat:PSAT,custom:Custom field,skip:Leave out"
  .split(",")
  .map((pair) => ({ code: pair.split(":")[0]!, name: pair.split(":")[1]! }));

function columns(choices: ImportChoices): ColumnPreview[] {
  const guess: [string, number | null, string][] = [
    ["name", 99, "exact synonym"],
    ["tier", 96, "values to map"],
    ["type", 93, "values to map"],
    ["manager", 90, "synonym"],
    ["mdf_allocated", 71, "allocated or spent?"],
    ["co_sell", 88, "synonym"],
    ["domain", 97, "exact synonym"],
    ["custom", null, "unmapped, kept"],
    ["psat", 98, "exact synonym"],
  ];
  return guess.map(([field, confidence, why], column) => {
    const chosen = choices.columns.find((choice) => choice.column === column);
    return {
      column,
      letter: String.fromCharCode(65 + column),
      header: header[column]!,
      field: chosen?.field ?? field,
      samples: [...new Set(data.map((row) => row[column]))].slice(0, 3).join("; "),
      confidence: chosen ? null : confidence,
      why: chosen ? "chosen by you" : why,
      is_doubtful: !chosen && confidence !== null && confidence < 80,
    };
  });
}

const problem = (row: number, column: string, value: string, reason: string, consequence: string, skips_row = false): ImportProblem => ({
  sheet: "Roster",
  row,
  column,
  header: header[column.charCodeAt(0) - 65] ?? "",
  value,
  reason,
  consequence,
  skips_row,
});

export function preview(choices: ImportChoices): ImportPreview {
  const values = (field: string, name: string, target_name: string, seen: [string, number, string | null][], options: [string, string][]) => ({
    field,
    header: name,
    target_name,
    seen: seen.map(([word, count, target]) => ({
      seen: word,
      count,
      target: choices.values.find((choice) => choice.field === field && choice.seen === word)?.target ?? target,
    })),
    options: options.map(([code, label]) => ({ code, name: label })),
  });
  const problems = [
    problem(95, "", "", "No partner name", "Row skipped", true),
    problem(94, "A", "Corvane", "Same name and domain as row 8", "Row skipped", true),
    problem(61, "A", "TBD partner", "Placeholder name", "Row skipped", true),
    problem(10, "E", "39.000,00 EUR", "Euro amount, the document is in US dollars", "MDF left empty"),
    problem(96, "E", "N/D", "Not a number", "MDF left empty"),
    problem(97, "G", "yellowstair", "Not a domain", "Kept as text"),
    problem(33, "B", "", "No tier", "Tier 3, the current value, kept"),
    problem(44, "C", "Other", "No type for this value", "Type left empty, becomes a finding"),
    problem(19, "F", "-", "Dash in a number column", "Read as no value, not as zero"),
  ];
  return {
    file_name: "roster_q2_final.xlsx",
    file_note: "148 KB, 4 sheets, 1 hidden",
    sheets: [
      { name: "Roster", note: "93 rows, looks like partners", is_hidden: false, is_chosen: true, has_table: true, kind: "roster", follows: false },
      { name: "Deals Q1–Q2", note: "412 rows, looks like deals", is_hidden: false, is_chosen: false, has_table: true, kind: "deals", follows: true },
      { name: "Notes", note: "no table found", is_hidden: false, is_chosen: false, has_table: false, kind: null, follows: false },
      { name: "_old", note: "88 rows, looks like partners", is_hidden: true, is_chosen: false, has_table: true, kind: "roster", follows: false },
    ],
    kind: choices.kind ?? "roster",
    as_of: choices.as_of ?? "2026-06-30",
    header_row: choices.header_row ?? 4,
    first_row: 5,
    last_row: 97,
    rows: 93,
    outside: "6 rows outside the table skipped: 2 title, 1 empty, 1 totals, 2 footer",
    notes: [],
    grid: grid(choices.header_row ?? 4),
    columns: columns(choices),
    fields,
    values: [
      values("tier", "Program Level", "tier", [["Platinum", 12, "1"], ["Gold", 28, "2"], ["Silver", 32, "3"], ["Registered", 19, "3"], ["", 2, null]], [["1", "Tier 1"], ["2", "Tier 2"], ["3", "Tier 3"]]),
      values("type", "Category", "type", [["Consultancy", 17, "si"], ["Tech", 24, "isv"], ["VAR", 16, "reseller"], ["Hyperscaler", 6, "marketplace"], ["Referral", 13, "agency"], ["Network", 6, "alliance"], ["Other", 2, null]], [["si", "SI"], ["isv", "ISV"], ["reseller", "Reseller"], ["marketplace", "Marketplace"], ["agency", "Agency"], ["alliance", "Alliance"]]),
    ],
    ...messOf(choices),
    plan: {
      ...planOf(problems, choices),
      added: 71,
      updated: 19,
      unchanged: 0,
      skipped: 3,
      list: null,
      sentence: "Will add 71, update 19, skip 3",
      scope: "of 93 rows in Roster, into Q2 2026",
      action: "Import 90 rows",
      obstacle: choices.columns.some((choice) => choice.column === 0 && choice.field !== "name") ? "No column holds the partner's name: choose one in step 2" : null,
      update_count: 4,
      updates: [
        { name: "Cirrova Cloud", field: "MDF", from: "$120,000", to: "$140,000" },
        { name: "Corvane", field: "Manager", from: "IB", to: "CW" },
        { name: "Halden & Rowe", field: "Co-sell deals", from: "12", to: "14" },
        { name: "Obrel", field: "Tier", from: "", to: "Tier 2" },
      ],
    },
  };
}
