import type { SettingsSection } from "../ipc";

/** The parts of the settings in their order, with further words each is found by. */
export const sections: { section: SettingsSection; name: string; words: string }[] = [
  { section: "general", name: "General", words: "name company confidentiality sponsor fiscal year quarter small base" },
  { section: "currencies", name: "Currencies", words: "money reporting exchange rates euro dollar" },
  { section: "tiers", name: "Tiers", words: "band fourth exit rule" },
  { section: "types", name: "Types", words: "hide show columns" },
  { section: "segments", name: "Segments", words: "accounts order rule employees size industry" },
  { section: "motions", name: "Motions", words: "co-sell joint" },
  { section: "managers", name: "Managers", words: "people owners" },
  { section: "measures", name: "Measures", words: "attribution deals sourced led roles rule sign signature target health weights return investment ropi assumptions" },
  { section: "review", name: "Review", words: "steps stuck quarterly" },
];
