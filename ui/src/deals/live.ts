import type { Topic } from "../ipc";

/** What a screen of deals depends on: whom they are with, who is on them, and what is counted as which. */
export const TOPICS: Topic[] = ["document", "partners", "accounts", "overlap", "deals"];

/** The scorecard also ranks what rosters state. */
export const SCORE_TOPICS: Topic[] = [...TOPICS, "facts"];
