use trellis_core::Result;
use trellis_core::api::document::Changed;
use trellis_core::api::readout::ExportReport;
use trellis_core::api::review::{
    self, AllocationEdit, AuditLine, CriteriaEdit, CriteriaView, DecisionRequest, EnvelopeEdit, InvestmentView,
    MovedRequest, MovedView, ReallocationRequest, ReviewView, RulePreview, ScenarioEdit, ScenariosView, SignRequest,
    SuggestionView, WithdrawRequest,
};

use super::{DeskState, change, work};
use crate::dialogs::NewFile;

/// The review of the review quarter by a scenario, or by the plan.
#[tauri::command]
#[specta::specta]
pub async fn review(desk: DeskState<'_>, scenario: Option<u32>) -> Result<ReviewView> {
    work(desk, move |desk| desk.views()?.review(scenario)).await
}

/// What each partner has today and gets in a scenario.
#[tauri::command]
#[specta::specta]
pub async fn investment(desk: DeskState<'_>, scenario: Option<u32>) -> Result<InvestmentView> {
    work(desk, move |desk| desk.views()?.investment(scenario)).await
}

/// What the model suggests, and how far it was off before.
#[tauri::command]
#[specta::specta]
pub async fn suggestion(desk: DeskState<'_>, scenario: Option<u32>) -> Result<SuggestionView> {
    work(desk, move |desk| desk.views()?.suggestion(scenario)).await
}

#[tauri::command]
#[specta::specta]
pub async fn scenarios(desk: DeskState<'_>) -> Result<ScenariosView> {
    work(desk, move |desk| Ok(desk.views()?.scenarios())).await
}

/// What moved from one quarter to another, by default since the one frozen before, and what became of the last plan.
#[tauri::command]
#[specta::specta]
pub async fn moved(desk: DeskState<'_>, request: MovedRequest) -> Result<MovedView> {
    work(desk, move |desk| {
        let views = desk.views()?;
        review::moved_view(&desk.document(), views.snapshot(), views.book(), views.matrix(), &request)
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn criteria(desk: DeskState<'_>) -> Result<CriteriaView> {
    work(desk, move |desk| Ok(desk.views()?.criteria())).await
}

/// Asks for a file and writes the criteria that hold to it as one page; `None` when the dialog was cancelled.
#[tauri::command]
#[specta::specta]
pub async fn export_criteria(desk: DeskState<'_>) -> Result<Option<ExportReport>> {
    work(desk, |desk| {
        let snapshot = desk.document().snapshot()?;
        let suggested = &review::criteria_file_name(&snapshot);
        let (title, kind, extension) = ("Choose where the criteria are kept", "PDF", "pdf");
        let Some(path) = desk.dialogs.save_file(&NewFile { title, kind, extension, suggested }) else {
            return Ok(None);
        };
        review::export_criteria(&snapshot, &path).map(Some)
    })
    .await
}

/// What rules that are not stored yet would do today.
#[tauri::command]
#[specta::specta]
pub async fn preview_criteria(desk: DeskState<'_>, edit: CriteriaEdit) -> Result<Vec<RulePreview>> {
    work(desk, move |desk| Ok(desk.views()?.preview_criteria(&edit))).await
}

#[tauri::command]
#[specta::specta]
pub async fn write_criteria(desk: DeskState<'_>, edit: CriteriaEdit) -> Result<Changed> {
    change(desk, move |document| review::write_criteria(document, &edit)).await
}

#[tauri::command]
#[specta::specta]
pub async fn sign_criteria(desk: DeskState<'_>, request: SignRequest) -> Result<Changed> {
    change(desk, move |document| review::sign_criteria(document, &request)).await
}

#[tauri::command]
#[specta::specta]
pub async fn decide(desk: DeskState<'_>, request: DecisionRequest) -> Result<Changed> {
    work(desk, move |desk| {
        let views = desk.views()?;
        let counted = (views.book(), views.matrix());
        Ok(desk.changed(review::decide(&desk.document(), counted, &request)?))
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn withdraw_decisions(desk: DeskState<'_>, request: WithdrawRequest) -> Result<Changed> {
    change(desk, move |document| review::withdraw(document, &request)).await
}

#[tauri::command]
#[specta::specta]
pub async fn allocate(desk: DeskState<'_>, edit: AllocationEdit) -> Result<Changed> {
    change(desk, move |document| review::allocate(document, &edit)).await
}

/// Changes many partners' shares by a rule.
#[tauri::command]
#[specta::specta]
pub async fn reallocate(desk: DeskState<'_>, scenario: Option<u32>, rule: ReallocationRequest) -> Result<Changed> {
    work(desk, move |desk| {
        let views = desk.views()?;
        let counted = (views.book(), views.matrix());
        Ok(desk.changed(review::reallocate(&desk.document(), counted, scenario, &rule)?))
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn set_envelope(desk: DeskState<'_>, edit: EnvelopeEdit) -> Result<Changed> {
    change(desk, move |document| review::set_envelope(document, &edit)).await
}

#[tauri::command]
#[specta::specta]
pub async fn change_scenario(desk: DeskState<'_>, edit: ScenarioEdit) -> Result<Changed> {
    change(desk, move |document| review::change_scenario(document, &edit)).await
}

/// Keeps the review quarter for good as it stands.
#[tauri::command]
#[specta::specta]
pub async fn freeze_quarter(desk: DeskState<'_>) -> Result<Changed> {
    change(desk, review::freeze).await
}

#[tauri::command]
#[specta::specta]
pub async fn sign_plan(desk: DeskState<'_>, request: SignRequest) -> Result<Changed> {
    change(desk, move |document| review::sign_plan(document, &request)).await
}

/// Writes the signed plan to the partners.
#[tauri::command]
#[specta::specta]
pub async fn apply_plan(desk: DeskState<'_>) -> Result<Changed> {
    change(desk, review::apply_plan).await
}

/// Who decided what, when, on which evidence.
#[tauri::command]
#[specta::specta]
pub async fn audit(desk: DeskState<'_>) -> Result<Vec<AuditLine>> {
    work(desk, move |desk| review::audit(&desk.document())).await
}
