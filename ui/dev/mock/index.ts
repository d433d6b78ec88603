import { emit } from "@tauri-apps/api/event";
import { mockIPC } from "@tauri-apps/api/mocks";
import { guessed } from "../../src/import/choices";
import type { CellRequest, ImportChoices, MatchDecisionRequest, OverlapRequest } from "../../src/ipc/bindings";
import { accountAnswers, isOnPage } from "./account";
import { accountsAnswers } from "./accounts";
import { coPresenceAnswers } from "./co_presence";
import { conflictsAnswers } from "./conflicts";
import { dealsAnswers } from "./deals";
import { announce, documentAnswers, documentView, quarters, recent, state, step } from "./document";
import { editing } from "./editing";
import { preview } from "./imports";
import { mapView, partnerView } from "./map";
import { problemPage } from "./mess";
import { matchesAnswers } from "./matches";
import { attributionAnswers } from "./attribution";
import { ledAnswers } from "./led";
import { mdfAnswers } from "./mdf";
import { measuresAnswers } from "./measures";
import { jointPlanAnswers } from "./joint_plan";
import { targetListAnswers } from "./target_list";
import { moving } from "./moving";
import { accounts, overlapCell, overlapView } from "./overlap";
import { query } from "./partners";
import { readoutView, slidePicture } from "./readout";
import { scorecardAnswers } from "./scorecard";
import { searchAnswers } from "./search";
import { settingsAnswers } from "./settings";
import { tableAnswers } from "./table";

type Args = Record<string, unknown>;

let queued = 0;
let position = 0;

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function reopen(isEmpty: boolean): Promise<boolean> {
  state.isEmpty = isEmpty;
  await emit("document-opened", null);
  return true;
}

async function apply() {
  const milliseconds = Number(query.get("slow") ?? 0);
  for (let done = 0; done < milliseconds; done += 100) {
    await emit("progress", { job: 1, label: "Reading rows", done: done * 20, total: milliseconds * 20, finished: false });
    await wait(100);
  }
  await emit("progress", { job: 1, label: "", done: 0, total: null, finished: true });
  state.isEmpty = false;
  await announce(step("Imported 90 partners from roster_q2_final.xlsx", "partners", "document", "facts"));
  return { kind: "roster", sentence: "Imported 90 partners from roster_q2_final.xlsx", rows: 93, added: 71, updated: 19, unchanged: 0, skipped: 3 };
}

const answers: Record<string, (args: Args) => unknown> = {
  document_state: () => {
    if (query.has("broken")) throw { code: "failed", message: "The file northfold.trellis is damaged. A copy of yesterday is kept beside it." };
    return documentView();
  },
  document_new: () => reopen(true),
  document_open: () => {
    throw { code: "failed", message: "notes.txt is not a Trellis document." };
  },
  document_open_recent: () => reopen(false),
  document_save_as: () => true,
  recovery_offers: () => ({
    name: "Northfold partner map",
    is_damaged: query.has("damaged"),
    states: ["2 July 2026", "1 July 2026", "29 June 2026"].map((day) => ({ day, time: "09:12", size: "2.2 MB" })),
    set_aside: query.has("damaged") ? [{ day: "2 July 2026", time: "11:47", size: "2.3 MB" }] : [],
  }),
  open_kept_state: () => reopen(false),
  forget_damaged: () => null,
  recover_set_aside: () => ({ sentence: "Recovered 24,630 rows of Northfold partner map. All of it could be read.", losses: [] }),
  recover_document: () => ({ sentence: "Recovered 24,629 rows of Northfold partner map. All of it could be read.", losses: [] }),
  document_demo: () => reopen(false),
  save_two_quarters_after: () => true,
  recent_documents: recent,
  document_rename: ({ name }) => {
    state.name = String(name);
    return announce(step(`Renamed the document to ${state.name}`, "document"));
  },
  set_review_quarter: ({ firstDay }) => {
    state.review = quarters.find((quarter) => quarter.first_day === firstDay) ?? state.review;
    return announce(step(`Review quarter set to ${state.review.label}`, "document", "facts", "overlap"));
  },
  ...documentAnswers,
  ...settingsAnswers,
  ...searchAnswers,
  ...accountAnswers,
  ...accountsAnswers,
  ...conflictsAnswers,
  ...dealsAnswers,
  ...attributionAnswers,
  ...ledAnswers,
  ...mdfAnswers,
  ...measuresAnswers,
  ...scorecardAnswers,
  ...jointPlanAnswers,
  ...targetListAnswers,
  resolve_changed_elsewhere: () => null,
  map: mapView,
  partner: ({ id }) => partnerView(Number(id)),
  overlap: ({ request }) => overlapView(request as OverlapRequest),
  overlap_cell: ({ request }) => overlapCell(request as CellRequest),
  overlap_accounts: ({ request }) => accounts(request as CellRequest, overlapCell(request as CellRequest).account_count),
  ...coPresenceAnswers,
  ...editing,
  ...tableAnswers,
  ...moving,
  import_pick: () => {
    queued = Number(query.get("files") ?? 1);
    position = 0;
    return true;
  },
  import_pick_folder: () => {
    queued = 3;
    position = 0;
    return true;
  },
  import_next: () => {
    if (query.has("unreadable") && position === 0) {
      position += 1;
      throw { code: "failed", message: "report.pdf is not a spreadsheet: choose an .xlsx, .xls, .ods or .csv file." };
    }
    if (position >= queued) return null;
    position += 1;
    return { position, of: queued, choices: guessed, preview: preview(guessed) };
  },
  import_preview: ({ choices }) => preview(choices as ImportChoices),
  import_apply: apply,
  import_problems: () => !query.has("cancelled"),
  import_problem_page: ({ reason, offset }) => problemPage(reason as string | null, Number(offset)),
  import_skip: () => null,
  import_cancel: () => {
    queued = 0;
    return null;
  },
  readout: readoutView,
  copy_slide: () => null,
  export_deck: async () => {
    await wait(400);
    return { sentence: "5 slides written to Northfold partner map, Q2 2026.pdf", files: ["Northfold partner map, Q2 2026.pdf"] };
  },
  export_in_template: async () => ({ sentence: "5 slides written to Northfold partner map, Q2 2026.pptx", files: ["Northfold partner map, Q2 2026.pptx"] }),
  export_pictures: async () => {
    await wait(400);
    return { sentence: "5 slides written to Read-outs", files: ["1-tier-1-map.png", "2-overlap-density-1.png"] };
  },
  ...matchesAnswers,
  decide_match: (args) => (isOnPage(args.decision as MatchDecisionRequest) ? accountAnswers : matchesAnswers).decide_match!(args),
  slide_picture: ({ index, width }) => slidePicture(Number(index), Number(width)),
};

mockIPC(
  (command, args) => {
    const answer = answers[command];
    if (!answer) throw new Error(`The mock has no ${command}`);
    return answer((args ?? {}) as Args);
  },
  { shouldMockEvents: true },
);
