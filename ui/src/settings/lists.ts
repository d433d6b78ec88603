import type { List } from "../ipc";

/** How a list the user keeps is spoken of. */
export const lists: Record<List, { title: string; note: string; one: string; nothing: string; where: string; about?: string }> = {
  segments: {
    title: "Segments",
    note: "In the order of the overlap's columns.",
    one: "segment",
    nothing: "Unsegmented",
    where: "Its accounts go to",
    about:
      "An account is in the segment its file names. One without is placed by these rules: all that a rule says must hold. Rules that name an industry go before those of size alone; among equals the upper segment wins. What no rule takes is unsegmented.",
  },
  motions: { title: "Motions", note: "The joint motions a partner can have.", one: "motion", nothing: "No motion", where: "Its partners get" },
  managers: { title: "Managers", note: "Who answers for partners.", one: "manager", nothing: "No manager", where: "Its partners go to" },
};
