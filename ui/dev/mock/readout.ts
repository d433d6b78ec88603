import type { ReadoutView } from "../../src/ipc/bindings";
import { state } from "./document";

const titles = [
  "Twelve Tier 1 partners, ten with a manager of their own, bring $15.0M of $24.0M sourced in two quarters",
  "Nine of twelve Tier 1 partners reach more than a third of our 164 enterprise accounts; only four reach a third of the regulated ones",
];

export function readoutView(): ReadoutView {
  const slide = (index: number, label: string, is_front: boolean) => ({
    index,
    id: { kind: index === 0 ? ("tier_one_map" as const) : ("overlap_density" as const), copy: 0 },
    label,
    title: titles[Math.min(index, 1)]!,
    composed: "",
    is_title_stale: false,
    rows: null,
    row_choices: [],
    is_first: index < 2,
    is_front,
    checks: [
      { passes: true, sentence: "The title states the message with its number" },
      { passes: true, sentence: "24 rows on this page, 30 allowed; headings repeat on pages 2 and 3" },
      { passes: true, sentence: "Source, as-of date, page number and tag are present" },
      { passes: false, sentence: "2 partners on this page are stale; the cells name the quarter" },
      { passes: false, sentence: "6 partners hold back a segment; hatched and named" },
    ],
  });
  return {
    revision: state.revision,
    summary: "Board, Q2 2026. 2 slides in front, 3 in the appendix",
    slides: state.isEmpty
      ? []
      : [
          slide(0, "Tier 1 map", true),
          slide(1, "Overlap density, page 1 of 4", true),
          slide(2, "Overlap density, page 2 of 4", false),
          slide(3, "Overlap density, page 3 of 4", false),
          slide(4, "Overlap density, page 4 of 4", false),
        ],
    left_out: state.isEmpty ? [] : [{ kind: "sunsets", label: "Sunsets", why: "The plan sunsets nobody.", is_by_hand: false }],
    is_as_composed: true,
    look: {
      colour: null,
      choices: [
        { name: "Teal", colour: null, accent: "#1F7568" },
        { name: "Blue", colour: "#1F5FB4", accent: "#1D65C0" },
      ],
      font: "arial",
      fonts: [
        { font: "arial", name: "Arial" },
        { font: "calibri", name: "Calibri" },
      ],
      logo: "",
    },
    empty: state.isEmpty ? "No partners yet. Import a roster, or open the example." : null,
  };
}

/** A drawn stand-in for a slide. */
export async function slidePicture(index: number, width: number): Promise<ArrayBuffer> {
  const canvas = new OffscreenCanvas(width, Math.round((width * 9) / 16));
  const draw = canvas.getContext("2d")!;
  const unit = width / 1920;
  draw.fillStyle = "#ffffff";
  draw.fillRect(0, 0, canvas.width, canvas.height);
  draw.fillStyle = "#1a1f1e";
  draw.font = `600 ${44 * unit}px sans-serif`;
  draw.fillText(titles[Math.min(index, 1)]!.slice(0, 78), 72 * unit, 100 * unit);
  draw.fillText(titles[Math.min(index, 1)]!.slice(78), 72 * unit, 156 * unit);
  const ramp = ["#F0F7F5", "#D6EAE4", "#B0D7CC", "#82BDAF", "#4C9A8B", "#1F7568", "#0A4C43"];
  for (let row = 0; row < 24; row += 1) {
    for (let column = 0; column < 5; column += 1) {
      draw.fillStyle = ramp[(row * 3 + column * 2 + index) % 7]!;
      draw.fillRect((640 + column * 240) * unit, (220 + row * 30) * unit, 236 * unit, 28 * unit);
    }
  }
  return (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer();
}
