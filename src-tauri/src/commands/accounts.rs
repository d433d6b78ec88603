use trellis_core::Result;
use trellis_core::api::account::AccountView;
use trellis_core::api::accounts::AccountsView;
use trellis_core::api::document::Changed;
use trellis_core::api::duplicates::{self, DuplicateRequest, DuplicatesView};
use trellis_core::api::edit;
use trellis_core::api::joint_plan::{self, JointPlanRequest, JointPlanView, JointTargetEdit};
use trellis_core::api::listing::{ListPageRequest, ListRequest, ListRow};
use trellis_core::api::matches::{self, MatchDecisionRequest, MatchesRequest, MatchesView};
use trellis_core::api::target_list::{TargetListRequest, TargetListView};

use super::{DeskState, change, work};

#[tauri::command]
#[specta::specta]
pub async fn accounts(desk: DeskState<'_>, request: ListRequest) -> Result<AccountsView> {
    work(desk, move |desk| desk.views()?.accounts(&request)).await
}

#[tauri::command]
#[specta::specta]
pub async fn accounts_page(desk: DeskState<'_>, request: ListPageRequest) -> Result<Vec<ListRow>> {
    work(desk, move |desk| desk.views()?.accounts_page(&request)).await
}

#[tauri::command]
#[specta::specta]
pub async fn account(desk: DeskState<'_>, id: u32) -> Result<AccountView> {
    work(desk, move |desk| desk.views()?.account(&desk.document(), id)).await
}

/// Puts an account on a partner's joint target account list of the review quarter, or takes it off.
#[tauri::command]
#[specta::specta]
pub async fn set_joint_target(desk: DeskState<'_>, partner: u32, account: u32, is_on: bool) -> Result<Changed> {
    change(desk, move |document| edit::set_joint_target(document, partner, account, is_on)).await
}

#[tauri::command]
#[specta::specta]
pub async fn edit_joint_target(desk: DeskState<'_>, edit: JointTargetEdit) -> Result<Changed> {
    change(desk, move |document| joint_plan::edit_joint_target(document, &edit)).await
}

#[tauri::command]
#[specta::specta]
pub async fn joint_plan(desk: DeskState<'_>, request: JointPlanRequest) -> Result<JointPlanView> {
    work(desk, move |desk| Ok(desk.views()?.joint_plan(&request))).await
}

#[tauri::command]
#[specta::specta]
pub async fn target_list(desk: DeskState<'_>, request: TargetListRequest) -> Result<TargetListView> {
    work(desk, move |desk| desk.views()?.target_list(request)).await
}

#[tauri::command]
#[specta::specta]
pub async fn matches(desk: DeskState<'_>, request: MatchesRequest) -> Result<MatchesView> {
    work(desk, move |desk| matches::matches(&desk.document(), &request)).await
}

/// Says that an account on a partner's list is one of ours, or is not.
#[tauri::command]
#[specta::specta]
pub async fn decide_match(desk: DeskState<'_>, decision: MatchDecisionRequest) -> Result<Changed> {
    change(desk, move |document| matches::decide_match(document, decision)).await
}

/// A page of the host accounts that may be one company. Looking for them takes seconds in a long list: it is a job.
#[tauri::command]
#[specta::specta]
pub async fn account_duplicates(desk: DeskState<'_>, offset: u32) -> Result<DuplicatesView> {
    work(desk, move |desk| {
        let (views, job) = (desk.views()?, desk.start_job());
        let found = views.duplicates(offset, &job);
        desk.end_job(&job);
        found
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn merge_accounts(desk: DeskState<'_>, request: DuplicateRequest) -> Result<Changed> {
    change(desk, move |document| duplicates::merge_accounts(document, request)).await
}

#[tauri::command]
#[specta::specta]
pub async fn tell_accounts_apart(desk: DeskState<'_>, request: DuplicateRequest) -> Result<Changed> {
    change(desk, move |document| duplicates::tell_apart(document, request)).await
}
