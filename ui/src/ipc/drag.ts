import { listen, TauriEvent } from "@tauri-apps/api/event";

/** Says when files hang over the window and when they no longer do. The drop itself is the backend's. */
export async function watchDrag(onchange: (isOver: boolean) => void): Promise<() => void> {
  const stops = await Promise.all([
    listen(TauriEvent.DRAG_ENTER, () => onchange(true)),
    listen(TauriEvent.DRAG_LEAVE, () => onchange(false)),
    listen(TauriEvent.DRAG_DROP, () => onchange(false)),
  ]);
  return () => stops.forEach((stop) => stop());
}
