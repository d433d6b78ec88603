/** Reads values of unknown origin; what is not of the wanted kind is null, or empty. */

export function record(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

export function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

export function number(value: unknown): number | null {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 ? value : null;
}

export function boolean(value: unknown): boolean | null {
  return typeof value === "boolean" ? value : null;
}

export function oneOf<T extends string>(words: T[], value: unknown): T | null {
  return words.find((word) => word === value) ?? null;
}

/** The entries that can be read, in their order. */
export function list<T>(value: unknown, read: (entry: unknown) => T | null): T[] {
  return Array.isArray(value) ? value.map(read).filter((entry) => entry !== null) : [];
}
