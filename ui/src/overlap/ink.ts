/** The tokens a canvas draws with, as the style sheet has them now. */
export type Ink = {
  ramp: string[];
  onRamp: string[];
  ground: string;
  hover: string;
  diagonal: string;
  line: string;
  lineStrong: string;
  ink: string;
  ink2: string;
  ink3: string;
  accent: string;
  secondary: string;
  caption: string;
  smallest: string;
  /** The ramp, the ground and the diagonal as the words of a picture's pixels. */
  pixels: { ramp: Uint32Array; ground: number; diagonal: number };
};

/** The steps of the ramp. */
const STEPS = [0, 1, 2, 3, 4, 5, 6];

/** Reads the tokens; another colour scheme asks for them anew. */
export function readInk(): Ink {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const ramp = STEPS.map((step) => token(`ramp-${step}`));
  const [ground, diagonal] = [token("ground"), token("small-base")];
  const word = wordOf();
  return {
    ramp,
    onRamp: STEPS.map((step) => token(`on-ramp-${step}`)),
    ground,
    diagonal,
    hover: token("hover"),
    line: token("line"),
    lineStrong: token("line-strong"),
    ink: token("ink"),
    ink2: token("ink-2"),
    ink3: token("ink-3"),
    accent: token("accent"),
    secondary: token("text-secondary"),
    caption: token("text-caption"),
    smallest: token("text-smallest"),
    pixels: { ramp: Uint32Array.from(ramp, word), ground: word(ground), diagonal: word(diagonal) },
  };
}

/** A colour as it stands in the pixels of a picture, whatever the order of bytes on this machine. */
function wordOf(): (colour: string) => number {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  return (colour) => {
    if (!context) return 0;
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return new Uint32Array(context.getImageData(0, 0, 1, 1).data.buffer)[0] ?? 0;
  };
}
