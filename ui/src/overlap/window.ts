/** Which of many lines of known heights are in sight. */
export type Span = { first: number; last: number };

/** The top of each line, and the height of all as the last entry. */
export function topsOf(heights: number[]): number[] {
  const tops = [0];
  for (const height of heights) tops.push((tops.at(-1) ?? 0) + height);
  return tops;
}

/** The last line whose top is at or above `offset`. */
export function lineAt(tops: number[], offset: number): number {
  let low = 0;
  let high = tops.length - 2;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return Math.max(low, 0);
}

/** The lines from `first` to `last` that fill the height from `offset` on, with `spare` more on either side. */
export function inSight(tops: number[], offset: number, height: number, spare: number): Span {
  const count = tops.length - 1;
  const first = Math.max(0, lineAt(tops, offset) - spare);
  const last = Math.min(count - 1, lineAt(tops, offset + height) + spare);
  return { first, last };
}

/** How far to scroll so that a line is wholly in sight below a head of `covered` height. */
export function scrollTo(tops: number[], line: number, offset: number, height: number, covered: number): number {
  const top = tops[line] ?? 0;
  const bottom = tops[line + 1] ?? top;
  if (top < offset) return top;
  return bottom > offset + height - covered ? bottom - height + covered : offset;
}
