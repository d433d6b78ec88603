import type { BridgeStep } from "../../ipc";

/** A shorter bar, in thousandths, would not be seen. */
const SHORTEST = 4;

/** Where the bar of a step lies in its track, in per cent. A step may lead down as well as up. */
export function barOf({ start, end }: Pick<BridgeStep, "start" | "end">): { left: number; width: number } {
  const whole = 1000;
  const [from, to] = [Math.min(start, end, whole), Math.min(Math.max(start, end), whole)];
  const width = Math.max(to - from, SHORTEST);
  return { left: Math.min(from, whole - width) / 10, width: width / 10 };
}

/** Where the bar of a step ends, in per cent: the next one begins there. */
export const endOf = ({ end }: Pick<BridgeStep, "end">): number => Math.min(end, 1000) / 10;
