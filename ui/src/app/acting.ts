import { getContext, setContext } from "svelte";
import type { CellEdit, Changed, EditKind, RefusedEdit, SettingsSection } from "../ipc";
import type { Look } from "./look.svelte";

/** What any screen can ask of the frame: change the document, and go somewhere. */
export interface Acting {
  readonly look: Look;
  /** Runs a change, lets the screens refresh, and offers Undo. False when it failed; why stands under the top bar. */
  change(command: () => Promise<Changed>): Promise<boolean>;
  /** Runs a change that is for good, and says a sentence instead of offering Undo. */
  sign(command: () => Promise<Changed>, sentence: string): Promise<boolean>;
  /** Rewrites cells in one step and offers Undo. The cells that were refused; null when nothing could be done at all. */
  edit(edits: CellEdit[], kind: EditKind, mayAdd?: boolean): Promise<RefusedEdit[] | null>;
  /** Runs what changes nothing; null when it failed, or was called off. */
  try<T>(command: () => Promise<T>): Promise<T | null>;
  /** Says a sentence at the bottom left. */
  say(sentence: string): void;
  /** Shows a partner on the map, or in the table where that is the screen. */
  showPartner(id: number): void;
  /** Shows the page of an account: beside the list of accounts where that is the screen, else over the screen. */
  showAccount(id: number): void;
  /** Shows the accounts to pursue with a partner, best first; without a segment over all accounts. */
  showTargets(partner: number, segment: number | null): void;
  /** Shows the page of a deal beside the list of deals. */
  showDeal(id: number): void;
  /** Shows the deals a partner has a hand in. */
  showDealsOf(partner: number): void;
  showSettings(section: SettingsSection): void;
  import(): Promise<void>;
}

const KEY = Symbol("acting");

export function provideActing(acting: Acting): void {
  setContext(KEY, acting);
}

export function useActing(): Acting {
  return getContext<Acting>(KEY);
}

