import type { CellTone } from "../ipc";
import type { IconName } from "../ui/icons";

/** The glyph a tone comes with. */
export const toneGlyphs: Partial<Record<CellTone, IconName>> = { attention: "gap", good: "check", stale: "stale" };
