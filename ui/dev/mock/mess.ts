import type { ConventionQuestion, Drift, DuplicatePair, ImportChoices, ImportPreview, ImportProblem, PlanPreview, ProblemPage } from "../../src/ipc/bindings";
import { partners, query } from "./partners";

/** What the file shows besides: `?mess=drift,questions,whose,tables,duplicates,many,preset`, or `?mess=all`. */
const messes = (query.get("mess") ?? "").split(",");
const has = (mess: string) => messes.includes("all") || messes.includes(mess);

const drift: Drift[] = [
  { kind: "missing", header: "MDF spent", sentence: "`MDF spent` is gone; it was MDF spent", is_alarm: true },
  { kind: "renamed", header: "Co-op $", sentence: "`Co-op budget` is now `Co-op $`; it was MDF allocated", is_alarm: true },
  { kind: "retyped", header: "Joint Deals", sentence: "`Joint Deals` held numbers and now holds words: `14 deals`", is_alarm: true },
  { kind: "new", header: "PSAT", sentence: "`PSAT` is new", is_alarm: false },
];

const questions: ConventionQuestion[] = [
  {
    column: 4,
    letter: "E",
    header: "Co-op $",
    kind: "decimal",
    count: 31,
    suggested: "comma",
    answer: null,
    readings: [
      { code: "point", label: "Decimal point", samples: ["12.500 → 12.50", "3,250 → 3,250.00", "8.000 → 8.00"] },
      { code: "comma", label: "Decimal comma", samples: ["12.500 → 12,500.00", "3,250 → 3.25", "8.000 → 8,000.00"] },
    ],
  },
  {
    column: 5,
    letter: "F",
    header: "Partner since",
    kind: "dates",
    count: 12,
    suggested: "dmy",
    answer: null,
    readings: [
      { code: "dmy", label: "Day first", samples: ["03/04/2026 → 3 April 2026", "05/11/2025 → 5 November 2025"] },
      { code: "mdy", label: "Month first", samples: ["03/04/2026 → 4 March 2026", "05/11/2025 → 11 May 2025"] },
    ],
  },
];

const pair = (row: number, other: string, title: string, left_title: string, fields: [string, string, string][]): DuplicatePair => ({
  row,
  title,
  left_title,
  right_title: `Row ${row}`,
  fields: fields.map(([field, left, right]) => ({ field, left, right, differs: left !== right })),
  options: [
    { code: "first", name: "Leave this row out" },
    { code: "merge", name: "Take this row's values too" },
    { code: "separate", name: other },
  ],
  choice: "first",
});

const duplicates = [
  pair(40, "It is another partner", "Rows 12 and 40 have the same name", "Row 12", [
    ["Name", "Corvane", "Corvane Inc."],
    ["Tier", "Tier 2", "Tier 2"],
    ["Domain", "corvane.example", "corvane.example"],
    ["Manager", "CW", "IB"],
    ["MDF allocated", "$30,000", "$42,500"],
  ]),
  pair(71, "It is another partner", "Row 71 has the domain of a partner in the document", "Plinthworks, in the document", [
    ["Name", "Plinthworks", "Plinth Works Ltd"],
    ["Tier", "Tier 2", "Tier 3"],
    ["Domain", "plinthworks.example", "plinthworks.example"],
    ["Co-sell deals", "", "6"],
  ]),
];

type Mess = Pick<ImportPreview, "preset" | "source" | "questions" | "owner" | "tables" | "hidden_row_count" | "hidden_rows_included" | "duplicates">;

export function messOf(choices: ImportChoices): Mess {
  const isKnown = (has("drift") || has("source")) && !choices.without_source;
  return {
    preset: has("preset") ? "Crossbeam (Salesforce object)" : null,
    source: isKnown ? { file_name: "RevOps roster.xlsx", note: "As imported on 2 July 2026: 9 columns, 11 values", drift: has("drift") ? drift : [] } : null,
    questions: has("questions") ? questions : [],
    owner: has("whose") ? { options: partners.map(({ name }) => name), name: null, why: "not known" } : null,
    tables: has("tables")
      ? [
          { header_row: 4, note: "rows 4 to 97, looks like partners", is_chosen: (choices.header_row ?? 4) === 4 },
          { header_row: 103, note: "rows 103 to 140, looks like deals", is_chosen: choices.header_row === 103 },
        ]
      : [],
    hidden_row_count: has("tables") ? 3 : 0,
    hidden_rows_included: !choices.without_hidden_rows,
    duplicates: has("duplicates")
      ? duplicates.map((one) => ({ ...one, choice: choices.duplicates.find(({ row }) => row === one.row)?.choice ?? one.choice }))
      : [],
  };
}

type Told = Pick<PlanPreview, "problem_count" | "problems" | "problem_reasons" | "added_names" | "absent_count" | "absent" | "erased_count">;

let told: ImportProblem[] = [];

export function planOf(some: ImportProblem[], choices: ImportChoices): Told {
  told = has("many") ? Array.from({ length: 1240 }, (_, index) => ({ ...some[index % some.length]!, row: 5 + index })) : some;
  const reasons = [...new Set(told.map(({ reason }) => reason))].map((reason) => {
    const same = told.filter((problem) => problem.reason === reason);
    return { reason, count: same.length, skips_rows: same[0]!.skips_row };
  });
  return {
    problem_count: told.length,
    problems: told.slice(0, 500),
    added_names: partners.slice(0, 71).map(({ name }) => name),
    absent_count: has("duplicates") ? 4 : 0,
    absent: has("duplicates") ? ["Aldermoor Pact", "Brightfen", "Ossary Systems", "Vellum & Pike"] : [],
    erased_count: choices.blanks_erase ? 12 : 0,
    problem_reasons: reasons,
  };
}

/** A page of 100. */
export function problemPage(reason: string | null, offset: number): ProblemPage {
  const all = told.filter((problem) => reason === null || problem.reason === reason);
  return { problems: all.slice(offset, offset + 100), total: all.length };
}
