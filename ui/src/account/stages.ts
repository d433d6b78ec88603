import type { JointStage } from "../ipc";

/** The steps of a joint plan, in their order, as they are chosen. */
export const stages: { value: JointStage; label: string }[] = [
  { value: "mapped", label: "Mapped" },
  { value: "planned", label: "Planned" },
  { value: "in_execution", label: "In execution" },
  { value: "reviewed", label: "Reviewed" },
];
