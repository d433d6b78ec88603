/** The window's glyphs, strokes on a 16 by 16 ground. */
export const icons = {
  map: "M2.5 3.5h11v9h-11zM2.5 8h11M6.2 3.5v9M9.8 3.5v9",
  overlap: "M9.8 8a3.8 3.8 0 11-7.6 0 3.8 3.8 0 017.6 0zM13.8 8a3.8 3.8 0 11-7.6 0 3.8 3.8 0 017.6 0z",
  readout: "M2 3h12v8H2zM8 11v2.5M5.5 13.5h5",
  undo: "M5.5 3.5L2.5 6.5l3 3M2.8 6.5h6.4a3.4 3.4 0 010 6.8H6.5",
  redo: "M10.5 3.5l3 3-3 3M13.2 6.5H6.8a3.4 3.4 0 000 6.8h2.7",
  import: "M8 2.5v7.2M5.2 7L8 9.8 10.8 7M2.5 10.5v3h11v-3",
  export: "M8 9.8V2.5M5.2 5.2L8 2.5l2.8 2.7M2.5 10.5v3h11v-3",
  down: "M5 6.5l3 3 3-3",
  right: "M6.5 5l3 3-3 3",
  gap: "M8 2.8l5.6 10H2.4zM8 6.6v3M8 11.2v.2",
  stale: "M13.2 8a5.2 5.2 0 11-10.4 0 5.2 5.2 0 0110.4 0zM8 5v3.2l2 1.3",
  out: "M13.2 8a5.2 5.2 0 11-10.4 0 5.2 5.2 0 0110.4 0zM5.2 8h5.6",
  close: "M4 4l8 8M12 4l-8 8",
  check: "M3 8.5l3.2 3.2L13 4.8",
  file: "M4 2.5h5.2L12 5.3v8.2H4zM9 2.5v3h3",
  hash: "M6.2 3L5 13M11 3L9.8 13M3.2 6h10M2.8 10h10",
  filter: "M2.5 4h11M4.5 8h7M6.5 12h3",
} as const;

export type IconName = keyof typeof icons;
