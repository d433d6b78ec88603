import { commands as generated, events } from "./bindings";
import { coPresenceCells, slidePicture } from "./bytes";
import type { Code } from "./bindings";

export type * from "./bindings";
export { events };

/** Why a command stopped: a sentence to show, and a code where the window acts on it. */
export class Failure extends Error {
  constructor(
    readonly code: Code,
    message: string,
  ) {
    super(message);
  }
}

type Result<T> = { status: "ok"; data: T } | { status: "error"; error: { code: Code; message: string } };

/** The value of a command's answer; throws a [`Failure`] for an error. */
export function unwrap<T>(result: Result<T>): T {
  if (result.status === "ok") return result.data;
  throw new Failure(result.error.code, result.error.message);
}

type Answer<F> = F extends (...args: infer A) => Promise<infer R>
  ? (...args: A) => Promise<Extract<R, { status: "ok" }> extends { data: infer T } ? T : never>
  : never;

type Commands = { [K in keyof typeof generated]: Answer<(typeof generated)[K]> };

function unwrapped(): Commands {
  const entries = Object.entries(generated as unknown as Record<string, (...args: unknown[]) => Promise<Result<unknown>>>);
  const plain = entries.map(([name, call]) => [name, async (...args: unknown[]) => unwrap(await call(...args))]);
  return Object.fromEntries(plain) as Commands;
}

/** Every command of the backend; each returns its value and throws what went wrong. */
export const commands = { ...unwrapped(), coPresenceCells, slidePicture };

/** The sentence of anything thrown, for a person to read. */
export function sentenceOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  if (typeof error === "object" && error !== null && "message" in error) return String(error.message);
  return String(error);
}

export function isDamage(error: unknown): boolean {
  return error instanceof Failure && error.code === "damaged";
}

export function isCancelled(error: unknown): boolean {
  return error instanceof Failure && error.code === "cancelled";
}
