import type { Span } from "../overlap/window";

/** What is drawn of `wanted` next when `drawn` is there: at most so many more, first those below. What is not wanted any more goes at once. */
export function towards(drawn: Span, wanted: Span, most: number): Span {
  const [first, last] = [Math.max(drawn.first, wanted.first), Math.min(drawn.last, wanted.last)];
  if (first > last) return { first: wanted.first, last: Math.min(wanted.last, wanted.first + most - 1) };
  const below = Math.min(wanted.last, last + most);
  const above = Math.max(wanted.first, first - (most - (below - last)));
  return above === drawn.first && below === drawn.last ? drawn : { first: above, last: below };
}

const NOTHING: Span = { first: 0, last: -1 };

/** Draws much of the same over several frames, so that none of them is late: a screen stays at hand while it fills. */
export class Gradual {
  readonly #wanted: () => Span;
  readonly #most: number;
  readonly #of: () => unknown;
  #drawn = $state.raw<{ span: Span; of: unknown }>({ span: NOTHING, of: undefined });
  /** What is to be drawn in this frame. */
  readonly span = $derived.by(() => towards(this.#drawn.of === this.#of() ? this.#drawn.span : NOTHING, this.#wanted(), this.#most));
  /** Whether all that is wanted is drawn. */
  readonly isWhole = $derived.by(() => this.span.first <= this.#wanted().first && this.span.last >= this.#wanted().last);

  /** With every other value of `of` all of it is drawn anew. */
  constructor(wanted: () => Span, most: number, of: () => unknown = () => undefined) {
    this.#wanted = wanted;
    this.#most = most;
    this.#of = of;
    $effect(() => {
      const next = { span: this.span, of: this.#of() };
      if (next.span === this.#drawn.span && next.of === this.#drawn.of) return;
      const frame = requestAnimationFrame(() => (this.#drawn = next));
      return () => cancelAnimationFrame(frame);
    });
  }

  has(index: number): boolean {
    return index >= this.span.first && index <= this.span.last;
  }
}
