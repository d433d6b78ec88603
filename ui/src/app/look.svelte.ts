import type { PartnersRequest, SettingsSection } from "../ipc";
import type { Screen } from "./keys";

export const plainTable = (): PartnersRequest => ({ columns: [], sort: null, group: "tier", filters: [], find: "" });

/** How the document is looked at: kept per document on this machine, no part of the document. */
export class Look {
  screen = $state<Screen>("map");
  /** The partner the inspector shows, on the map and in the table alike. */
  partner = $state<number | null>(null);
  /** What the table of partners shows. */
  table = $state<PartnersRequest>(plainTable());
  /** Whether the inspector stands beside the table of partners. */
  isInspectorOpen = $state(false);
  section = $state<SettingsSection>("general");
  /** The field the inspector is to open for editing next, as [`fieldId`] writes it; taken once. */
  editing = $state<string | null>(null);
}
