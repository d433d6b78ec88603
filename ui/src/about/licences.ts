import { rankOf } from "../fields/match";

/** What Trellis is made of besides its own code: a crate, a package of the window, or a font. */
export type Part = {
  name: string;
  version: string;
  kind: "crate" | "package" | "font";
  /** An SPDX expression: "MIT OR Apache-2.0". */
  licence: string;
  /** Where it is built in, if not everywhere: "Linux, macOS". */
  only?: string;
  /** The texts that hold for it, as places in `texts`. */
  texts: number[];
};

export type Licences = { parts: Part[]; texts: string[] };

/** All parts with their texts. They are fetched when somebody asks: nothing else needs them. */
export async function licences(): Promise<Licences> {
  return (await import("./licences.json")).default as Licences;
}

/** The parts whose name or licence answers each word that is typed. */
export function found(parts: Part[], typed: string): Part[] {
  const words = typed.trim().split(/\s+/).filter(Boolean);
  return parts.filter(({ name, licence, kind }) => words.every((word) => rankOf(`${name} ${licence} ${kind}`, word) !== null));
}

/** How far the page keys go. */
const PAGE = 12;

/** The place a key leads to in a list of so many; null for a key that leads nowhere. */
export function moved(at: number, key: string, count: number): number | null {
  const places: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + PAGE, PageUp: at - PAGE, Home: 0, End: count - 1 };
  const place = places[key];
  return place === undefined || count === 0 ? null : Math.min(Math.max(place, 0), count - 1);
}

/** The texts of a part, one below the other. */
export function textOf({ texts }: Licences, part: Part): string {
  return part.texts.map((at) => texts[at]).join("\n\n――――――――\n\n");
}

/** "423 crates, 12 packages and 4 fonts". */
export function countOf(parts: Part[]): string {
  const counted = (kind: Part["kind"]) => {
    const count = parts.filter((part) => part.kind === kind).length;
    return `${count} ${kind}${count === 1 ? "" : "s"}`;
  };
  return `${counted("crate")}, ${counted("package")} and ${counted("font")}`;
}
