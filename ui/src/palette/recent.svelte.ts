import { commands } from "../ipc";
import type { Entry } from "./entries";

/** As many as are listed. */
const KEPT = 5;

/** What the palette was used for last with this document, the latest first. */
export class Recent {
  entries = $state.raw<Entry[]>([]);

  note(entry: Entry): void {
    if (entry.kind === "add") return;
    this.entries = [entry, ...this.entries.filter(({ id }) => id !== entry.id)].slice(0, KEPT);
  }

  /** Leaves out the partners and accounts that are gone or go by another name by now, and brings the others up to date. */
  async check(): Promise<void> {
    const before = this.entries;
    const checked = await Promise.all(before.map(standing));
    if (this.entries === before) this.entries = checked.filter((entry) => entry !== null);
  }

  clear(): void {
    this.entries = [];
  }
}

async function standing(entry: Entry): Promise<Entry | null> {
  if (entry.kind !== "hit") return entry;
  const hits = await commands.search(entry.hit.name).catch(() => []);
  const hit = hits.find(({ kind, id }) => kind === entry.hit.kind && id === entry.hit.id);
  return hit ? { ...entry, hit } : null;
}
