import type { ColumnName, FilterChoice, PartnersFilter, PartnersSort } from "../ipc";

/** What filters, and what sorts: the same for every table of the core. */
type Filtered = { filters: PartnersFilter[] };
type Sorted = { sort: PartnersSort; columns: { id: string; is_number: boolean }[] };
/** What shows some of its columns. */
type Columned = { columns: { id: string }[]; all_columns: ColumnName[] };

/** A click on a column's header: sorts by it, numbers the largest first; again turns the order around. */
export function sortedBy<R extends { sort: PartnersSort | null }>(request: R, view: Sorted, column: string): R {
  const isAgain = view.sort.column === column;
  const isNumber = view.columns.find(({ id }) => id === column)?.is_number ?? false;
  return { ...request, sort: { column, is_descending: isAgain ? !view.sort.is_descending : isNumber } };
}

/** The values a column is filtered by; empty when it is not. */
export function valuesOf(request: Filtered, column: string): string[] {
  return request.filters.find((filter) => filter.column === column)?.values ?? [];
}

/** The request with a column filtered by these values; none takes its filter away. Filters keep the order they came in. */
export function filteredBy<R extends Filtered>(request: R, column: string, values: string[]): R {
  const isThere = request.filters.some((filter) => filter.column === column);
  const filter: PartnersFilter = { column, values };
  const filters = isThere ? request.filters.map((one) => (one.column === column ? filter : one)) : [...request.filters, filter];
  return { ...request, filters: filters.filter((one) => one.values.length > 0) };
}

export function toggledValue<R extends Filtered>(request: R, column: string, value: string): R {
  const values = valuesOf(request, column);
  return filteredBy(request, column, values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
}

export function unfiltered<R extends Filtered & { find: string }>(request: R): R {
  return { ...request, filters: [], find: "" };
}

/** Shows a column or hides it. A column that is new stands where it stands among all columns. */
export function toggledColumn<R extends { columns: string[] }>(request: R, view: Columned, column: string): R {
  const shown = view.columns.map(({ id }) => id);
  if (shown.includes(column)) return { ...request, columns: shown.filter((id) => id !== column) };
  const order = view.all_columns.map(({ id }) => id);
  const before = order.slice(0, order.indexOf(column)).reverse();
  const neighbour = before.find((id) => shown.includes(id));
  const at = neighbour === undefined ? shown.length : shown.indexOf(neighbour) + 1;
  return { ...request, columns: shown.toSpliced(at, 0, column) };
}

/** A filter in words: "Tier 1, Tier 2"; of many values how many. */
export function spokenValues(view: { filters: FilterChoice[] }, { column, values }: PartnersFilter): string {
  const choice = view.filters.find((one) => one.column === column);
  const labels = values.map((value) => choice?.values.find((one) => one.value === value)?.label ?? value);
  return labels.length > 3 ? `one of ${labels.length}` : labels.join(", ");
}
