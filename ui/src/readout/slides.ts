import { commands, type DeckFormat, type ExportReport, type PictureFormat, type Redaction, type SlideId, type SlideView } from "../ipc";

export type ReadoutFormat = DeckFormat | "template" | "plan" | "roster" | "facts" | PictureFormat;

/** The ways out of the read-out: the whole of it in one file, a picture of each slide; and the plan beside it. */
export const formats: { format: ReadoutFormat; label: string; testid: string }[] = [
  { format: "pptx", label: "PowerPoint", testid: "export-pptx" },
  { format: "template", label: "In your company's template…", testid: "export-template" },
  { format: "pdf", label: "PDF", testid: "export-pdf" },
  { format: "png", label: "PNG, 1920 × 1080", testid: "export-png" },
  { format: "png_large", label: "PNG, 3840 × 2160", testid: "export-png-large" },
  { format: "svg", label: "SVG", testid: "export-svg" },
  { format: "plan", label: "Plan workbook (.xlsx)", testid: "export-plan" },
  { format: "roster", label: "Partners (.csv)", testid: "export-roster" },
  { format: "facts", label: "Facts (.csv files)", testid: "export-facts" },
];

/** Whether a format has all slides in one file. */
export const isDeck = (format: ReadoutFormat): format is DeckFormat => format === "pptx" || format === "pdf";

/** Whether it is of the data rather than of the slides. */
export const isData = (format: ReadoutFormat): boolean => format === "roster" || format === "facts";

export const NOTHING_MASKED: Redaction = { partners: false, amounts: false };

/** Asks where to, and writes the slides with what is to be masked masked; nothing when the dialog was cancelled. */
export async function exported(format: ReadoutFormat, redaction = NOTHING_MASKED): Promise<ExportReport | null> {
  if (format === "plan") return await commands.exportPlanBook();
  if (format === "template") return await commands.exportInTemplate(redaction);
  if (format === "roster") return await commands.exportRoster();
  if (format === "facts") return await commands.exportFacts();
  return await (isDeck(format) ? commands.exportDeck(format, redaction) : commands.exportPictures(format, redaction));
}

export type PageOfSlide = { id: SlideId; page: number };

export const isSame = (one: SlideId, other: SlideId): boolean => one.kind === other.kind && one.copy === other.copy;

/** Which page of which slide stands at a place, so that a slide is found again wherever it goes. */
export function slideOf(slides: SlideView[], at: number): PageOfSlide | null {
  const slide = slides[at];
  if (!slide) return null;
  return { id: slide.id, page: slides.slice(0, at).filter(({ id }) => isSame(id, slide.id)).length };
}

/** Where that page stands now; -1 where it is gone. */
export function placeOf(slides: SlideView[], wanted: PageOfSlide | null): number {
  if (!wanted) return -1;
  let page = 0;
  return slides.findIndex(({ id }) => isSame(id, wanted.id) && page++ === wanted.page);
}

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
