import type { ConventionQuestion, DateOrder, DecimalSign, DuplicateDecision, FieldOption, ImportChoices, ImportKind } from "../ipc";

/** Nothing decided: everything is guessed from the file. */
export const guessed: ImportChoices = {
  sheet: null,
  header_row: null,
  kind: null,
  columns: [],
  values: [],
  as_of: null,
  partner: null,
  conventions: [],
  decimal: null,
  dates: null,
  without_hidden_rows: false,
  without_source: false,
  blanks_erase: false,
  duplicates: [],
  accept_drift: false,
};

/** Another sheet is another table: only the date stays decided. */
export function withSheet(choices: ImportChoices, sheet: string): ImportChoices {
  return { ...guessed, as_of: choices.as_of, sheet };
}

/** Another header renames every column and begins another table, so what was decided about either goes. */
export function withHeaderRow(choices: ImportChoices, row: number): ImportChoices {
  return { ...choices, header_row: row, columns: [], values: [], conventions: [], duplicates: [], accept_drift: false };
}

/** Another kind has other fields, and finds other rows twice. How a column is written stays what it is. */
export function withKind(choices: ImportChoices, kind: ImportKind): ImportChoices {
  return { ...choices, kind, columns: [], values: [], duplicates: [], accept_drift: false };
}

/** Reads the file as its source was read last, or guesses anew; either way nothing decided since then stands. */
export function withSource(choices: ImportChoices, isUsed: boolean): ImportChoices {
  return { ...choices, without_source: !isUsed, columns: [], values: [], accept_drift: false };
}

/** The column of `question` is written as the reading of this code says. */
export function withConvention(choices: ImportChoices, question: ConventionQuestion, code: string): ImportChoices {
  const { column, kind } = question;
  const before = choices.conventions.find((choice) => choice.column === column) ?? { column, decimal: null, dates: null };
  const chosen = kind === "dates" ? { ...before, dates: code as DateOrder } : { ...before, decimal: code as DecimalSign };
  return { ...choices, conventions: [...choices.conventions.filter((choice) => choice !== before), chosen] };
}

/** What becomes of a row that is there already. */
export function withDuplicate(choices: ImportChoices, row: number, code: string): ImportChoices {
  const others = choices.duplicates.filter((choice) => choice.row !== row);
  return { ...choices, duplicates: [...others, { row, choice: code as DuplicateDecision }] };
}

export function withAsOf(choices: ImportChoices, day: string): ImportChoices {
  return { ...choices, as_of: day === "" ? null : day };
}

export function withColumn(choices: ImportChoices, column: number, field: string): ImportChoices {
  return { ...choices, columns: [...choices.columns.filter((choice) => choice.column !== column), { column, field }] };
}

/** In the column of `field`, `seen` means `target`; an empty target leaves the value out. */
export function withValue(choices: ImportChoices, field: string, seen: string, target: string): ImportChoices {
  const others = choices.values.filter((choice) => choice.field !== field || choice.seen !== seen);
  return { ...choices, values: [...others, { field, seen, target }] };
}

/** Every field a column can take, with the two that are always there. */
export function fieldOptions(fields: FieldOption[], header: string): { value: string; label: string }[] {
  const always = [
    { code: "custom", name: `Custom: ${header}` },
    { code: "skip", name: "Leave out" },
  ];
  const given = fields.filter((field) => field.code !== "custom" && field.code !== "skip");
  return [...given, ...always].map(({ code, name }) => ({ value: code, label: name }));
}
