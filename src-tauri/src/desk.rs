use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tauri::{AppHandle, Manager};
use tauri_specta::Event;
use tokio::sync::Notify;
use trellis_core::api::document::{Changed, Publishing, Topic};
use trellis_core::api::{LatestViews, Views, spreadsheets};
use trellis_core::store::Document;
use trellis_core::{Code, Error, Job, Result};

use crate::clipboard::Clipboard;
use crate::dialogs::Dialogs;
use crate::events::{ChangedEvent, DocumentOpened, FilesDropped, ProgressEvent};
use crate::import_queue::ImportQueue;
use crate::memory::Memory;
use crate::publisher::publish;
use crate::recent::RecentFiles;

/// Whoever reads the document has let go after so many looks, two seconds in all.
const READERS_TAKE: u32 = 100;
const LOOK_AGAIN: Duration = Duration::from_millis(20);
/// What is counted again within it is waited for.
const MOMENT: Duration = Duration::from_millis(120);

/// What the one window works on: the open document, the files waiting to be imported, the jobs under way.
pub struct Desk {
    app: AppHandle,
    document: Mutex<Arc<Document>>,
    views: Arc<LatestViews>,
    publishing: Mutex<Publishing>,
    /// The document that could not be opened last, until one could.
    damaged: Mutex<Option<PathBuf>>,
    pub imports: Mutex<ImportQueue>,
    jobs: Mutex<HashMap<u32, Job>>,
    next_job: AtomicU32,
    recent: Mutex<RecentFiles>,
    memory: Mutex<Memory>,
    pub dialogs: Box<dyn Dialogs>,
    pub clipboard: Clipboard,
    /// Told after every commit; the publisher waits for it.
    pub committed: Notify,
}

impl Desk {
    pub fn new(app: AppHandle, document: Document, dialogs: Box<dyn Dialogs>) -> Self {
        let environment = document.environment().clone();
        let desk = Self {
            app,
            document: Mutex::new(Arc::new(document)),
            views: Arc::default(),
            publishing: Mutex::new(Publishing::KeptHere),
            damaged: Mutex::default(),
            imports: Mutex::default(),
            jobs: Mutex::default(),
            next_job: AtomicU32::new(1),
            recent: Mutex::new(RecentFiles::load(&environment)),
            memory: Mutex::new(Memory::new(&environment)),
            dialogs,
            clipboard: Clipboard::default(),
            committed: Notify::new(),
        };
        desk.took_up_document();
        desk
    }

    pub fn document(&self) -> Arc<Document> {
        Arc::clone(&guard(&self.document))
    }

    pub fn views(&self) -> Result<Arc<Views>> {
        self.views.now(&self.document())
    }

    /// The same for what is counted of overlaps: where that takes longer than a moment, the state before it, marked as such,
    /// and screens are told once the new one is there.
    pub fn overlap_views(&self) -> Result<(Arc<Views>, bool)> {
        let document = self.document();
        let (app, of) = (self.app.clone(), Arc::downgrade(&document));
        let counted = move || {
            let revision = of.upgrade().and_then(|document| document.snapshot().ok()).map(|now| now.revision);
            if let Some(revision) = revision {
                let _ = ChangedEvent(Changed { revision, topics: vec![Topic::Counts] }).emit(&app);
            }
        };
        self.views.soon(&document, MOMENT, counted)
    }

    pub fn publishing(&self) -> Publishing {
        guard(&self.publishing).clone()
    }

    pub fn recent(&self) -> MutexGuard<'_, RecentFiles> {
        guard(&self.recent)
    }

    pub fn memory(&self) -> MutexGuard<'_, Memory> {
        guard(&self.memory)
    }

    /// Passes on what changed, and lets the publisher know.
    pub fn changed(&self, changed: Changed) -> Changed {
        *guard(&self.publishing) = Publishing::KeptHere;
        self.emit(&ChangedEvent(changed.clone()));
        self.committed.notify_one();
        changed
    }

    /// The document's file was written at this time of day. What was changed while it was is not in it.
    pub fn published(&self, at: String) {
        let document = self.document();
        {
            // Held, so that a change that is passed on meanwhile is told of after this.
            let mut publishing = guard(&self.publishing);
            let is_behind = document.has_unpublished_changes().unwrap_or(false);
            *publishing = if is_behind { Publishing::KeptHere } else { Publishing::Published { at } };
        }
        self.tell_publishing();
    }

    pub fn set_publishing(&self, state: Publishing) {
        *guard(&self.publishing) = state;
        self.tell_publishing();
    }

    fn tell_publishing(&self) {
        let revision = self.document().snapshot().map_or(0, |snapshot| snapshot.revision);
        self.emit(&ChangedEvent(Changed { revision, topics: vec![Topic::Publishing] }));
    }

    /// The document that could not be opened last; `None` once another one was.
    pub fn damaged(&self) -> Option<PathBuf> {
        guard(&self.damaged).clone()
    }

    /// Keeps in mind which document cannot be read.
    pub fn note_damaged(&self, path: &Path) {
        *guard(&self.damaged) = Some(path.to_owned());
    }

    pub fn forget_damaged(&self) {
        *guard(&self.damaged) = None;
    }

    /// Opens the document at `path` in the window.
    ///
    /// # Errors
    /// When it cannot be opened: the one that was there stays.
    pub fn open_document(&self, path: &Path) -> Result<()> {
        let environment = self.document().environment().clone();
        self.replace_document(|| Document::open(path, environment)).inspect_err(|error| {
            if error.code == Code::Damaged {
                self.note_damaged(path);
            }
        })?;
        self.tell_of_warnings();
        Ok(())
    }

    /// Says what has to be known of the open document.
    pub fn tell_of_warnings(&self) {
        for warning in self.document().warnings() {
            self.tell(warning);
        }
    }

    /// Puts another document into the window; the one that was there is published and let go.
    ///
    /// # Errors
    /// When the one that is open cannot be published: it stays.
    pub fn replace_document(&self, open: impl FnOnce() -> Result<Document>) -> Result<()> {
        let current = self.document();
        if current.has_unpublished_changes()? {
            current.publish()?;
        }
        drop(current);
        let next = open()?;
        // Whoever still reads the previous one keeps its working copy, which is then taken up at its next opening.
        Arc::into_inner(self.show(next)).map_or(Ok(()), Document::close)
    }

    /// Goes on with `copy`, which holds all that the open document holds, under another name. The file left behind is
    /// brought up to date, unless someone else changed it: it is then theirs.
    pub fn go_on_with(&self, copy: Document) -> Result<()> {
        let is_theirs = match self.document().publish() {
            Ok(()) => false,
            Err(error) if error.code == Code::ChangedElsewhere => true,
            Err(error) => return Err(error),
        };
        let Some(previous) = Arc::into_inner(self.show(copy)) else { return Ok(()) };
        if is_theirs { previous.abandon() } else { previous.close() }
    }

    /// Puts a document into the window and gives back the one that was there.
    fn show(&self, next: Document) -> Arc<Document> {
        let previous = std::mem::replace(&mut *guard(&self.document), Arc::new(next));
        *guard(&self.damaged) = None;
        self.took_up_document();
        self.emit(&DocumentOpened);
        previous
    }

    /// Throws away what the file changed elsewhere does not have.
    pub fn reload(&self) -> Result<()> {
        self.document().check_reload()?;
        let environment = self.document().environment().clone();
        let blank = Document::in_memory(environment)?;
        let mut shared = std::mem::replace(&mut *guard(&self.document), Arc::new(blank));
        self.views.forget();
        let mut looks = 0;
        let mine = loop {
            match Arc::try_unwrap(shared) {
                Ok(mine) => break mine,
                Err(still) if looks == READERS_TAKE => {
                    *guard(&self.document) = still;
                    return Err(Error::new("the document is still being read; try again"));
                }
                Err(still) => shared = still,
            }
            looks += 1;
            std::thread::sleep(LOOK_AGAIN);
        };
        *guard(&self.document) = Arc::new(mine.reload()?);
        self.took_up_document();
        self.emit(&DocumentOpened);
        Ok(())
    }

    /// Starts a job the window can follow and stop.
    pub fn start_job(&self) -> Job {
        let id = self.next_job.fetch_add(1, Ordering::Relaxed);
        let app = self.app.clone();
        let job = Job::new(id, move |progress| {
            // A window that closes hears no more; the work itself goes on.
            let _ = ProgressEvent(progress).emit(&app);
        });
        guard(&self.jobs).insert(id, job.clone());
        job
    }

    pub fn end_job(&self, job: &Job) {
        job.finish();
        guard(&self.jobs).remove(&job.id());
    }

    pub fn cancel_job(&self, id: u32) {
        if let Some(job) = guard(&self.jobs).get(&id) {
            job.cancel();
        }
    }

    pub fn cancel_all_jobs(&self) {
        guard(&self.jobs).values().for_each(Job::cancel);
    }

    /// Queues what was dropped, and in the place of a folder the spreadsheets in it.
    pub fn files_dropped(self: &Arc<Self>, paths: &[PathBuf]) {
        let paths: Vec<PathBuf> = match spreadsheets(paths) {
            Ok(files) => files.into_iter().map(|file| file.path).collect(),
            Err(error) => return self.tell(error.message),
        };
        let count = u32::try_from(paths.len()).unwrap_or(u32::MAX);
        guard(&self.imports).add(paths);
        self.emit(&FilesDropped { count });
    }

    pub fn imports(&self) -> MutexGuard<'_, ImportQueue> {
        guard(&self.imports)
    }

    /// Says a sentence in a dialog of its own, without waiting for it to be read.
    pub fn tell(&self, sentence: String) {
        let desk = Arc::clone(&self.app.state::<Arc<Self>>());
        tauri::async_runtime::spawn_blocking(move || desk.dialogs.tell(&sentence));
    }

    pub fn show_window(&self) {
        if let Some(window) = self.app.get_webview_window("main") {
            // A window manager may refuse the focus; then it at least marks the window.
            let _ = window.unminimize();
            let _ = window.set_focus();
        }
    }

    /// Brings the file up to date and ends. What cannot be published stays in the working copy.
    pub fn close_and_exit(&self) {
        self.cancel_all_jobs();
        if self.document().has_unpublished_changes().unwrap_or(true) {
            publish(self);
        }
        if let Ok(blank) = Document::in_memory(self.document().environment().clone()) {
            let last = std::mem::replace(&mut *guard(&self.document), Arc::new(blank));
            // What could not be published stays where it is; there is nobody left to tell.
            let _ = Arc::into_inner(last).map(Document::close);
        }
        self.app.exit(0);
    }

    /// The path of the document that is open.
    pub fn path(&self) -> Option<PathBuf> {
        self.document().published_path()
    }

    fn took_up_document(&self) {
        let document = self.document();
        self.views.forget();
        let is_behind = document.has_unpublished_changes().unwrap_or(false);
        *guard(&self.publishing) = if is_behind {
            self.committed.notify_one();
            Publishing::KeptHere
        } else {
            Publishing::Published { at: published_at(document.published_path().as_deref(), &document) }
        };
        if let Some(path) = document.published_path() {
            // The list of recent documents is a convenience; the document is open either way.
            let _ = self.recent().remember(&path);
        }
    }

    fn emit(&self, event: &(impl Event + serde::Serialize + Clone)) {
        // A window that closes hears no more.
        let _ = event.emit(&self.app);
    }
}

/// When the file was written, as a time of day.
fn published_at(path: Option<&Path>, document: &Document) -> String {
    let environment = document.environment();
    let modified = path.and_then(|path| path.metadata().ok()?.modified().ok());
    let at = modified.and_then(|modified| modified.try_into().ok()).unwrap_or_else(|| environment.now());
    environment.time_of_day(at)
}

/// What a panic left behind is still one whole value: each lock guards a single assignment.
fn guard<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
