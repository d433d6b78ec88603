/** The heights of tokens.css. */
export const HEIGHT = { row: 26, head: 32 };

/** Rows drawn beyond the edges. */
const SPARE = 2;

/** Engines place nothing exactly beyond some 16 million pixels: a longer list is scrolled in a larger measure. */
export const TALLEST = 15_000_000;

/** A list of equal rows, and the height in which it is seen. */
export type Reach = { count: number; view: number };

const wholeOf = ({ count }: Reach) => count * HEIGHT.row;

/** How tall the list is drawn. */
export const drawnHeight = (reach: Reach): number => Math.min(wholeOf(reach), TALLEST);

/** How far the list itself moves for each pixel of scrolling. */
export function measureOf(reach: Reach): number {
  const scrolled = drawnHeight(reach) - reach.view;
  return scrolled <= 0 ? 1 : (wholeOf(reach) - reach.view) / scrolled;
}

/** How far down the list a scroll position is. */
export const offsetAt = (reach: Reach, scrollTop: number): number => scrollTop * measureOf(reach);

/** The rows in sight, and some beyond either edge; `last` is below `first` where there are none. */
export function rowsInSight(reach: Reach, scrollTop: number): { first: number; last: number } {
  const offset = offsetAt(reach, scrollTop);
  const first = Math.max(0, Math.floor(offset / HEIGHT.row) - SPARE);
  const last = Math.min(reach.count - 1, Math.ceil((offset + reach.view) / HEIGHT.row) + SPARE);
  return { first: Math.min(first, Math.max(0, last)), last };
}

/** As many rows as are ever drawn at a time. */
export const drawnAtMost = ({ view }: Reach): number => Math.ceil(view / HEIGHT.row) + 2 * SPARE + 2;

/** Where the first of the rows is drawn, so that each stands where its offset says. */
export function topOf(reach: Reach, scrollTop: number, first: number): number {
  return first * HEIGHT.row + scrollTop - offsetAt(reach, scrollTop);
}

/** How far to scroll so that a row is wholly in sight. */
export function scrollToRow(reach: Reach, scrollTop: number, row: number): number {
  const offset = offsetAt(reach, scrollTop);
  const top = row * HEIGHT.row;
  const wanted = top < offset ? top : Math.max(offset, top + HEIGHT.row - reach.view);
  if (wanted === offset) return scrollTop;
  // A position is a whole pixel: rounded so that the row is not cut at the edge it comes from.
  const position = wanted / measureOf(reach);
  return top < offset ? Math.floor(position) : Math.ceil(position);
}

/** How many rows a page key goes over. */
export const pageOf = ({ view }: Reach): number => Math.max(1, Math.floor(view / HEIGHT.row) - 1);

/** The row a key leads to; null for a key that does not move. */
export function movedRow(reach: Reach, at: number, key: string): number | null {
  const by = { ArrowDown: 1, ArrowUp: -1, PageDown: pageOf(reach), PageUp: -pageOf(reach), Home: -reach.count, End: reach.count }[key];
  return by === undefined || reach.count === 0 ? null : Math.max(0, Math.min(at + by, reach.count - 1));
}
