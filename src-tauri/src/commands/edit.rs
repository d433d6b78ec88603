use trellis_core::Result;
use trellis_core::api::document::Changed;
use trellis_core::api::edit::{
    self, AddedPartner, EditLists, EditReport, EditRequest, FieldKey, MergePreview, MergeRequest, MovePreview,
    MoveRequest,
};
use trellis_core::api::partners::{PartnersRequest, PartnersView};
use trellis_core::api::search::SearchHit;

use super::{DeskState, change, work};

#[tauri::command]
#[specta::specta]
pub async fn edit_lists(desk: DeskState<'_>) -> Result<EditLists> {
    work(desk, |desk| Ok(desk.views()?.edit_lists())).await
}

/// Rewrites cells of partners in one step. What changed is passed on also when some cells were refused.
#[tauri::command]
#[specta::specta]
pub async fn edit_partners(desk: DeskState<'_>, request: EditRequest) -> Result<EditReport> {
    work(desk, move |desk| {
        let report = edit::edit_partners(&desk.document(), &request)?;
        if let Some(changed) = &report.changed {
            desk.changed(changed.clone());
        }
        Ok(report)
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn preview_move(desk: DeskState<'_>, request: MoveRequest) -> Result<MovePreview> {
    work(desk, move |desk| desk.views()?.preview_move(request)).await
}

#[tauri::command]
#[specta::specta]
pub async fn move_partner(desk: DeskState<'_>, request: MoveRequest) -> Result<Changed> {
    change(desk, move |document| edit::move_partner(document, request)).await
}

#[tauri::command]
#[specta::specta]
pub async fn add_partner(desk: DeskState<'_>, name: String) -> Result<AddedPartner> {
    work(desk, move |desk| {
        let added = edit::add_partner(&desk.document(), &name)?;
        desk.changed(added.changed.clone());
        Ok(added)
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn remove_partners(desk: DeskState<'_>, partners: Vec<u32>) -> Result<Changed> {
    change(desk, move |document| edit::remove_partners(document, &partners)).await
}

#[tauri::command]
#[specta::specta]
pub async fn preview_merge(desk: DeskState<'_>, request: MergeRequest) -> Result<MergePreview> {
    work(desk, move |desk| desk.views()?.preview_merge(&desk.document(), request)).await
}

#[tauri::command]
#[specta::specta]
pub async fn merge_partners(desk: DeskState<'_>, request: MergeRequest) -> Result<Changed> {
    change(desk, move |document| edit::merge_partners(document, request)).await
}

/// Cells as tab-separated text for a spreadsheet, a row a partner.
#[tauri::command]
#[specta::specta]
pub async fn copy_cells(desk: DeskState<'_>, partners: Vec<u32>, fields: Vec<FieldKey>) -> Result<String> {
    work(desk, move |desk| Ok(desk.views()?.copy_cells(&partners, &fields))).await
}

#[tauri::command]
#[specta::specta]
pub async fn partners(desk: DeskState<'_>, request: PartnersRequest) -> Result<PartnersView> {
    work(desk, move |desk| desk.views()?.partners(&request)).await
}

#[tauri::command]
#[specta::specta]
pub async fn search(desk: DeskState<'_>, text: String) -> Result<Vec<SearchHit>> {
    work(desk, move |desk| Ok(desk.views()?.search(&text))).await
}
