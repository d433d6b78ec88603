/** The picture of a trend, in pixels, and the room a line needs at its edges. */
export const SIZE = { width: 88, height: 18, edge: 3 };

export type Dot = { x: number; y: number };

/** A point of a trend, in thousandths of the largest; absent where nothing is known. */
type Point = number | null;

const rounded = (value: number) => Math.round(value * 10) / 10;

function placed(points: readonly Point[]): (Dot | null)[] {
  const { width, height, edge } = SIZE;
  const step = points.length > 1 ? (width - 2 * edge) / (points.length - 1) : 0;
  const up = (point: number) => height - edge - (Math.min(point, 1000) / 1000) * (height - 2 * edge);
  return points.map((point, at) => (point === null ? null : { x: rounded(edge + at * step), y: rounded(up(point)) }));
}

/** The line through the points that are known; it is broken where nothing is. A point by itself is a speck. */
export function lineOf(points: readonly Point[]): string {
  const dots = placed(points);
  const part = (dot: Dot | null, at: number) => {
    if (!dot) return "";
    const isFirst = !dots[at - 1];
    const isAlone = isFirst && !dots[at + 1];
    return `${isFirst ? "M" : "L"}${dot.x} ${dot.y}${isAlone ? "h0.01" : ""}`;
  };
  return dots.map(part).join("");
}

/** The last point that is known. */
export function dotOf(points: readonly Point[]): Dot | null {
  return placed(points).findLast((dot) => dot !== null) ?? null;
}
