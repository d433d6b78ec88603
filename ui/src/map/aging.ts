import type { Finding } from "../ipc";

/** Whether a finding says that what is known grows old, and not that something is missing. */
export const isAging = ({ kind }: Finding): boolean => kind === "stale" || kind === "absent_from_roster";
