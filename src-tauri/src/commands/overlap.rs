use tauri::ipc::Response;
use trellis_core::Result;
use trellis_core::api::co_presence::{CoPresenceRequest, CoPresenceView, PairAccount, PairRequest, PairView};
use trellis_core::api::overlap::{CellAccount, CellRequest, OverlapCellView, OverlapRequest, OverlapView};

use super::{DeskState, work};

#[tauri::command]
#[specta::specta]
pub async fn overlap(desk: DeskState<'_>, request: OverlapRequest) -> Result<OverlapView> {
    work(desk, move |desk| {
        let (views, is_updating) = desk.overlap_views()?;
        Ok(OverlapView { is_updating, ..views.overlap(&request) })
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn overlap_cell(desk: DeskState<'_>, request: CellRequest) -> Result<OverlapCellView> {
    work(desk, move |desk| desk.overlap_views()?.0.overlap_cell(request)).await
}

#[tauri::command]
#[specta::specta]
pub async fn overlap_accounts(desk: DeskState<'_>, request: CellRequest) -> Result<Vec<CellAccount>> {
    work(desk, move |desk| desk.overlap_views()?.0.accounts_of_cell(request)).await
}

#[tauri::command]
#[specta::specta]
pub async fn co_presence(desk: DeskState<'_>, request: CoPresenceRequest) -> Result<CoPresenceView> {
    work(desk, move |desk| {
        let (views, is_updating) = desk.overlap_views()?;
        Ok(CoPresenceView { is_updating, ..views.co_presence(&request) })
    })
    .await
}

#[tauri::command]
#[specta::specta]
pub async fn co_presence_pair(desk: DeskState<'_>, request: PairRequest) -> Result<PairView> {
    work(desk, move |desk| desk.overlap_views()?.0.co_presence_pair(request)).await
}

#[tauri::command]
#[specta::specta]
pub async fn co_presence_accounts(desk: DeskState<'_>, request: PairRequest) -> Result<Vec<PairAccount>> {
    work(desk, move |desk| desk.overlap_views()?.0.accounts_of_pair(request)).await
}

/// The cells of the matrix, as bytes.
#[tauri::command]
pub async fn co_presence_cells(desk: DeskState<'_>, request: CoPresenceRequest) -> Result<Response> {
    work(desk, move |desk| Ok(Response::new(desk.overlap_views()?.0.co_presence_cells(&request)))).await
}
