import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds between two looks. */
const PAUSE = 50;

/** What is thrown when there is no window any more: waiting will not bring it back. */
const GONE = /ECONNREFUSED|ECONNRESET|UND_ERR|invalid session id|no such window/i;

/**
 * Asks until the answer is neither false nor undefined, and gives it. `what` says what is waited for, in a failure's sentence.
 * What the question throws counts as not yet; the last of it is told when the time is over.
 */
export async function until(what, question, { seconds = 20 } = {}) {
  const end = Date.now() + seconds * 1000;
  let trouble;
  do {
    try {
      const answer = await question();
      if (answer !== false && answer !== undefined) return answer;
      trouble = undefined;
    } catch (error) {
      trouble = error;
      if (GONE.test(error.message)) break;
    }
    await sleep(PAUSE);
  } while (Date.now() < end);
  const words = typeof what === "function" ? await what() : what;
  throw new Error(`waited for ${words}${trouble ? ` (${trouble.message})` : ""}`, { cause: trouble });
}
