import { commands, type CoPresenceRequest, type CoPresenceView } from "../ipc";
import { readCells, type CoPresenceCells } from "./cells";

/** The matrix whole: its rows and columns, and the cells of the same state of the document. */
export type CoPresence = { view: CoPresenceView; cells: CoPresenceCells };

/** How often both are asked for again when a change came between the two answers. */
const TRIES = 8;

/** Asks for both halves of the matrix until they are of one state. Throws when the document does not come to rest. */
export async function askCoPresence(request: CoPresenceRequest): Promise<CoPresence> {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const [view, buffer] = await Promise.all([commands.coPresence(request), commands.coPresenceCells(request)]);
    const cells = readCells(buffer);
    if (cells.revision === view.revision && cells.count === view.partners.length) return { view, cells };
  }
  throw new Error("The document changes faster than the matrix can be read.");
}
