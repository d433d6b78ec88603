import type { Acting } from "../app/acting";
import { commands, type Finding } from "../ipc";
import { nextStep, wayOf } from "./follow";

/** What following a finding needs of the screen it stands on. */
export type Hands = {
  select: (partner: number) => void;
  list: (finding: Finding) => void;
  move: (partner: number) => void;
};

/** Goes where the action of a finding leads, or does it. */
export async function follow(acting: Acting, hands: Hands, finding: Finding, partner?: number): Promise<void> {
  const way = wayOf(finding, partner);
  switch (way.to) {
    case "list":
      return hands.list(finding);
    case "place":
      hands.select(way.partner);
      return hands.move(way.partner);
    case "field":
      hands.select(way.partner);
      acting.look.editing = way.field;
      return;
    case "settings":
      return acting.showSettings(way.section);
    case "scorecard":
      acting.look.dealsTab = "scorecard";
      acting.look.screen = "deals";
      return;
    case "review":
      acting.look.screen = "review";
      return;
    case "import":
      return acting.import();
    case "next_review_step":
      await acting.change(async () => commands.changeSetting({ change: "review_step", step: nextStep(await commands.settings()) }));
  }
}
