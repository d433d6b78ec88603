import type { CoPresence } from "./coPresence";
import type { PairMeasure } from "./cells";
import type { Ink } from "./ink";
import { firstFrom, NAMED, type Box, type Layout } from "./matrixLayout";
import type { Place } from "./matrixMoves";

/** Everything a picture of the matrix is drawn from. */
export type Scene = {
  shown: CoPresence;
  measure: PairMeasure;
  layout: Layout;
  head: { left: number; top: number };
  box: Box;
  scroll: { x: number; y: number };
  /** Pixels of the device to one of the page. */
  ratio: number;
  ink: Ink;
};

/** What lies over the picture: it changes with each move of the pointer. */
export type Marks = {
  /** Where the crosshair stands. */
  at: Place | null;
  /** Where the keyboard is, while it is there. */
  focus: Place | null;
  /** What the inspector shows. */
  selected: Place | null;
};

export type Pen = CanvasRenderingContext2D;

/** Where a partner's row or column begins, in pixels of the page from the edge of the window on the matrix. */
export const xOf = ({ head, layout, scroll }: Scene, column: number): number => head.left + (layout.starts[column] ?? 0) - scroll.x;
export const yOf = ({ head, layout, scroll }: Scene, row: number): number => head.top + (layout.starts[row] ?? 0) - scroll.y;

export const hasNames = ({ layout }: Scene): boolean => layout.size >= NAMED;

/** The partners whose rows are in sight, and those whose columns are. */
export function inView(scene: Scene): { rows: [number, number]; columns: [number, number] } {
  const { layout, head, box, scroll } = scene;
  const last = layout.starts.length - 2;
  const span = (from: number, room: number): [number, number] => [firstFrom(layout.starts, from), Math.min(last, firstFrom(layout.starts, from + room))];
  return { rows: span(scroll.y, box.height - head.top), columns: span(scroll.x, box.width - head.left) };
}

/** Sets the canvas to the size of its box, and the pen to pixels of the page. */
export function prepare(canvas: HTMLCanvasElement, { box, ratio }: Scene): Pen | null {
  const [width, height] = [Math.round(box.width * ratio), Math.round(box.height * ratio)];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const pen = canvas.getContext("2d");
  pen?.setTransform(ratio, 0, 0, ratio, 0, 0);
  return pen;
}

const clipped = new Map<string, string>();

/** A text as it fits a width, with an ellipsis where it does not. */
export function fitting(pen: Pen, text: string, width: number): string {
  if (pen.measureText(text).width <= width) return text;
  const key = `${pen.font}|${width}|${text}`;
  const known = clipped.get(key);
  if (known !== undefined) return known;
  let kept = text;
  while (kept.length > 1 && pen.measureText(`${kept}…`).width > width) kept = kept.slice(0, -1);
  const cut = `${kept.trimEnd()}…`;
  clipped.set(key, cut);
  return cut;
}
