import type { Topic } from "../ipc";

/** What a review depends on: all that is measured of partners, and what was decided. */
export const TOPICS: Topic[] = ["document", "partners", "accounts", "overlap", "facts", "deals", "review"];
