use trellis_core::Result;
use trellis_core::api::attribution::{self, SignAttribution};
use trellis_core::api::document::Changed;
use trellis_core::api::settings::{self, SettingChange, SettingEffect, SettingsView};

use super::{DeskState, work};

#[tauri::command]
#[specta::specta]
pub async fn settings(desk: DeskState<'_>) -> Result<SettingsView> {
    work(desk, |desk| desk.views()?.settings()).await
}

/// What a change would do, before it is done.
#[tauri::command]
#[specta::specta]
pub async fn preview_setting(desk: DeskState<'_>, change: SettingChange) -> Result<SettingEffect> {
    work(desk, move |desk| settings::preview_setting(&desk.document(), &change)).await
}

#[tauri::command]
#[specta::specta]
pub async fn change_setting(desk: DeskState<'_>, change: SettingChange) -> Result<Changed> {
    super::change(desk, move |document| settings::change_setting(document, &change)).await
}

/// Signs the newest version of the attribution rule; that cannot be undone.
#[tauri::command]
#[specta::specta]
pub async fn sign_attribution(desk: DeskState<'_>, request: SignAttribution) -> Result<Changed> {
    super::change(desk, move |document| attribution::sign_attribution(document, &request)).await
}
