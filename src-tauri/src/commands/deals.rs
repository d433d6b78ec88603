use trellis_core::Result;
use trellis_core::api::deals::{DealView, DealsView};
use trellis_core::api::listing::{ListPageRequest, ListRequest, ListRow};
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

#[tauri::command]
#[specta::specta]
pub async fn scorecard(desk: DeskState<'_>, request: ScorecardRequest) -> Result<ScorecardView> {
    work(desk, move |desk| desk.views()?.scorecard(&request)).await
}
