import type { PictureFormat, SlideView } from "../ipc";

/** A picture of each slide. The whole read-out in one file is the other way out. */
export const pictures: { format: PictureFormat; label: string; testid: string }[] = [
  { format: "png", label: "PNG, 1920 × 1080", testid: "export-png" },
  { format: "png_large", label: "PNG, 3840 × 2160", testid: "export-png-large" },
  { format: "svg", label: "SVG", testid: "export-svg" },
];

/** The slide a key leads to, by its position in the list. */
export function slideAfter(key: string, at: number, count: number): number {
  const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 }[key];
  return target === undefined ? at : Math.max(0, Math.min(target, count - 1));
}

/** "4 pass, 2 to know about, none block the export". */
export function checksText(slide: SlideView): string {
  const passing = slide.checks.filter((check) => check.passes).length;
  const others = slide.checks.length - passing;
  return `${passing} pass${others > 0 ? `, ${others} to know about` : ""}, none block the export`;
}

/** Whole pixels of the screen for a width on the page, in steps so that a small resize asks for nothing new. */
export function pictureWidth(width: number, pixelRatio: number): number {
  const step = 64;
  return Math.ceil((width * pixelRatio) / step) * step;
}
