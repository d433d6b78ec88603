//! The commands of the window: one file an area, one-line adapters to the core.

mod accounts;
mod deals;
mod document;
mod edit;
mod import;
mod map;
mod overlap;
mod readout;
mod recovery;
mod review;
mod settings;

use std::sync::Arc;

use tauri::State;
use tauri::ipc::Invoke;
use tauri_specta::{Builder, collect_commands, collect_events};
use trellis_core::api::document::Changed;
use trellis_core::store::Document;
use trellis_core::{Error, Result};

use crate::desk::Desk;
use crate::events::{ChangedEvent, DocumentOpened, FilesDropped, ProgressEvent};

/// Every command and event, for the window and for the generated types.
#[must_use]
#[expect(clippy::too_many_lines, reason = "it is a list, a line a command")]
pub fn builder() -> Builder<tauri::Wry> {
    Builder::<tauri::Wry>::new()
        .disable_serde_phases()
        .commands(collect_commands![
            document::document_state,
            document::document_new,
            document::document_open,
            document::document_open_recent,
            document::document_save_as,
            document::document_demo,
            document::save_two_quarters_after,
            document::recent_documents,
            document::document_rename,
            document::set_review_quarter,
            document::undo,
            document::redo,
            document::undo_to,
            document::undo_step,
            document::window_memory,
            document::remember_window,
            document::history,
            document::resolve_changed_elsewhere,
            recovery::recovery_offers,
            recovery::open_kept_state,
            recovery::recover_document,
            recovery::recover_set_aside,
            recovery::forget_damaged,
            map::map,
            map::partner,
            edit::edit_lists,
            edit::edit_partners,
            edit::preview_move,
            edit::move_partner,
            edit::add_partner,
            edit::remove_partners,
            edit::preview_merge,
            edit::merge_partners,
            edit::copy_cells,
            edit::partners,
            edit::search,
            settings::settings,
            settings::preview_setting,
            settings::change_setting,
            settings::sign_attribution,
            overlap::overlap,
            overlap::overlap_cell,
            overlap::overlap_accounts,
            overlap::co_presence,
            overlap::co_presence_pair,
            overlap::co_presence_accounts,
            accounts::accounts,
            accounts::accounts_page,
            accounts::account,
            accounts::set_joint_target,
            accounts::edit_joint_target,
            review::review,
            review::investment,
            review::suggestion,
            review::scenarios,
            review::moved,
            review::criteria,
            review::export_criteria,
            review::preview_criteria,
            review::write_criteria,
            review::sign_criteria,
            review::decide,
            review::withdraw_decisions,
            review::allocate,
            review::reallocate,
            review::set_envelope,
            review::change_scenario,
            review::freeze_quarter,
            review::sign_plan,
            review::apply_plan,
            review::audit,
            deals::deals,
            deals::deals_page,
            deals::deal,
            deals::measures,
            deals::led,
            deals::state_axis,
            deals::mdf,
            deals::put_mdf,
            deals::remove_mdf,
            deals::conflicts,
            deals::submit_registration,
            deals::decide_registration,
            deals::rule_conflict,
            deals::withdraw_ruling,
            deals::scorecard,
            accounts::joint_plan,
            accounts::target_list,
            accounts::matches,
            accounts::decide_match,
            accounts::account_duplicates,
            accounts::merge_accounts,
            accounts::tell_accounts_apart,
            import::import_pick,
            import::import_pick_folder,
            import::import_next,
            import::import_preview,
            import::import_problem_page,
            import::import_problems,
            import::import_apply,
            import::import_skip,
            import::import_cancel,
            readout::readout,
            readout::compose_deck,
            readout::copy_slide,
            readout::edit_look,
            readout::pick_logo,
            readout::export_deck,
            readout::export_in_template,
            readout::export_plan_book,
            readout::export_roster,
            readout::export_facts,
            readout::export_pictures,
            readout::cancel_job,
        ])
        .events(collect_events![ChangedEvent, ProgressEvent, FilesDropped, DocumentOpened])
}

/// What answers a call of the window.
pub type Handler = Box<dyn Fn(Invoke<tauri::Wry>) -> bool + Send + Sync>;

/// The commands that answer bytes.
const BYTES: [&str; 2] = ["slide_picture", "co_presence_cells"];

/// Answers the window: the typed commands, and those that answer bytes.
pub fn handler(builder: &Builder<tauri::Wry>) -> Handler {
    let typed = builder.invoke_handler();
    let bytes: Handler = Box::new(tauri::generate_handler![readout::slide_picture, overlap::co_presence_cells]);
    Box::new(move |invoke| if BYTES.contains(&invoke.message.command()) { bytes(invoke) } else { typed(invoke) })
}

/// The desk as a command gets it.
type DeskState<'a> = State<'a, Arc<Desk>>;

/// Runs `work` off the main thread.
async fn work<T: Send + 'static>(
    desk: DeskState<'_>,
    work: impl FnOnce(&Desk) -> Result<T> + Send + 'static,
) -> Result<T> {
    let desk = Arc::clone(&desk);
    let stopped = |_| Error::new("this stopped unexpectedly; nothing was changed, try again");
    tauri::async_runtime::spawn_blocking(move || work(&desk)).await.map_err(stopped)?
}

/// Changes the document and passes on what changed.
async fn change(
    desk: DeskState<'_>,
    change: impl FnOnce(&Document) -> Result<Changed> + Send + 'static,
) -> Result<Changed> {
    work(desk, |desk: &Desk| Ok(desk.changed(change(&desk.document())?))).await
}
