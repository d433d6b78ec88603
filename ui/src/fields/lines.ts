import type { EditableField, PartnerSection } from "../ipc";

/** Whether nothing of it has to be shown: no value, and none that is missed. */
export function isIdle(field: EditableField): boolean {
  return field.value === "" && !field.is_gap && field.suggestion === null;
}

export function isIdleSection(section: PartnerSection): boolean {
  return section.fields.every(isIdle);
}

const SAID = 3;

/** "Add: sponsor, reason, agreement, …" */
export function addText(fields: EditableField[]): string {
  const words = fields.slice(0, SAID).map(({ label }) => (label === label.toUpperCase() ? label : label.charAt(0).toLowerCase() + label.slice(1)));
  return `Add: ${words.join(", ")}${fields.length > SAID ? ", …" : ""}`;
}
