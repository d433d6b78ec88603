import type { Band } from "../ipc";

/** Positions along the gauge of a band, 0 to 1. */
export type Gauge = { low: number; high: number; at: number };

/** The gauge leaves a little room above the band, and grows when the count is beyond it. */
export function gaugeOf(band: Band, count: number): Gauge {
  const end = Math.max(band.high * 1.12, count * 1.04, 1);
  return { low: band.low / end, high: band.high / end, at: count / end };
}
