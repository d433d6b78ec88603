import { commands } from "../ipc";
import { Look } from "./look.svelte";

/** Milliseconds of rest before a look is written down. */
export const RESTS = 400;

/** What this machine remembers of how each document was looked at. Failing to remember is no trouble of the user's. */
export class WindowMemory {
  #kept: string | null = null;
  #waiting: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isReading = false;

  /** The look of the document that is open now. What still waits belongs to the one before, and is dropped. */
  async read(): Promise<Look> {
    this.#drop();
    this.#isReading = true;
    const look = Look.read(await commands.windowMemory().catch(() => null));
    this.#isReading = false;
    this.#kept = look.text();
    return look;
  }

  note(look: Look): void {
    const text = look.text();
    this.#drop();
    if (this.#isReading || text === this.#kept) return;
    this.#waiting = text;
    this.#timer = setTimeout(() => void this.flush(), RESTS);
  }

  /** Writes down at once what waits: before another document takes the place of this one, and when the window goes. */
  async flush(): Promise<void> {
    const text = this.#waiting;
    this.#drop();
    if (text === null) return;
    this.#kept = text;
    await commands.rememberWindow(text).catch(() => null);
  }

  #drop(): void {
    clearTimeout(this.#timer);
    this.#waiting = null;
  }
}
