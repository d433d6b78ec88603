/** How many rows an answer of the core holds. */
export const PAGE = 100;

/** Where the list of the core has what stands in a line, with the rows at `hidden` (ascending) left out. */
export function placeOf(line: number, hidden: readonly number[]): number {
  let place = line;
  for (const gone of hidden) {
    if (gone > place) break;
    place += 1;
  }
  return place;
}

/** The line that shows a place; of a hidden place, the one that follows it. */
export function lineOf(place: number, hidden: readonly number[]): number {
  return place - hidden.filter((gone) => gone < place).length;
}

/** The pages that hold the places of these ranges, each once. */
export function pagesOf(ranges: readonly (readonly [first: number, last: number])[]): number[] {
  const pages = new Set<number>();
  for (const [first, last] of ranges) {
    for (let page = Math.floor(Math.max(0, first) / PAGE); page * PAGE <= last; page += 1) pages.add(page);
  }
  return [...pages];
}
