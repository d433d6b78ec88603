import type { Matrix } from "./matrix.svelte";
import { matrixAction } from "./matrixKeys";
import { isPair, type Place } from "./matrixMoves";
import { Panning } from "./panning";

/** Pixels of the wheel that make the cells larger by a factor of e. */
const WHEEL = 300;

const pointOf = ({ offsetX, offsetY }: MouseEvent) => ({ x: offsetX, y: offsetY });

/** What pointer, wheel and keys do in the matrix. */
export class MatrixHands {
  isDragging = $state(false);
  readonly #matrix: () => Matrix;
  readonly #choose: (place: Place) => void;
  readonly #panning: Panning;

  constructor(matrix: () => Matrix, choose: (place: Place) => void) {
    this.#matrix = matrix;
    this.#choose = choose;
    this.#panning = new Panning(
      () => matrix().scroller,
      (isOn) => (this.isDragging = isOn),
    );
  }

  readonly press = (event: PointerEvent): void => this.#panning.start(event);
  readonly lift = (): void => this.#panning.end();

  readonly leave = (): void => {
    this.#matrix().pointed = null;
  };

  readonly move = (event: PointerEvent): void => {
    if (this.#panning.move(event)) return;
    const matrix = this.#matrix();
    matrix.isPointing = true;
    const place = matrix.placeAt(pointOf(event));
    if (place?.row !== matrix.pointed?.row || place?.column !== matrix.pointed?.column) matrix.pointed = place;
  };

  readonly click = (event: MouseEvent): void => {
    const matrix = this.#matrix();
    const place = this.#panning.wasDragged ? null : matrix.placeAt(pointOf(event));
    if (!place) return;
    if (isPair(place)) matrix.active = place;
    this.#choose(place);
  };

  readonly wheel = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const matrix = this.#matrix();
    void matrix.resize(matrix.size * Math.exp(-event.deltaY / WHEEL) - Math.sign(event.deltaY) * 0.5, pointOf(event));
  };

  readonly key = (event: KeyboardEvent): void => {
    const matrix = this.#matrix();
    const action = matrixAction(event, matrix);
    if (!action) return;
    event.preventDefault();
    matrix.pointed = null;
    matrix.isPointing = false;
    if (action.kind === "choose") return this.#choose(matrix.place);
    matrix.active = action.place;
    matrix.moveTo(matrix.inSight(action.place));
  };
}
