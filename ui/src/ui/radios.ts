/** One of a group of which one is chosen, with a word beside its label and lines below it. */
export type RadioOption = { value: string; label: string; note?: string; lines?: string[] };
