export type Box = { left: number; right: number; top: number; bottom: number };

/** How far apart two stretches of one axis are; 0 where they overlap. */
function gap(fromStart: number, fromEnd: number, start: number, end: number): number {
  return Math.max(0, start - fromEnd, fromStart - end);
}

const across = (from: Box, box: Box) => gap(from.left, from.right, box.left, box.right);
const along = (from: Box, box: Box) => gap(from.top, from.bottom, box.top, box.bottom);

/** What lies beside counts before what is near, and then what lies straight ahead. */
const WEIGHT = 4;

/** The box an arrow key leads to from another; -1 where there is none that way. */
export function nearest(from: Box, boxes: Box[], key: string): number {
  const isBeside = (box: Box) => box.top < from.bottom && box.bottom > from.top;
  const distance = (box: Box): number | null => {
    const [x, y] = [across(from, box), along(from, box)];
    switch (key) {
      case "ArrowDown":
        return box.top >= from.bottom ? y + WEIGHT * x : null;
      case "ArrowUp":
        return box.bottom <= from.top ? y + WEIGHT * x : null;
      case "ArrowRight":
        return box.left >= from.right && isBeside(box) ? x : null;
      case "ArrowLeft":
        return box.right <= from.left && isBeside(box) ? x : null;
      default:
        return null;
    }
  };
  let found = -1;
  let least = Infinity;
  boxes.forEach((box, index) => {
    const far = distance(box);
    if (far !== null && far < least) [found, least] = [index, far];
  });
  return found;
}
