import type { Acting } from "../app/acting";
import { sentenceOf, type Changed } from "../ipc";

/** Decisions that could not be stored: on whom, and why the last was not. */
export type Refused = { names: string[]; why: string };

export function withRefused(before: Refused | null, name: string, why: string): Refused {
  return { names: [...(before?.names ?? []), name], why };
}

/** Runs a change; why it was refused, or null. The frame's own sentence is gone with the next change of the queue. */
export async function refusalOf(acting: Acting, command: () => Promise<Changed>): Promise<string | null> {
  let why = "";
  const isDone = await acting.change(async () => {
    try {
      return await command();
    } catch (error) {
      why = sentenceOf(error);
      throw error;
    }
  });
  return isDone ? null : why;
}

/** "The decision on Brandt Ins. and 2 more could not be stored. They are in the list again." and the reason. */
export function refusedSentence({ names, why }: Refused): string {
  const others = names.length - 1;
  const rest = others === 0 ? "" : ` and ${others.toLocaleString("en-US")} more`;
  return `The decision on ${names[0] ?? ""}${rest} could not be stored. ${others === 0 ? "It is" : "They are"} in the list again. ${why}`.trim();
}
