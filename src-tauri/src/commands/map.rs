use trellis_core::Result;
use trellis_core::api::map::MapView;
use trellis_core::api::partner::PartnerView;

use super::{DeskState, work};

#[tauri::command]
#[specta::specta]
pub async fn map(desk: DeskState<'_>) -> Result<MapView> {
    work(desk, |desk| Ok(desk.views()?.map())).await
}

#[tauri::command]
#[specta::specta]
pub async fn partner(desk: DeskState<'_>, id: u32) -> Result<PartnerView> {
    work(desk, move |desk| desk.views()?.partner(id)).await
}
