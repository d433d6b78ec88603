import type { Publishing } from "../ipc";

/** The one line of the top bar that says whether the file is up to date. */
export function publishingText(publishing: Publishing): string {
  switch (publishing.state) {
    case "published":
      return `Saved ${publishing.at}`;
    case "kept_here":
      return "Kept here, saving…";
    case "failing":
      return "Not saved to the file";
    case "changed_elsewhere":
      return "Changed elsewhere";
  }
}

/** What the line leaves out. */
export function publishingDetail(publishing: Publishing, folder: string): string {
  switch (publishing.state) {
    case "published":
      return `Every change is in the file in ${folder}.`;
    case "kept_here":
      return "Every change is safe on this machine and is being written to the file.";
    case "failing":
      return `${publishing.reason} Every change is kept on this machine, and saving is tried again by itself.`;
    case "changed_elsewhere":
      return "Someone else changed the file. Nothing is overwritten without asking.";
  }
}
