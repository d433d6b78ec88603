//! The window of Trellis: windows, dialogs, and one-line adapters to the core.

mod clipboard;
mod commands;
mod desk;
mod dialogs;
mod events;
#[cfg(target_os = "linux")]
mod graphics;
mod import_queue;
mod memory;
mod publisher;
mod recent;
mod startup;
mod window;

use std::sync::Arc;

use tauri::Manager;

pub use commands::builder;
use desk::Desk;

/// Opens the window on the document that was open last, or on a document of its own, and runs until it closes.
pub fn run() {
    #[cfg(target_os = "linux")]
    graphics::suit();
    let environment = startup::environment();
    let Some((document, trouble)) = startup::document(&environment) else { return };
    let builder = builder();
    let invoke_handler = commands::handler(&builder);
    let app = tauri::Builder::default()
        .invoke_handler(invoke_handler)
        .setup(move |app| {
            builder.mount_events(app);
            let desk = Arc::new(Desk::new(app.handle().clone(), document, dialogs::native(app.handle())));
            app.manage(Arc::clone(&desk));
            window::open(app, &desk)?;
            publisher::start(&desk);
            if let Some(trouble) = trouble {
                if let Some(damaged) = &trouble.damaged {
                    desk.note_damaged(damaged);
                }
                desk.tell(trouble.sentence);
            }
            desk.tell_of_warnings();
            Ok(())
        })
        .on_window_event(window::on_event)
        .build(tauri::generate_context!());
    match app {
        Ok(app) => app.run(|_, _| ()),
        Err(error) => startup::give_up(&error.to_string()),
    }
}
