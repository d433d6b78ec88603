/** Lines drawn beyond the edges. */
const SPARE = 8;

/** The lines of one height that are in sight, with some more on either side. */
export function span(offset: number, height: number, each: number, count: number): { first: number; last: number } {
  const first = Math.max(0, Math.floor(offset / each) - SPARE);
  return { first: Math.min(first, Math.max(0, count - 1)), last: Math.min(count - 1, Math.ceil((offset + height) / each) + SPARE) };
}

/** How far to scroll so that a line is wholly in sight. */
export function scrolled(line: number, offset: number, height: number, each: number): number {
  if (line * each < offset) return line * each;
  return Math.max(offset, (line + 1) * each - height);
}
