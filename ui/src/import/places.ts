/** What a key moves the focus to: the next or the previous pane, or the next or the previous place in doubt. */
export function placeKey(event: { key: string; shiftKey: boolean }): { among: string; by: 1 | -1 } | null {
  const among = { F6: "[data-pane]", F8: "[data-doubt]" }[event.key];
  return among ? { among, by: event.shiftKey ? -1 : 1 } : null;
}

/** Which of `count` places comes next, around the ends. `at` is where the focus is, or halfway after the place before it. */
export function nextPlace(count: number, at: number, by: 1 | -1): number {
  if (count === 0) return -1;
  const next = by === 1 ? Math.floor(at) + 1 : Math.ceil(at) - 1;
  return (next + count) % count;
}

const CONTROLS = "button:not(:disabled), select, input, [tabindex='0']";

/** Moves the focus to the next place within; false when there is none. */
export function focusPlace(within: Element, { among, by }: { among: string; by: 1 | -1 }): boolean {
  const places = [...within.querySelectorAll(among)].filter((place) => place.querySelector(CONTROLS));
  const from = document.activeElement ?? within;
  const holding = places.findIndex((place) => place.contains(from));
  const before = places.filter((place) => place.compareDocumentPosition(from) & Node.DOCUMENT_POSITION_FOLLOWING).length;
  const next = places[nextPlace(places.length, holding >= 0 ? holding : before - 0.5, by)];
  (next?.querySelector<HTMLElement>("[data-main]:not(:disabled)") ?? next?.querySelector<HTMLElement>(CONTROLS))?.focus();
  return next !== undefined;
}
