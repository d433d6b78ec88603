import type { ReviewStep, SettingsView } from "../ipc";

/** Where the review can go from here; null is before it began. */
export type Ways = { next: { label: string; step: ReviewStep | null }; back: { label: string; step: ReviewStep | null } | null };

export function waysOf({ review_step, review_steps }: SettingsView): Ways {
  const at = review_steps.findIndex(({ step }) => step === review_step);
  const [before, after] = [review_steps[at - 1], review_steps[at + 1]];
  if (at < 0) return { next: { label: "Start the review", step: after?.step ?? null }, back: null };
  return {
    next: after ? { label: `Next: ${after.name}`, step: after.step } : { label: "Close the review", step: null },
    back: { label: before ? `Back: ${before.name}` : "Back to before it began", step: before?.step ?? null },
  };
}
