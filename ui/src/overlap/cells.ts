/** Which of the two numbers of a pair is shown. */
export type PairMeasure = "shared" | "share";

/** The pairs of the matrix, each once: the row is always the later of the two, and the column the earlier. */
export type CoPresenceCells = {
  readonly revision: number;
  /** How many partners; the cells are those of `row` 1 to `count - 1` and `column` 0 to `row - 1`. */
  readonly count: number;
  /** Accounts both have. */
  readonly sharedAt: (row: number, column: number) => number;
  /** Their part of the smaller list, in whole percent. */
  readonly shareAt: (row: number, column: number) => number;
  /** The bin of the ramp, 0 to 6. */
  readonly stepAt: (row: number, column: number, measure: PairMeasure) => number;
};

/** Bytes before the first cell, and of each cell. */
const HEAD = 8;
const CELL = 8;

/**
 * Reads the bytes of the command `co_presence_cells`. Little endian: the revision and the count as u32; then row by row each cell as
 * the accounts (u32), the share (u16), and the bins of either (u8 each). Throws where the bytes are fewer than the count asks for.
 */
export function readCells(buffer: ArrayBuffer): CoPresenceCells {
  const data = new DataView(buffer);
  const bytes = new Uint8Array(buffer);
  const revision = data.getUint32(0, true);
  const count = data.getUint32(4, true);
  if (buffer.byteLength < HEAD + (CELL * count * (count - 1)) / 2) throw new Error("The matrix came incomplete.");
  const place = (row: number, column: number) => HEAD + CELL * ((row * (row - 1)) / 2 + column);
  return {
    revision,
    count,
    sharedAt: (row, column) => data.getUint32(place(row, column), true),
    shareAt: (row, column) => data.getUint16(place(row, column) + 4, true),
    stepAt: (row, column, measure) => bytes[place(row, column) + (measure === "shared" ? 6 : 7)] ?? 0,
  };
}
