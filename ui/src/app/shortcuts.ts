import { frameCommands } from "./commands";

/** What a press does; several keys mean the same. */
export type Shortcut = { keys: string[]; does: string };

const entry = (keys: string, does: string): Shortcut => ({ keys: keys.split(" / "), does });

/** Every key of the window, by where it acts. Those of commands are read from the commands. */
export const shortcuts: { title: string; entries: Shortcut[] }[] = [
  {
    title: "Everywhere",
    entries: [
      ...frameCommands.filter((command) => command.keys && !command.isOfScreen).map(({ keys, name }) => ({ keys: keys ?? [], does: name.replace("…", "") })),
      entry("Esc", "Close, or let go of what is selected"),
    ],
  },
  {
    title: "Map",
    entries: [
      entry("↑ / ↓ / ← / →", "Move between partners"),
      entry("Enter / Space", "Inspect the partner; Enter again edits it"),
      ...frameCommands.filter((command) => command.isOfScreen).map(({ keys, name }) => ({ keys: keys ?? [], does: name })),
      entry("M", "Move the partner: arrows choose the place"),
      entry("Enter", "Put it there"),
      entry("Alt / R", "Add the type as a second role instead"),
      entry("Esc", "Leave it where it was"),
    ],
  },
  {
    title: "Partners table",
    entries: [
      entry("↑ / ↓ / ← / → / Tab", "Move between cells"),
      entry("Shift ↑ / Shift ↓ / Ctrl A", "Select several, or all"),
      entry("Enter", "Edit the cell"),
      entry("Space", "Inspect the partner"),
      entry("Ctrl D", "Fill down"),
      entry("Ctrl C / Ctrl V", "Copy and paste cells"),
      entry("Delete", "Clear cells"),
      entry("Alt ← / Alt →", "Close or open a group"),
      entry("Ctrl F", "Find a partner"),
      entry("N", "Add a partner"),
    ],
  },
  {
    title: "Accounts",
    entries: [
      entry("↑ / ↓ / PageUp / PageDown / Home / End", "Move between accounts"),
      entry("Enter / Space", "Open the account's page"),
      entry("Ctrl F", "Find an account"),
    ],
  },
  {
    title: "Joint plan",
    entries: [
      entry("↑ / ↓ / ← / → / Tab", "Move between cells"),
      entry("Enter", "Edit the cell, or open the account"),
      entry("Space", "Open the account's page"),
      entry("Delete", "Clear owner or next step; on the account, take it off the list"),
      entry("Ctrl F", "Find an account or a partner"),
    ],
  },
  {
    title: "Deals",
    entries: [
      entry("↑ / ↓ / PageUp / PageDown / Home / End", "Move between deals, or partners of the scorecard"),
      entry("Enter / Space", "Open the deal, or the partner"),
      entry("Ctrl F", "Find a deal, or a partner"),
    ],
  },
  {
    title: "Review",
    entries: [
      entry("↑ / ↓", "Move between proposals"),
      entry("A", "Accept"),
      entry("O", "Override, with a reason"),
      entry("D", "Defer, with a date"),
      entry("Delete", "Take the decision back"),
      entry("Space", "Show or hide the evidence"),
    ],
  },
  { title: "Target list", entries: [entry("↑ / ↓ / ← / →", "Move between accounts"), entry("Space", "Make the account a joint target, or none")] },
  {
    title: "Overlap",
    entries: [entry("↑ / ↓ / ← / →", "Move between cells"), entry("Enter / Space", "Show the accounts behind the cell"), entry("Ctrl Home / Ctrl End", "Go to the first or last cell")],
  },
  {
    title: "Partners × partners",
    entries: [
      entry("↑ / ↓ / ← / →", "Move between pairs"),
      entry("Enter / Space", "Inspect the two; on a name, the partner"),
      entry("+ / −", "Zoom in or out"),
      entry("0", "Show all partners"),
    ],
  },
  {
    title: "Matches and duplicates",
    entries: [
      entry("A / R", "One company; not the same"),
      entry("L", "Link to another account"),
      entry("M / T", "Merge two accounts; tell them apart"),
      entry("S", "Keep the other of the two"),
      entry("N / ↓", "Go to the next"),
    ],
  },
  {
    title: "Import",
    entries: [
      entry("Enter", "Go on to the next step"),
      entry("F6 / Shift F6", "Go to the next or the previous pane"),
      entry("F8 / Shift F8", "Go to the next or the previous place in doubt"),
      entry("Ctrl Enter", "Import what step 3 shows"),
      entry("Esc", "Cancel; nothing is stored"),
    ],
  },
  { title: "Read-out", entries: [entry("↑ / ↓", "Go to the slide before or after"), entry("Home / End", "Go to the first or last slide")] },
];
