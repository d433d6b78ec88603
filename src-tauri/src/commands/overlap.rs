use trellis_core::Result;
use trellis_core::api::overlap::{CellAccount, CellRequest, OverlapCellView, OverlapView};

use super::{DeskState, work};

#[tauri::command]
#[specta::specta]
pub async fn overlap(desk: DeskState<'_>) -> Result<OverlapView> {
    work(desk, |desk| Ok(desk.views()?.overlap())).await
}

#[tauri::command]
#[specta::specta]
pub async fn overlap_cell(desk: DeskState<'_>, request: CellRequest) -> Result<OverlapCellView> {
    work(desk, move |desk| desk.views()?.overlap_cell(request)).await
}

#[tauri::command]
#[specta::specta]
pub async fn overlap_accounts(desk: DeskState<'_>, request: CellRequest) -> Result<Vec<CellAccount>> {
    work(desk, move |desk| desk.views()?.accounts_of_cell(request)).await
}
