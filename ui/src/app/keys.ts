/** What a key asks of the frame. */
export type FrameAction =
  | { do: "screen"; screen: Screen }
  | { do: "undo" | "redo" | "open" | "new" | "save-as" | "import" };

export type Screen = "map" | "overlap" | "partners" | "readout" | "settings";

/** The screens in the order of their number keys. */
export const screens: { screen: Screen; name: string }[] = [
  { screen: "map", name: "Map" },
  { screen: "overlap", name: "Overlap" },
  { screen: "partners", name: "Partners" },
  { screen: "readout", name: "Read-out" },
];

export type Key = { key: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; altKey: boolean };

const withControl: Record<string, FrameAction> = {
  z: { do: "undo" },
  "shift+z": { do: "redo" },
  y: { do: "redo" },
  o: { do: "open" },
  n: { do: "new" },
  "shift+s": { do: "save-as" },
  i: { do: "import" },
};

/** Single characters act only when no field has focus; undo and redo then belong to the field. */
export function frameAction(event: Key, isInField: boolean): FrameAction | null {
  if (event.altKey) return null;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    const action = withControl[event.shiftKey ? `shift+${key}` : key] ?? null;
    const isEditing = action?.do === "undo" || action?.do === "redo";
    return isInField && isEditing ? null : action;
  }
  if (isInField || event.shiftKey) return null;
  const screen = screens[Number(key) - 1];
  return screen ? { do: "screen", screen: screen.screen } : null;
}

/** Whether typing goes into what has focus. */
export function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.matches("input, textarea, select, [contenteditable='true']") || target.closest("[role='menu'], [role='listbox'], [role='dialog']") !== null;
}
