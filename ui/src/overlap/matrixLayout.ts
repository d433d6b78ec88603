import type { CoPresenceCluster } from "../ipc";

/** Widths of a cell in pixels: the largest, the one to begin with, and those from which names and numbers have room. */
export const LARGEST = 28;
export const USUAL = 25;
export const NAMED = 12;
export const NUMBERED = 20;

/** How much of the edge the names take; the same lengths as the pictures have. */
export const EDGE = { side: 16, cluster: 104, name: 126, count: 44, top: 112, beyond: 72 };

export type Box = { width: number; height: number };
/** Where each partner begins, in pixels from the first; the last entry is the end of all. */
export type Layout = { size: number; starts: Float64Array };

const gapOf = (size: number) => Math.max(1, Math.round(size / 4));

/** The places of the partners along either side, with a gap between clusters. */
export function layoutOf(count: number, clusters: CoPresenceCluster[], size: number): Layout {
  const firsts = new Set(clusters.map(({ first }) => first).filter((first) => first > 0));
  const starts = new Float64Array(count + 1);
  for (let index = 0, at = 0; index <= count; index += 1) {
    if (firsts.has(index) && index < count) at += gapOf(size);
    starts[index] = at;
    at += size;
  }
  return { size, starts };
}

export const lengthOf = ({ starts }: Layout): number => starts[starts.length - 1] ?? 0;

/** Whose place a pixel is in, null in a gap and beyond the ends. */
export function indexAt({ size, starts }: Layout, at: number): number | null {
  const index = firstFrom(starts, at);
  return at >= 0 && index < starts.length - 1 && at < (starts[index] ?? 0) + size ? index : null;
}

/** The last partner that begins at or before a pixel; the first where none does. */
export function firstFrom(starts: Float64Array, at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The room the names take to the left and above: they are left out where the cells are too small for them. */
export function headOf(size: number, hasClusters: boolean): { left: number; top: number } {
  const cluster = hasClusters ? EDGE.cluster : 0;
  return size < NAMED ? { left: EDGE.side + cluster, top: EDGE.side } : { left: EDGE.side + cluster + EDGE.name + EDGE.count, top: EDGE.top };
}

/** How large everything is that is scrolled over, the names included. */
export function contentOf(layout: Layout, hasClusters: boolean): Box {
  const { left, top } = headOf(layout.size, hasClusters);
  const beyond = layout.size < NAMED ? EDGE.side : EDGE.beyond;
  return { width: left + lengthOf(layout) + beyond, height: top + lengthOf(layout) + EDGE.side };
}

/** The largest cells with which the whole matrix is in sight. */
export function fitSize(count: number, clusters: CoPresenceCluster[], box: Box): number {
  const hasClusters = clusters.length > 0;
  const fits = (size: number) => {
    const { width, height } = contentOf(layoutOf(count, clusters, size), hasClusters);
    return width <= box.width && height <= box.height;
  };
  for (let size = LARGEST; size >= 4; size -= 1) if (fits(size)) return size;
  for (let size = 4; size > 1; size -= 0.125) if (fits(size)) return size;
  return 1;
}

/** A size that was asked for as it can be drawn: whole pixels where a cell has several, no smaller than fits and no larger than is read. */
export function drawable(asked: number, fit: number): number {
  const within = Math.min(Math.max(asked, Math.min(fit, LARGEST)), LARGEST);
  return within === fit || within < 4 ? within : Math.round(within);
}

/** How far to scroll so that from `start` to `end` is in sight beside a head of `covered`. */
export function scrollInto(start: number, end: number, scroll: number, room: number, covered: number): number {
  if (start < scroll) return start;
  return end > scroll + room - covered ? end - room + covered : scroll;
}
