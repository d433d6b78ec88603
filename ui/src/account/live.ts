import { Live } from "../app/live.svelte";
import { commands, type AccountView } from "../ipc";

/** The page of an account, kept up to date; `id` is read with each question. */
export function accountLive(id: () => number): Live<AccountView> {
  return new Live(() => commands.account(id()), ["accounts", "overlap", "partners", "deals", "document"]);
}
