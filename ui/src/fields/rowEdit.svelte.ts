import type { RefusedEdit } from "../ipc";
import type { Ending } from "./choices";

/** Sends a text; what was refused, or null when nothing could be done at all. */
export type Send = (text: string, mayAdd: boolean) => Promise<RefusedEdit[] | null>;

/** A value that becomes an editor where it stands. It closes when its text was taken, and stays with one that was not. */
export class RowEdit {
  isOpen = $state(false);
  problem = $state("");
  /** Whether the user is at it, so that what stands beside it is not to change. An Enter lets go of it. */
  isHeld = $state(false);
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  open(): void {
    this.isOpen = true;
    this.isHeld = true;
  }

  close(): void {
    this.isOpen = false;
    this.isHeld = false;
    this.problem = "";
  }

  /** Ends an edit. Whether it is closed now; when not, `problem` says why. */
  async commit(text: string, standing: string, how: Ending, mayAdd: boolean): Promise<boolean> {
    if (text !== standing) {
      this.isHeld = how !== "enter" && how !== "choice";
      const refused = await this.#send(text, mayAdd);
      if (refused === null || refused.length > 0) {
        this.isHeld = true;
        this.problem = refused?.[0]?.sentence ?? "This was not stored. The line under the top bar says why.";
        return false;
      }
    }
    this.close();
    return true;
  }
}
