import type { Acting } from "../../app/acting";
import type { Live } from "../../app/live.svelte";
import { commands, type MapView } from "../../ipc";
import type { Pointing } from "../pointing.svelte";
import type { Doors } from "./moving.svelte";

/** Moves partners of the document, seen on this map: a move has ended when the map was read again. */
export function doors(acting: Acting, pointing: Pointing, map: Live<MapView>): Doors {
  return {
    preview: commands.previewMove,
    async move(request) {
      pointing.show(request.partner);
      const isMoved = await acting.change(() => commands.movePartner(request));
      if (isMoved) await map.settled();
      return isMoved;
    },
  };
}
