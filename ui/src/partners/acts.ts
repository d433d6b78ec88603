import type { TableAction } from "./keys";
import { along, move } from "./selection";
import type { Table } from "./table.svelte";

/** What the table asks of the screen around it. */
export type Around = { oninspect: () => void; onfind: () => void; onmenu: () => void };

/** On the head of a closed group there is nothing to edit: the same keys open it. */
function opens(table: Table, action: TableAction): boolean {
  const line = table.lines[table.cursor.place.line];
  const isOpening = action.do === "edit" || action.do === "inspect" || action.do === "open-group" || (action.do === "move" && action.key === "ArrowRight");
  if (line?.kind !== "group" || !isOpening) return false;
  table.toggle(line.key, true);
  return true;
}

/** Does what a key asks. False when the key is to do what it does outside the table: Tab at its ends leaves it. */
export function perform(table: Table, action: TableAction, page: number, around: Around): boolean {
  const { cursor, lines, columns } = table;
  if (opens(table, action)) return true;
  switch (action.do) {
    case "move": {
      const place = move(lines, columns.length, cursor.place, action.key, { isFar: action.isFar, page });
      if (place) cursor.go(place, action.isExtending);
      return true;
    }
    case "along": {
      const place = along(lines, columns.length, cursor.place, action.direction);
      if (place) cursor.go(place);
      return place !== null;
    }
    case "edit":
      table.edit(action.initial);
      return true;
    case "close-group":
    case "open-group":
      if (table.group) table.toggle(table.group, action.do === "open-group");
      return true;
    case "all":
      cursor.selectAll();
      return true;
    case "clear":
      table.clear();
      return true;
    case "fill-down":
      table.fillDown();
      return true;
    case "inspect":
      around.oninspect();
      return true;
    case "find":
      around.onfind();
      return true;
    case "menu":
      around.onmenu();
      return true;
    case "escape":
      return cursor.collapse();
  }
}
