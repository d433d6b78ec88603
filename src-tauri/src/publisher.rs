use std::sync::{Arc, Weak};
use std::time::Duration;

use trellis_core::Code;
use trellis_core::api::document::Publishing;

use crate::desk::Desk;

/// How long the document must be quiet before it is published; a large one waits in proportion to what that costs.
const QUIET: Duration = Duration::from_millis(1500);
const COST_FACTOR: u32 = 10;
/// How long after a failed attempt the next is made, also when nothing changed.
const RETRY: Duration = Duration::from_secs(20);
/// How often a second launch's wish to see this window is looked for.
const ATTENTION: Duration = Duration::from_millis(400);

/// Publishes after quiet moments, off the main thread, for as long as the window lives.
pub fn start(desk: &Arc<Desk>) {
    tauri::async_runtime::spawn(publish_after_quiet(Arc::downgrade(desk)));
    tauri::async_runtime::spawn(answer_attention(Arc::downgrade(desk)));
}

async fn publish_after_quiet(desk: Weak<Desk>) {
    let mut quiet = QUIET;
    while let Some(desk) = desk.upgrade() {
        if matches!(desk.publishing(), Publishing::Failing { .. }) {
            let _ = tokio::time::timeout(RETRY, desk.committed.notified()).await;
        } else {
            desk.committed.notified().await;
        }
        while tokio::time::timeout(quiet, desk.committed.notified()).await.is_ok() {}
        let working = Arc::clone(&desk);
        let cost = tauri::async_runtime::spawn_blocking(move || {
            let begun = std::time::Instant::now();
            publish(&working);
            begun.elapsed()
        });
        quiet = QUIET.max(cost.await.unwrap_or_default() * COST_FACTOR);
    }
}

/// Publishes now and tells the window how it went.
pub fn publish(desk: &Desk) {
    let document = desk.document();
    let state = match document.publish() {
        Ok(()) => {
            let environment = document.environment();
            return desk.published(environment.time_of_day(environment.now()));
        }
        Err(error) if error.code == Code::ChangedElsewhere => Publishing::ChangedElsewhere,
        Err(error) => Publishing::Failing { reason: error.message },
    };
    desk.set_publishing(state);
}

async fn answer_attention(desk: Weak<Desk>) {
    while let Some(desk) = desk.upgrade() {
        if desk.document().attention_was_asked() {
            desk.show_window();
        }
        drop(desk);
        tokio::time::sleep(ATTENTION).await;
    }
}
