import { drawClusters, drawColumnNames, drawRowNames } from "./drawNames";
import { NUMBERED } from "./matrixLayout";
import { paintCells } from "./paintCells";
import { hasNames, inView, prepare, xOf, yOf, type Pen, type Scene } from "./scene";

/** From how many pixels of the device on cells stand apart. */
const APART = 5;
/** The smallest numbers that are read, in pixels. */
const LEAST = 8;

let image: ImageData | null = null;

/** The pixels of the last picture are taken again: a new megabyte for each frame would have to be cleared away. */
function pixelsFor(width: number, height: number): ImageData {
  if (image?.width !== width || image.height !== height) image = new ImageData(width, height);
  return image;
}

/** Draws the matrix as far as it is in sight, with its names. */
export function drawMatrix(canvas: HTMLCanvasElement, scene: Scene): void {
  const pen = prepare(canvas, scene);
  const { box, head, ink } = scene;
  if (!pen || box.width <= head.left || box.height <= head.top) return;
  pen.fillStyle = ink.ground;
  pen.fillRect(0, 0, box.width, box.height);
  drawCells(pen, scene);
  drawNumbers(pen, scene);
  drawClusters(pen, scene);
  if (hasNames(scene)) {
    drawRowNames(pen, scene);
    drawColumnNames(pen, scene);
  }
}

function drawCells(pen: Pen, scene: Scene): void {
  const { shown, measure, layout, head, box, ratio, ink } = scene;
  const [width, height] = [Math.round(box.width * ratio), Math.round(box.height * ratio)];
  const [left, top] = [Math.round(head.left * ratio), Math.round(head.top * ratio)];
  const picture = pixelsFor(width, height);
  const placed = (at: (index: number) => number) => Int32Array.from({ length: shown.cells.count }, (_, index) => Math.round(at(index) * ratio));
  const extent = Math.ceil(layout.size * ratio);
  paintCells({
    pixels: new Uint32Array(picture.data.buffer),
    width,
    height,
    across: placed((column) => xOf(scene, column)),
    down: placed((row) => yOf(scene, row)),
    extent,
    hair: extent >= APART ? Math.max(1, Math.round(ratio)) : 0,
    stepAt: (row, column) => shown.cells.stepAt(row, column, measure),
    ...ink.pixels,
  });
  // What was scrolled below the names is painted as well, and left out here: so the picture keeps its size while the names come and go.
  pen.putImageData(picture, 0, 0, left, top, width - left, height - top);
}

function drawNumbers(pen: Pen, scene: Scene): void {
  const { shown, measure, layout, head, box, ink } = scene;
  if (layout.size < NUMBERED) return;
  const { rows, columns } = inView(scene);
  const valueAt = measure === "shared" ? shown.cells.sharedAt : shown.cells.shareAt;
  pen.save();
  pen.beginPath();
  pen.rect(head.left, head.top, box.width, box.height);
  pen.clip();
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  const middle = layout.size / 2;
  const write = writer(pen, scene);
  for (let row = rows[0]; row <= rows[1]; row += 1) {
    const y = yOf(scene, row) + middle;
    for (let column = columns[0]; column <= Math.min(columns[1], row); column += 1) {
      const step = column === row ? 0 : shown.cells.stepAt(row, column, measure);
      pen.fillStyle = column === row ? ink.ink3 : (ink.onRamp[step] ?? ink.ink);
      write(column === row ? "·" : String(valueAt(row, column)), step, xOf(scene, column) + middle, y);
    }
  }
  pen.restore();
}

/** Writes a number into its cell, smaller where it is long, and not at all where it could not be read. */
function writer(pen: Pen, { layout, ink }: Scene): (text: string, step: number, x: number, y: number) => void {
  const room = layout.size - 3;
  const usual = Math.min(Number.parseFloat(ink.smallest), layout.size * 0.46);
  const family = ink.smallest.slice(ink.smallest.indexOf(" ") + 1);
  let font = "";
  return (text, step, x, y) => {
    // In halves of a pixel: each further size is a font the engine has to make first.
    const size = Math.floor(2 * Math.min(usual, room / (text.length * 0.62))) / 2;
    if (size < LEAST) return;
    const next = `${step > 3 ? 600 : 400} ${size}px ${family}`;
    if (next !== font) pen.font = font = next;
    pen.fillText(text, x, y + 0.5);
  };
}
