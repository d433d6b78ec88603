/**
 * Says in a row's cells which are selected, from `left` to `right`, and which one has the Tab key's place, -1 for none.
 * The cursor moves often and a table has many cells: so each row is told once, and not each of its cells.
 */
export function marking(active: number, left: number, right: number) {
  return (row: HTMLElement) => {
    row.querySelectorAll<HTMLElement>(":scope > [role='gridcell']").forEach((cell, at) => {
      cell.tabIndex = at === active ? 0 : -1;
      cell.setAttribute("aria-selected", String(at >= left && at <= right));
    });
  };
}
