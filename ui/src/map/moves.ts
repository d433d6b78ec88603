/** Keyboard stops of the map: by tier, then by column, then from top to bottom. */
export type Stops = string[][][];

type Place = { tier: number; column: number; index: number };

export function placeOf(stops: Stops, at: string): Place | null {
  for (const [tier, columns] of stops.entries()) {
    for (const [column, cell] of columns.entries()) {
      const index = cell.indexOf(at);
      if (index >= 0) return { tier, column, index };
    }
  }
  return null;
}

/** The first stop of the map, where the Tab key enters. */
export function firstStop(stops: Stops): string | null {
  return stops.flat(2)[0] ?? null;
}

/** The next tier up or down whose cell in this column holds a stop. */
function acrossTiers(stops: Stops, { tier, column }: Place, step: 1 | -1): string[] | null {
  for (let next = tier + step; next >= 0 && next < stops.length; next += step) {
    const cell = stops[next]?.[column] ?? [];
    if (cell.length > 0) return cell;
  }
  return null;
}

function vertical(stops: Stops, place: Place, step: 1 | -1): string | null {
  const within = stops[place.tier]?.[place.column]?.[place.index + step];
  if (within !== undefined) return within;
  const cell = acrossTiers(stops, place, step);
  return (step === 1 ? cell?.[0] : cell?.at(-1)) ?? null;
}

/** Empty cells are stepped over; the height within the cell is kept as far as the next cell reaches. */
function horizontal(stops: Stops, place: Place, columns: number[]): string | null {
  const row = stops[place.tier] ?? [];
  const column = columns.find((candidate) => (row[candidate] ?? []).length > 0);
  if (column === undefined) return null;
  const cell = row[column] ?? [];
  return cell[Math.min(place.index, cell.length - 1)] ?? null;
}

/** Where a key leads from a stop; null where it leads nowhere. */
export function move(stops: Stops, at: string, key: string): string | null {
  const place = placeOf(stops, at);
  if (!place) return null;
  const columns = [...(stops[place.tier] ?? []).keys()];
  switch (key) {
    case "ArrowDown":
      return vertical(stops, place, 1);
    case "ArrowUp":
      return vertical(stops, place, -1);
    case "ArrowRight":
      return horizontal(stops, place, columns.slice(place.column + 1));
    case "ArrowLeft":
      return horizontal(stops, place, columns.slice(0, place.column).reverse());
    case "Home":
      return horizontal(stops, place, columns);
    case "End":
      return horizontal(stops, place, columns.reverse());
    case "PageDown":
      return acrossTiers(stops, place, 1)?.[0] ?? null;
    case "PageUp":
      return acrossTiers(stops, place, -1)?.[0] ?? null;
    default:
      return null;
  }
}
