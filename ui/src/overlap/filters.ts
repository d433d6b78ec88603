import type { FilterChoice, PartnersFilter } from "../ipc";

/** The values a column is filtered by; empty when it is not. */
export function valuesOf(filters: PartnersFilter[], column: string): string[] {
  return filters.find((filter) => filter.column === column)?.values ?? [];
}

/** The filters with this column filtered by these values; none takes its filter away. They keep the order they came in. */
export function filteredBy(filters: PartnersFilter[], column: string, values: string[]): PartnersFilter[] {
  const isThere = filters.some((filter) => filter.column === column);
  const filter: PartnersFilter = { column, values };
  const all = isThere ? filters.map((one) => (one.column === column ? filter : one)) : [...filters, filter];
  return all.filter((one) => one.values.length > 0);
}

export function toggled(filters: PartnersFilter[], column: string, value: string): PartnersFilter[] {
  const values = valuesOf(filters, column);
  return filteredBy(filters, column, values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
}

export function labelOf(choices: FilterChoice[], column: string): string {
  return choices.find((choice) => choice.column === column)?.label ?? column;
}

/** A filter in words: "Tier 1, Tier 2"; of many values how many. */
export function spokenValues(choices: FilterChoice[], { column, values }: PartnersFilter): string {
  const choice = choices.find((one) => one.column === column);
  const labels = values.map((value) => choice?.values.find((one) => one.value === value)?.label ?? value);
  return labels.length > 3 ? `one of ${labels.length}` : labels.join(", ");
}
