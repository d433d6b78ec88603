import type { FieldOption, ImportChoices, ImportKind } from "../ipc";

/** Nothing decided: everything is guessed from the file. */
export const guessed: ImportChoices = {
  sheet: null,
  header_row: null,
  kind: null,
  columns: [],
  values: [],
  as_of: null,
  conventions: [],
  decimal: null,
  dates: null,
};

/** Another sheet is another table: only the date stays decided. */
export function withSheet(choices: ImportChoices, sheet: string): ImportChoices {
  return { ...guessed, as_of: choices.as_of, sheet };
}

/** Another header renames every column, so what was decided about columns and values goes. */
export function withHeaderRow(choices: ImportChoices, row: number): ImportChoices {
  return { ...choices, header_row: row, columns: [], values: [] };
}

/** Another kind has other fields. */
export function withKind(choices: ImportChoices, kind: ImportKind): ImportChoices {
  return { ...choices, kind, columns: [], values: [] };
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
