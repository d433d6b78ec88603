/** What is painted: the part of the matrix that is in sight, in pixels of the device. */
export type Picture = {
  pixels: Uint32Array;
  width: number;
  height: number;
  /** Where each partner begins and ends, in pixels of the picture; what lies outside it is negative or beyond its size. */
  across: Int32Array;
  down: Int32Array;
  /** Of each cell, across and down. */
  extent: number;
  /** Between two cells. */
  hair: number;
  /** The bin of a cell below the diagonal. */
  stepAt: (row: number, column: number) => number;
  ramp: Uint32Array;
  ground: number;
  diagonal: number;
};

/**
 * Paints the lower triangle. Each row is painted once as a line of pixels and copied to all its lines, so that eighty thousand cells
 * cost as little as the pixels they stand on.
 */
export function paintCells(picture: Picture): void {
  const { pixels, width, height, across, down, extent, hair, ground } = picture;
  pixels.fill(ground);
  const line = new Uint32Array(width);
  const columns = countBefore(across, width);
  const rows = countBefore(down, height);
  for (let row = firstIn(down, extent); row < rows; row += 1) {
    const top = Math.max(down[row] ?? 0, 0);
    const bottom = Math.min((down[row] ?? 0) + extent - hair, height);
    if (top >= bottom) continue;
    line.fill(ground);
    paintLine(picture, row, Math.min(columns, row + 1), line);
    for (let y = top; y < bottom; y += 1) pixels.set(line, y * width);
  }
}

function paintLine({ across, extent, hair, width, stepAt, ramp, diagonal, ground }: Picture, row: number, columns: number, line: Uint32Array): void {
  for (let column = firstIn(across, extent); column < columns; column += 1) {
    const start = Math.max(across[column] ?? 0, 0);
    // Where cells have no hair between them, the next one begins where this one ends, also where that is rounded.
    const end = Math.min((across[column] ?? 0) + extent - hair, width);
    line.fill(column === row ? diagonal : (ramp[stepAt(row, column)] ?? ground), start, end);
  }
}

/** The first whose end is in sight. */
function firstIn(starts: Int32Array, extent: number): number {
  let index = 0;
  while (index < starts.length && (starts[index] ?? 0) + extent <= 0) index += 1;
  return index;
}

function countBefore(starts: Int32Array, end: number): number {
  let count = starts.length;
  while (count > 0 && (starts[count - 1] ?? 0) >= end) count -= 1;
  return count;
}
