//! What the shell tells the window without being asked.

use serde::{Deserialize, Serialize};
use specta::Type;
use tauri_specta::Event;
use trellis_core::api::document::Changed;

/// The document changed; screens refresh what the topics concern.
#[derive(Clone, Serialize, Type, Event)]
#[tauri_specta(event_name = "changed")]
pub struct ChangedEvent(pub Changed);

/// How far a job is.
#[derive(Clone, Serialize, Type, Event)]
#[tauri_specta(event_name = "progress")]
pub struct ProgressEvent(pub trellis_core::Progress);

/// Files were dropped on the window and wait in the import queue.
#[derive(Clone, Serialize, Deserialize, Type, Event)]
pub struct FilesDropped {
    pub count: u32,
}

/// Another document is in the window: everything is fetched again.
#[derive(Clone, Serialize, Deserialize, Type, Event)]
pub struct DocumentOpened;
