/** A place of the matrix. Column -1 is the name of the row, row -1 the name of the column, column -2 the name of the row's cluster. */
export type Place = { row: number; column: number };

export const CLUSTER = -2;
export const isCluster = ({ column }: Place): boolean => column === CLUSTER;
export const isPair = ({ row, column }: Place): boolean => row > column && column >= 0;

/** Within the matrix: a row's last pair stands beside the diagonal, and the first row has only its name. */
function within(count: number, { row, column }: Place): Place {
  const inside = Math.max(0, Math.min(row, count - 1));
  return { row: inside, column: Math.max(-1, Math.min(column, inside - 1)) };
}

/** Where a key leads; `page` is how many rows are in sight. Null for a key that does not move. */
export function moveIn(count: number, at: Place, key: string, isWhole: boolean, page: number): Place | null {
  const { row, column } = within(count, at);
  const to = (next: Place) => within(count, next);
  switch (key) {
    case "ArrowDown":
      return to({ row: row + 1, column });
    case "ArrowUp":
      return to({ row: row - 1, column });
    case "ArrowRight":
      return to({ row, column: column + 1 });
    case "ArrowLeft":
      return to({ row, column: column - 1 });
    case "PageDown":
      return to({ row: row + page, column });
    case "PageUp":
      return to({ row: row - page, column });
    case "Home":
      return to({ row: isWhole ? 1 : row, column: 0 });
    case "End":
      return to({ row: isWhole ? count : row, column: count });
    default:
      return null;
  }
}
