import type { Acting } from "../app/acting";
import { changes } from "../app/changes";
import { Look } from "../app/look.svelte";
import type { Changed, MatchDecisionRequest, MatchesRequest, MatchesView, MatchRow } from "../ipc";

/** A core of 250 accounts that are asked about, for tests: it stores decisions, and counts its revisions. */
export class Core {
  revision = 1;
  asked = Array.from({ length: 250 }, (_, index) => index + 1);
  decisions: MatchDecisionRequest[] = [];
  questions: number[] = [];
  /** Accounts whose decision it refuses. */
  refuses: number[] = [];

  matches = async ({ offset, show }: MatchesRequest): Promise<MatchesView> => {
    this.questions.push(offset);
    const ids = show === "asked" ? this.asked : this.decisions.map((decision) => decision.partner_account);
    const rows = ids.slice(offset, offset + 100).map((id) => ({ partner_account: id, their_name: `Account ${id}`, account: id + 1000, decision: null }) as MatchRow);
    return { revision: this.revision, asked: this.asked.length, taken: 0, decided: this.decisions.length, unmatched: 0, partners: [], rows };
  };

  decide = async (decision: MatchDecisionRequest): Promise<Changed> => {
    await Promise.resolve();
    if (this.refuses.includes(decision.partner_account)) throw new Error("refused");
    this.decisions.push(decision);
    this.asked = this.asked.filter((id) => id !== decision.partner_account);
    this.revision += 1;
    return { revision: this.revision, topics: ["accounts"] };
  };

  /** Takes the last decision back. */
  undo(): void {
    const last = this.decisions.pop();
    if (last) this.asked = [last.partner_account, ...this.asked];
    this.revision += 1;
    changes.announce({ revision: this.revision, topics: ["accounts"] });
  }
}

/** A frame that announces what was changed, and answers false where a command failed. */
export function actingOf(): Acting {
  const change = async (command: () => Promise<Changed>) => {
    try {
      changes.announce(await command());
      return true;
    } catch {
      return false;
    }
  };
  return { look: new Look(), change } as Partial<Acting> as Acting;
}
