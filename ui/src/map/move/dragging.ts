import type { MapPartner } from "../../ipc";
import { partnerOfStop } from "../cells";
import type { Moving } from "./moving.svelte";
import type { Place } from "./places";
import { EdgeScrolling } from "./scrolling";

/** What dragging asks of the map it happens on. */
export type Ground = {
  moving: Moving;
  partner(id: number): MapPartner | null;
  place(key: string | undefined): Place | null;
  drop(): void;
};

/** The lifted chip has one line and one width, so it is held within these, in pixels. */
const GRIP = { x: 120, y: 20 };

/** The partner whose chip an element is, or is in. */
export function partnerAt(target: EventTarget | null): number | null {
  const stop = target instanceof Element ? target.closest<HTMLElement>("[data-stop]")?.dataset.stop : undefined;
  return stop === undefined ? null : partnerOfStop(stop);
}

/** The click that ends a drag is none of what lies below. */
function swallowClick(): void {
  const swallow = (event: Event) => event.stopPropagation();
  window.addEventListener("click", swallow, { capture: true, once: true });
  setTimeout(() => window.removeEventListener("click", swallow, { capture: true }));
}

/**
 * Lets partners be dragged over the map with the pointer, wherever their chips stand in it. The pointer is captured
 * by the map itself: dragging of HTML would end in the window's drop of files. Until the returned function is called.
 */
export function watchDragging(map: HTMLElement, { moving, partner, place, drop }: Ground): () => void {
  let isPressedToChoose = false;

  const cellAt = (x: number, y: number) => {
    const under = document.elementFromPoint(x, y);
    return under && map.contains(under) ? place(under.closest<HTMLElement>("[data-cell]")?.dataset.cell) : null;
  };
  const head = () => map.querySelector<HTMLElement>("[data-map-head]")?.offsetHeight ?? 0;
  const scrolling = new EdgeScrolling(map, head, () => moving.aim(cellAt(moving.pointer.x, moving.pointer.y)));

  function press(event: PointerEvent) {
    isPressedToChoose = moving.phase === "choosing";
    const id = partnerAt(event.target);
    const pressed = id === null ? null : partner(id);
    if (moving.phase !== "idle" || event.button !== 0 || !event.isPrimary || !pressed || !map.contains(event.target as Node)) return;
    const chip = (event.target as Element).closest("[data-stop]")!.getBoundingClientRect();
    const grip = { x: Math.min(event.clientX - chip.left, GRIP.x), y: Math.min(event.clientY - chip.top, GRIP.y) };
    moving.press(pressed, { x: event.clientX, y: event.clientY }, grip);
  }

  function follow(event: PointerEvent) {
    const { clientX: x, clientY: y } = event;
    if (moving.phase === "choosing" && (event.movementX !== 0 || event.movementY !== 0)) {
      const cell = cellAt(x, y);
      if (cell) moving.aim(cell);
      return;
    }
    if (moving.phase !== "pressed" && moving.phase !== "dragging") return;
    // The button was let go where the window did not hear of it.
    if (event.buttons === 0) return stop();
    if (moving.follow({ x, y })) map.setPointerCapture(event.pointerId);
    if (moving.phase !== "dragging") return;
    moving.role(event.altKey);
    moving.aim(cellAt(x, y));
    scrolling.at(y);
  }

  function release(event: PointerEvent) {
    scrolling.stop();
    if (moving.phase === "pressed") moving.cancel();
    if (moving.phase === "dragging") {
      swallowClick();
      drop();
    }
    if (moving.phase !== "choosing" || !isPressedToChoose) return;
    const cell = cellAt(event.clientX, event.clientY);
    if (!cell) return moving.cancel();
    moving.aim(cell);
    swallowClick();
    drop();
  }

  function stop() {
    scrolling.stop();
    moving.cancel();
  }

  function lose() {
    if (moving.phase === "dragging") stop();
  }

  const keepOff = (event: Event) => event.preventDefault();
  const listening = new AbortController();
  const { signal } = listening;
  window.addEventListener("pointerdown", press, { signal });
  window.addEventListener("pointermove", follow, { signal });
  window.addEventListener("pointerup", release, { signal });
  window.addEventListener("pointercancel", stop, { signal });
  window.addEventListener("blur", stop, { signal });
  map.addEventListener("lostpointercapture", lose, { signal });
  map.addEventListener("dragstart", keepOff, { signal });
  return () => {
    stop();
    listening.abort();
  };
}
