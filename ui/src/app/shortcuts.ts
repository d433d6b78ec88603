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
      entry("Enter / Space", "Inspect the partner"),
      ...frameCommands.filter((command) => command.isOfScreen).map(({ keys, name }) => ({ keys: keys ?? [], does: name })),
      entry("M", "Move the partner: arrows choose the place"),
      entry("Enter", "Put it there"),
      entry("Alt Enter", "Add the type as a second role"),
      entry("Esc", "Leave it where it was"),
    ],
  },
  {
    title: "Partners table",
    entries: [
      entry("↑ / ↓ / ← / →", "Move between cells"),
      entry("Enter", "Edit the cell"),
      entry("Space", "Inspect the partner"),
      entry("Ctrl D", "Fill down"),
      entry("Ctrl C", "Copy cells"),
      entry("Ctrl V", "Paste cells"),
      entry("Delete", "Clear cells"),
    ],
  },
  {
    title: "Overlap",
    entries: [entry("↑ / ↓ / ← / →", "Move between cells"), entry("Enter / Space", "Show the accounts behind the cell"), entry("Ctrl Home / Ctrl End", "Go to the first or last cell")],
  },
  { title: "Read-out", entries: [entry("↑ / ↓", "Go to the slide before or after"), entry("Home / End", "Go to the first or last slide")] },
];
