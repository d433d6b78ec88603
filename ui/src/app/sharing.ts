type Part = Record<string, unknown>;

/**
 * `after`, with every part that is as it was in `before` taken from there. What is derived from such a part stays as it
 * is, and so does what is drawn: an edit of one cell redraws that cell. For the plain data of an answer; the entries of
 * a list that have an `id` are known by it, others by their place.
 */
export function shared<T>(before: T, after: T): T {
  if (before === after || !isPart(before) || !isPart(after) || Array.isArray(before) !== Array.isArray(after)) return after;
  const earlier = Array.isArray(before) ? entriesById(before) : null;
  let isSame = true;
  let count = 0;
  for (const key in after) {
    const entry: unknown = after[key];
    const known: unknown = earlier && isPart(entry) ? earlier.get(entry.id) : before[key];
    const part = isPart(entry) ? shared(known, entry) : entry;
    if (part !== entry) (after as Part)[key] = part;
    isSame &&= part === before[key];
    count += 1;
  }
  return isSame && count === Object.keys(before).length ? before : after;
}

function isPart(value: unknown): value is Part {
  return typeof value === "object" && value !== null;
}

/** The entries of a list by their `id`; nothing for a list whose entries have none. */
function entriesById(list: unknown[]): Map<unknown, unknown> | null {
  const [first] = list;
  return isPart(first) && "id" in first ? new Map(list.map((entry) => [isPart(entry) ? entry.id : undefined, entry])) : null;
}
