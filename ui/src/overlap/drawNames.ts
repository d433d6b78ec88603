import { EDGE } from "./matrixLayout";
import { fitting, hasNames, inView, xOf, yOf, type Pen, type Scene } from "./scene";

/** How the names of columns lean, and the room one has along its slant. */
export const SLANT = (-58 * Math.PI) / 180;
export const SLANT_ROOM = 112;
/** How far a name stands above its column. */
export const LIFT = 6;
const LINE = 15;

/** The part of the head that does not scroll away in one direction; what is drawn stays within it. */
function within(pen: Pen, [x, y, width, height]: [number, number, number, number], draw: () => void): void {
  pen.save();
  pen.beginPath();
  pen.rect(x, y, width, height);
  pen.clip();
  draw();
  pen.restore();
}

/** Where the names of rows begin. */
const namesAt = ({ head }: Scene): number => head.left - EDGE.count - EDGE.name;

export function drawRowNames(pen: Pen, scene: Scene): void {
  const { head, box, ink } = scene;
  within(pen, [0, head.top, head.left, box.height], () => {
    const [first, last] = inView(scene).rows;
    for (let row = first; row <= last; row += 1) drawRowName(pen, scene, row, false);
  });
  pen.font = ink.smallest;
  pen.textAlign = "right";
  pen.textBaseline = "alphabetic";
  pen.fillStyle = ink.ink2;
  pen.fillText("All", head.left - LIFT, head.top - LIFT);
}

/** The name of one row and its total; where the crosshair stands it is written on a ground of its own. */
export function drawRowName(pen: Pen, scene: Scene, row: number, isMarked: boolean): void {
  const { shown, head, layout, ink } = scene;
  const partner = shown.view.partners[row];
  if (!partner) return;
  const [x, y] = [namesAt(scene), yOf(scene, row)];
  const middle = y + layout.size / 2;
  if (isMarked) {
    pen.fillStyle = ink.hover;
    pen.fillRect(x - LIFT, y, head.left - x + LIFT, layout.size - 1);
  }
  pen.fillStyle = ink.line;
  pen.fillRect(x, y - 1, head.left - x - 2, 1);
  pen.font = `${isMarked ? 600 : 400} ${layout.size < 16 ? ink.smallest : ink.secondary}`;
  pen.textBaseline = "middle";
  pen.textAlign = "left";
  pen.fillStyle = ink.ink;
  pen.fillText(fitting(pen, partner.name, EDGE.name - 4), x, middle);
  pen.font = ink.smallest;
  pen.textAlign = "right";
  pen.fillStyle = ink.ink2;
  pen.fillText(partner.accounts.toLocaleString("en-US"), head.left - LIFT, middle);
}

export function drawColumnNames(pen: Pen, scene: Scene): void {
  const { head, box } = scene;
  within(pen, [head.left - LIFT, 0, box.width, head.top], () => {
    const [first, last] = inView(scene).columns;
    for (let column = first; column <= last; column += 1) {
      if (xOf(scene, column) >= head.left - scene.layout.size / 2) drawColumnName(pen, scene, column, false);
    }
  });
}

export function drawColumnName(pen: Pen, scene: Scene, column: number, isMarked: boolean): void {
  const { shown, head, layout, ink } = scene;
  const partner = shown.view.partners[column];
  if (!partner) return;
  pen.save();
  pen.translate(xOf(scene, column) + layout.size / 2 + 3, head.top - LIFT);
  pen.rotate(SLANT);
  pen.font = `${isMarked ? 600 : 400} ${ink.smallest}`;
  pen.textAlign = "left";
  pen.textBaseline = "alphabetic";
  const text = fitting(pen, partner.name, SLANT_ROOM);
  if (isMarked) {
    pen.fillStyle = ink.hover;
    pen.fillRect(-3, -LINE + 3, pen.measureText(text).width + LIFT, LINE);
  }
  pen.fillStyle = isMarked ? ink.ink : ink.ink2;
  pen.fillText(text, 0, 0);
  pen.restore();
}

/** The names of clusters at the far left; each stays in sight as long as one of its rows is. */
export function drawClusters(pen: Pen, scene: Scene): void {
  const { shown, head, box, layout, ink } = scene;
  within(pen, [0, head.top, head.left, box.height], () => {
    for (const { title, first, count } of shown.view.clusters) {
      const top = yOf(scene, first);
      const bottom = yOf(scene, first + count - 1) + layout.size;
      if (bottom < head.top || top > box.height) continue;
      pen.fillStyle = ink.lineStrong;
      pen.fillRect(EDGE.side, top - 1, EDGE.cluster - (hasNames(scene) ? 1 : 8), 1);
      drawCluster(pen, scene, title, `${count} ${count === 1 ? "partner" : "partners"}`, Math.max(top, head.top), bottom);
    }
  });
}

function drawCluster(pen: Pen, { ink }: Scene, title: string, note: string, top: number, bottom: number): void {
  pen.textAlign = "left";
  pen.textBaseline = "alphabetic";
  pen.font = `600 ${ink.caption}`;
  const lines = wrapped(pen, title, EDGE.cluster - 10);
  const count = Math.floor((bottom - top - 2) / LINE);
  // A cluster of few pixels is named by the crosshair alone.
  if (count < 1) return;
  pen.fillStyle = ink.ink;
  const shown = count < lines.length ? [fitting(pen, title, EDGE.cluster - 10)] : lines;
  shown.forEach((line, index) => pen.fillText(line, EDGE.side, top + LINE * (index + 1)));
  if (count <= shown.length) return;
  pen.font = ink.caption;
  pen.fillStyle = ink.ink3;
  pen.fillText(note, EDGE.side, top + LINE * (shown.length + 1));
}

function wrapped(pen: Pen, text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(fitting(pen, word, width));
  }
  return lines;
}
