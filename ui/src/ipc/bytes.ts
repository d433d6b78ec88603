import { invoke } from "@tauri-apps/api/core";

/** One slide as a PNG of that width in pixels. Bytes cannot cross through the generated bindings. */
export function slidePicture(index: number, width: number): Promise<ArrayBuffer> {
  return invoke<ArrayBuffer>("slide_picture", { index, width });
}
