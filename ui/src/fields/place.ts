type Box = { left: number; top: number; bottom: number; width: number };
type Size = { width: number; height: number };

export type Place = { left: number; top: number | null; bottom: number | null };

/** Where a list of this size opens: below what it belongs to, or above it where there is more room; never beyond the window. */
export function placeBy(anchor: Box, list: Size, frame: Size, gap: number): Place {
  const below = frame.height - anchor.bottom - gap;
  const above = anchor.top - gap;
  const left = Math.max(gap, Math.min(anchor.left, frame.width - list.width - gap));
  if (list.height > below && above > below) return { left, top: null, bottom: frame.height - anchor.top + gap };
  return { left, top: anchor.bottom + gap, bottom: null };
}
