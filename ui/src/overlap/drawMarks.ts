import { drawColumnName, drawRowName } from "./drawNames";
import { isCluster, isPair, type Place } from "./matrixMoves";
import { hasNames, prepare, xOf, yOf, type Marks, type Pen, type Scene } from "./scene";

/** Draws what lies over the matrix: the crosshair, what is selected, and where the keyboard is. */
export function drawMarks(canvas: HTMLCanvasElement, scene: Scene, { at: pointed, focus, selected }: Marks): void {
  const pen = prepare(canvas, scene);
  if (!pen) return;
  const at = pointed && !isCluster(pointed) ? pointed : null;
  const { box, head } = scene;
  pen.clearRect(0, 0, box.width, box.height);
  if (at && hasNames(scene)) drawNames(pen, scene, at);
  if (focus && !isPair(focus)) drawNameRing(pen, scene, focus);
  pen.save();
  pen.beginPath();
  pen.rect(head.left - 2, head.top - 2, box.width, box.height);
  pen.clip();
  if (at) drawCross(pen, scene, at);
  if (selected && isPair(selected)) drawRing(pen, scene, selected, scene.ink.ink);
  if (focus && isPair(focus)) drawRing(pen, scene, focus, scene.ink.accent);
  pen.restore();
}

function drawNames(pen: Pen, scene: Scene, { row, column }: Place): void {
  const { head, box } = scene;
  pen.save();
  pen.beginPath();
  pen.rect(0, head.top, head.left, box.height);
  pen.clip();
  if (row >= 0) drawRowName(pen, scene, row, true);
  pen.restore();
  pen.save();
  pen.beginPath();
  pen.rect(head.left - 2, 0, box.width, head.top);
  pen.clip();
  if (column >= 0) drawColumnName(pen, scene, column, true);
  pen.restore();
}

/** Two lines along the row, as far as the cell, and two along the column, from the diagonal down. */
function drawCross(pen: Pen, scene: Scene, { row, column }: Place): void {
  const { head, layout, ink } = scene;
  const [x, y] = [xOf(scene, Math.max(column, 0)), yOf(scene, Math.max(row, 0))];
  const end = layout.size - (layout.size > 4 ? 1 : 0);
  pen.fillStyle = ink.ink;
  const across = column < 0 ? xOf(scene, row) + end : x + end;
  const down = row < 0 ? yOf(scene, layout.starts.length - 2) + end : y + end;
  if (row >= 0) for (const at of [y - 1, y + end]) pen.fillRect(head.left, at, across - head.left, 1);
  const top = yOf(scene, Math.max(column, 0));
  if (column >= 0) for (const at of [x - 1, x + end]) pen.fillRect(at, top, 1, down - top);
}

/** A frame around a cell, with a line of ground on either side so that it is seen on every colour. */
function drawRing(pen: Pen, scene: Scene, { row, column }: Place, colour: string): void {
  const { layout, ink } = scene;
  const extent = Math.max(layout.size - 1, 5);
  const [x, y] = [xOf(scene, column) - (extent > layout.size ? 2 : 0), yOf(scene, row) - (extent > layout.size ? 2 : 0)];
  pen.lineWidth = 4;
  pen.strokeStyle = ink.ground;
  pen.strokeRect(x - 0.5, y - 0.5, extent + 1, extent + 1);
  pen.lineWidth = 2;
  pen.strokeStyle = colour;
  pen.strokeRect(x - 0.5, y - 0.5, extent + 1, extent + 1);
}

function drawNameRing(pen: Pen, scene: Scene, { row }: Place): void {
  const { head, layout, ink } = scene;
  if (row < 0 || yOf(scene, row) < head.top - 1) return;
  const width = hasNames(scene) ? 174 : 6;
  pen.lineWidth = 2;
  pen.strokeStyle = ink.accent;
  pen.strokeRect(head.left - width, yOf(scene, row), width - 2, Math.max(layout.size - 2, 4));
}
