use trellis_core::Result;
use trellis_core::api::conflicts::{self, ConflictsView, RegistrationDecision, RulingRequest, Submission};
use trellis_core::api::deals::{DealView, DealsView};
use trellis_core::api::document::Changed;
use trellis_core::api::led::{self, AxisStatement, LedView};
use trellis_core::api::listing::{ListPageRequest, ListRequest, ListRow};
use trellis_core::api::mdf::{self, MdfEdit, MdfView};
use trellis_core::api::measures::{MeasuresRequest, MeasuresView};
use trellis_core::api::scorecard::{ScorecardRequest, ScorecardView};

use super::{DeskState, work};

#[tauri::command]
#[specta::specta]
pub async fn deals(desk: DeskState<'_>, request: ListRequest) -> Result<DealsView> {
    work(desk, move |desk| desk.views()?.deals(&request)).await
}

#[tauri::command]
#[specta::specta]
pub async fn deals_page(desk: DeskState<'_>, request: ListPageRequest) -> Result<Vec<ListRow>> {
    work(desk, move |desk| desk.views()?.deals_page(&request)).await
}

#[tauri::command]
#[specta::specta]
pub async fn deal(desk: DeskState<'_>, id: u32) -> Result<DealView> {
    work(desk, move |desk| desk.views()?.deal(id)).await
}

#[tauri::command]
#[specta::specta]
pub async fn measures(desk: DeskState<'_>, request: MeasuresRequest) -> Result<MeasuresView> {
    work(desk, move |desk| Ok(desk.views()?.measures(request))).await
}

/// What partners led of what they were involved in, over so many quarters.
#[tauri::command]
#[specta::specta]
pub async fn led(desk: DeskState<'_>, quarters: u32) -> Result<LedView> {
    work(desk, move |desk| Ok(desk.views()?.led(quarters))).await
}

/// States an axis of a deal, or of all deals shown.
#[tauri::command]
#[specta::specta]
pub async fn state_axis(desk: DeskState<'_>, statement: AxisStatement) -> Result<Changed> {
    work(desk, move |desk| {
        let views = desk.views()?;
        Ok(desk.changed(led::state_axis(&desk.document(), &views, &statement)?))
    })
    .await
}

/// Who is in whose way on an account, and the registrations nobody has decided.
#[tauri::command]
#[specta::specta]
pub async fn conflicts(desk: DeskState<'_>) -> Result<ConflictsView> {
    work(desk, move |desk| Ok(desk.views()?.conflicts())).await
}

/// The ledger of marketing money over so many quarters.
#[tauri::command]
#[specta::specta]
pub async fn mdf(desk: DeskState<'_>, quarters: u32) -> Result<MdfView> {
    work(desk, move |desk| Ok(desk.views()?.mdf(quarters))).await
}

/// Writes an activity of the ledger: a new one, or one that stands.
#[tauri::command]
#[specta::specta]
pub async fn put_mdf(desk: DeskState<'_>, edit: MdfEdit) -> Result<Changed> {
    work(desk, move |desk| Ok(desk.changed(mdf::put_mdf(&desk.document(), &edit)?))).await
}

/// Takes an activity out of the ledger.
#[tauri::command]
#[specta::specta]
pub async fn remove_mdf(desk: DeskState<'_>, id: u32) -> Result<Changed> {
    work(desk, move |desk| Ok(desk.changed(mdf::remove_mdf(&desk.document(), id)?))).await
}

/// Registers a deal for a partner.
#[tauri::command]
#[specta::specta]
pub async fn submit_registration(desk: DeskState<'_>, submission: Submission) -> Result<Changed> {
    work(desk, move |desk| Ok(desk.changed(conflicts::submit_registration(&desk.document(), &submission)?))).await
}

/// Approves or rejects a partner's registration of a deal.
#[tauri::command]
#[specta::specta]
pub async fn decide_registration(desk: DeskState<'_>, decision: RegistrationDecision) -> Result<Changed> {
    work(desk, move |desk| Ok(desk.changed(conflicts::decide_registration(&desk.document(), &decision)?))).await
}

/// Rules who may go on with an account.
#[tauri::command]
#[specta::specta]
pub async fn rule_conflict(desk: DeskState<'_>, ruling: RulingRequest) -> Result<Changed> {
    work(desk, move |desk| Ok(desk.changed(conflicts::rule_conflict(&desk.document(), &ruling)?))).await
}

/// Takes the ruling on an account back.
#[tauri::command]
#[specta::specta]
pub async fn withdraw_ruling(desk: DeskState<'_>, account: u32) -> Result<Changed> {
    work(desk, move |desk| Ok(desk.changed(conflicts::withdraw_ruling(&desk.document(), account)?))).await
}

#[tauri::command]
#[specta::specta]
pub async fn scorecard(desk: DeskState<'_>, request: ScorecardRequest) -> Result<ScorecardView> {
    work(desk, move |desk| desk.views()?.scorecard(&request)).await
}
