import { commands, type DocumentView, type SettingsSection } from "../ipc";
import { formats } from "../readout/slides";
import { sections } from "../settings/sections";
import type { Frame } from "./frame.svelte";
import { screens } from "./keys";

/** Something the window can be asked for. Keys, menus, the palette and the list of shortcuts all read it here. */
export type FrameCommand = {
  id: string;
  name: string;
  /** As they are written: "Ctrl Shift Z". The first is shown. */
  keys?: string[];
  /** Whether the keys are a screen's own, and do nothing elsewhere. */
  isOfScreen?: boolean;
  /** Further words it is found by. */
  words?: string;
  /** What it would act on: the step that Undo takes back. */
  detail?: (view: DocumentView) => string;
  isEnabled?: (view: DocumentView) => boolean;
  run: (frame: Frame) => void;
};

const hasPartners = (view: DocumentView) => view.partner_count > 0;

const working: FrameCommand[] = [
  { id: "import", name: "Import files…", keys: ["Ctrl I"], words: "roster accounts overlap spreadsheet csv excel load", run: (frame) => void frame.import() },
  { id: "import-folder", name: "Import a folder of files…", words: "partner account lists several directory", run: (frame) => void frame.importFolder() },
  {
    id: "next-finding",
    name: "Next finding",
    keys: ["F"],
    isOfScreen: true,
    words: "gap problem map",
    detail: (view) => (view.finding_count > 0 ? `${view.finding_count} open` : ""),
    isEnabled: (view) => view.finding_count > 0,
    run: (frame) => {
      frame.go("map");
      frame.look.asked = "next-finding";
    },
  },
  { id: "add-partner", name: "Add a partner…", words: "new create", run: (frame) => (frame.over = "add-partner") },
];

const going: FrameCommand[] = [
  ...screens.map(({ screen, name }, index) => ({ id: screen, name: `Go to ${name}`, keys: [String(index + 1)], words: "screen view show", run: (frame: Frame) => frame.go(screen) })),
  { id: "joint-plan", name: "Joint plan", words: "joint target accounts pipeline review stage owner next step", run: (frame) => frame.showAccounts("plan") },
  { id: "matches", name: "Matches to review", words: "same company match accounts doubtful", run: (frame) => frame.showAccounts("matches") },
  { id: "scorecard", name: "Partner scorecard", words: "deals rank compare pipeline win rate cycle velocity", run: (frame) => frame.showDeals("scorecard") },
  { id: "network", name: "Network headline", words: "deals ecosystem influenced revenue bridge", run: (frame) => frame.showDeals("network") },
  { id: "comparison", name: "Partner or not", words: "deals compare sourced win rate retention lifetime proof", run: (frame) => frame.showDeals("comparison") },
  { id: "criteria", name: "Criteria", words: "review rules promote demote sunset write sign", run: (frame) => frame.showReview("criteria") },
  { id: "scenarios", name: "Scenarios", words: "review plan compare", run: (frame) => frame.showReview("scenarios") },
  { id: "audit", name: "Audit", words: "review who decided when evidence log", run: (frame) => frame.showReview("audit") },
  { id: "settings", name: "Settings", keys: ["Ctrl ,"], words: "preferences options configure", run: (frame) => frame.go("settings") },
];

const stepping: FrameCommand[] = [
  { id: "undo", name: "Undo", keys: ["Ctrl Z"], words: "back revert", detail: (view) => view.undo ?? "", isEnabled: (view) => view.undo !== null, run: (frame) => void frame.undo() },
  { id: "redo", name: "Redo", keys: ["Ctrl Shift Z", "Ctrl Y"], words: "again repeat", detail: (view) => view.redo ?? "", isEnabled: (view) => view.redo !== null, run: (frame) => void frame.redo() },
  { id: "history", name: "History", keys: ["Ctrl H"], words: "changes steps log", run: (frame) => (frame.isHistoryShown ? (frame.isHistoryShown = false) : frame.showHistory()) },
];

const exporting: FrameCommand[] = formats.map(({ format, label }) => ({
  id: `export-${format}`,
  name: format === "plan" ? "Export the plan workbook" : `Export the read-out: ${label}`,
  words: format === "plan" ? "finance excel investment decisions audit save" : "slides pictures save board",
  isEnabled: hasPartners,
  run: (frame: Frame) => void frame.export(format),
}));

const keeping: FrameCommand[] = [
  { id: "new", name: "New document…", keys: ["Ctrl N"], words: "create", run: (frame) => void frame.open(commands.documentNew) },
  { id: "open", name: "Open a document…", keys: ["Ctrl O"], words: "file load", run: (frame) => void frame.open(commands.documentOpen) },
  { id: "save-as", name: "Save as…", keys: ["Ctrl Shift S"], words: "copy file", run: (frame) => void frame.try(commands.documentSaveAs) },
  { id: "recovery", name: "Earlier states…", words: "recover backup damaged restore version", run: (frame) => (frame.over = "recovery") },
  { id: "rename", name: "Rename the document", words: "title", run: (frame) => (frame.isRenaming = true) },
  { id: "demo", name: "Open the example", words: "demo sample", run: (frame) => void frame.open(commands.documentDemo) },
  { id: "two-quarters-after", name: "Save the example's next two quarters…", words: "demo sample workbook import later", run: (frame) => void frame.saveTwoQuartersAfter() },
];

const setting: FrameCommand[] = sections.map(({ section, name, words }) => ({
  id: `settings-${section}`,
  name: `Settings: ${name}`,
  words,
  run: (frame: Frame) => frame.showSettings(section as SettingsSection),
}));

const searching: FrameCommand[] = [{ id: "palette", name: "Search or run a command", keys: ["Ctrl K"], run: (frame) => (frame.over = "palette") }];

const helping: FrameCommand[] = [
  { id: "shortcuts", name: "Keyboard shortcuts", keys: ["?"], words: "help keys", run: (frame) => (frame.over = "shortcuts") },
  { id: "about", name: "About Trellis", words: "version licence license dependencies open source privacy help", run: (frame) => (frame.over = "about") },
];

/** The most useful first. */
export const frameCommands: FrameCommand[] = [...searching, ...working, ...going, ...stepping, ...exporting, ...keeping, ...setting, ...helping];

export function commandOf(id: string): FrameCommand {
  const found = frameCommands.find((command) => command.id === id);
  if (!found) throw new Error(`There is no command ${id}.`);
  return found;
}

/** The command the frame runs for these caps. */
export function commandFor(caps: string): FrameCommand | null {
  return frameCommands.find((command) => !command.isOfScreen && command.keys?.includes(caps)) ?? null;
}

export function isEnabled(command: FrameCommand, view: DocumentView): boolean {
  return command.isEnabled?.(view) ?? true;
}
