import type { ActionTarget, FieldKey, Finding, FindingOffer, ReviewStep, SettingsSection, SettingsView } from "../ipc";
import { fieldId } from "../fields/field";

/** What `look.editing` holds to lead to the joint target account list, which is no field. */
export const JOINT_TARGETS = "joint_targets";

/** Where the action of a finding leads. */
export type Way =
  | { to: "list" }
  | { to: "place"; partner: number }
  | { to: "field"; partner: number; field: string }
  | { to: "settings"; section: SettingsSection }
  | { to: "import" }
  | { to: "scorecard" }
  | { to: "review" }
  | { to: "next_review_step" };

/** The way of a finding, or of one of its partners alone. Several partners are listed first. */
export function wayOf(finding: Finding, partner?: number): Way {
  const target = finding.action.target;
  if (!isOfPartners(target)) return target;
  const [only] = finding.partners;
  const id = partner ?? (finding.partners.length === 1 ? only?.id : undefined);
  if (id === undefined) return { to: "list" };
  return target.to === "place" ? { to: "place", partner: id } : { to: "field", partner: id, field: fieldOfTarget(target) };
}

type OfPartners = Extract<ActionTarget, { to: "place" | "edit_field" | "joint_targets" }>;

/** Whether the action is done at a partner, one at a time. */
function isOfPartners(target: ActionTarget): target is OfPartners {
  return target.to === "place" || target.to === "edit_field" || target.to === "joint_targets";
}

function fieldOfTarget(target: Extract<ActionTarget, { to: "edit_field" | "joint_targets" }>): string {
  return target.to === "edit_field" ? fieldId(target.field) : JOINT_TARGETS;
}

/** The field that closes a finding, where a field does. */
export function fieldToEdit(finding: Finding): FieldKey | null {
  const { target } = finding.action;
  return target.to === "edit_field" ? target.field : null;
}

/** What one press sets for all of its partners, where something is offered. */
export function offerOf(finding: Finding): FindingOffer | null {
  const { target } = finding.action;
  return target.to === "edit_field" ? target.offer : null;
}

/** The step the review goes on to: the first when it has not begun, none after the last. */
export function nextStep({ review_step, review_steps }: Pick<SettingsView, "review_step" | "review_steps">): ReviewStep | null {
  const index = review_steps.findIndex(({ step }) => step === review_step);
  return review_steps[index + 1]?.step ?? null;
}
