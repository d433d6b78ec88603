/** A rectangle in the window, in pixels. */
export type Box = { left: number; top: number; width: number; height: number };
export type Size = { width: number; height: number };
export type Point = { x: number; y: number };

/** Pixels between the note and what it stands beside, and between it and the window's edge. */
const GAP = 8;

const right = (box: Box) => box.left + box.width;
const bottom = (box: Box) => box.top + box.height;

export function overlaps(a: Box, b: Box): boolean {
  return a.left < right(b) && right(a) > b.left && a.top < bottom(b) && bottom(a) > b.top;
}

/** What two boxes have in common: what is seen of a cell in the part of the map that is scrolled to. */
export function seen(box: Box, within: Box): Box {
  const left = Math.max(box.left, within.left);
  const top = Math.max(box.top, within.top);
  const width = Math.max(0, Math.min(right(box), right(within)) - left);
  const height = Math.max(0, Math.min(bottom(box), bottom(within)) - top);
  return { left, top, width, height };
}

const within = (value: number, size: number, whole: number) => Math.max(GAP, Math.min(value, whole - size - GAP));

/**
 * Where the note stands: beside the target column, first to the right, since the tiers' heads with their numbers are
 * to the left; never over the target or the origin as long as the window has room, and always inside it.
 */
export function placeNote(target: Box, origin: Box | null, note: Size, window: Size): Point {
  const columns = [right(target) + GAP, target.left - GAP - note.width];
  const rows = [target.top, ...(origin ? [bottom(origin) + GAP, origin.top - GAP - note.height] : [])];
  const inside = rows.flatMap((y) => columns.map((x) => ({ x: within(x, note.width, window.width), y: within(y, note.height, window.height) })));
  const isFree = (at: Point) => {
    const box = { left: at.x, top: at.y, ...note };
    return !overlaps(box, target) && !(origin && overlaps(box, origin));
  };
  return inside.find(isFree) ?? inside[0] ?? { x: GAP, y: GAP };
}
