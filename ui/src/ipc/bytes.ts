import { invoke } from "@tauri-apps/api/core";
import type { CoPresenceRequest, Redaction } from "./bindings";

/** One slide as a PNG of that width in pixels. Bytes cannot cross through the generated bindings. */
export function slidePicture(index: number, width: number, redaction: Redaction): Promise<ArrayBuffer> {
  return invoke<ArrayBuffer>("slide_picture", { index, width, redaction });
}

/** The cells of the partners by partners matrix; see [`CoPresenceCells`] in `overlap/cells.ts` for how they are read. */
export function coPresenceCells(request: CoPresenceRequest): Promise<ArrayBuffer> {
  return invoke<ArrayBuffer>("co_presence_cells", { request });
}
