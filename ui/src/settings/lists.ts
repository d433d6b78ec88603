import type { List } from "../ipc";

/** How a list the user keeps is spoken of. */
export const lists: Record<List, { title: string; note: string; one: string; nothing: string; where: string }> = {
  segments: { title: "Segments", note: "In the order of the overlap's columns.", one: "segment", nothing: "Unsegmented", where: "Its accounts go to" },
  motions: { title: "Motions", note: "The joint motions a partner can have.", one: "motion", nothing: "No motion", where: "Its partners get" },
  managers: { title: "Managers", note: "Who answers for partners.", one: "manager", nothing: "No manager", where: "Its partners go to" },
};
