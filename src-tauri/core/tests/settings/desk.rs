use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock};

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;
use tempfile::TempDir;
use trellis_core::Job;
use trellis_core::api::Views;
use trellis_core::api::document::Changed;
use trellis_core::api::settings::{SettingChange, SettingsView, change_setting, preview_setting, settings};
use trellis_core::demo::create_demo;
use trellis_core::store::tables::Partner;
use trellis_core::store::{Document, Environment, Operation, Snapshot, Writer};
use uuid::Uuid;

/// An open document at midday on 14 July 2026: the review of Q2 2026 is being held.
pub struct Desk {
    pub document: Document,
    _folder: TempDir,
}

fn environment(folder: &Path) -> Environment {
    let clock = || "2026-07-14T12:00:00Z".parse::<Timestamp>().unwrap();
    Environment::new(folder.join("data"), clock, Uuid::new_v4, TimeZone::UTC)
}

impl Desk {
    /// The demo, a copy of its own.
    pub fn demo() -> Self {
        static MADE: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
        let (_, made) = MADE.get_or_init(|| {
            let folder = TempDir::new().unwrap();
            let path = folder.path().join("demo.trellis");
            create_demo(&path, environment(folder.path()), &Job::unwatched()).unwrap().close().unwrap();
            (folder, path)
        });
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("demo.trellis");
        fs::copy(made, &path).unwrap();
        Self { document: Document::open(&path, environment(folder.path())).unwrap(), _folder: folder }
    }

    /// A new document, with nothing in it.
    pub fn empty() -> Self {
        let folder = TempDir::new().unwrap();
        Self { document: Document::in_memory(environment(folder.path())).unwrap(), _folder: folder }
    }

    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.document.snapshot().unwrap()
    }

    pub fn settings(&self) -> SettingsView {
        settings(&self.snapshot()).unwrap()
    }

    #[track_caller]
    pub fn change(&self, change: &SettingChange) -> Changed {
        change_setting(&self.document, change).unwrap()
    }

    /// Writes rows a test needs, as a step of the history of its own.
    pub fn write(&self, work: impl FnOnce(&mut Writer<'_>) -> trellis_core::Result<()>) {
        let operation = Operation::AddPartner { partner: "what the test needs".to_owned() };
        self.document.transact(&operation, work).unwrap();
    }

    pub fn add_partner(&self, id: i64, name: &str) -> Partner {
        let partner = Partner::named(id, Uuid::new_v4().to_string(), name.to_owned(), date(2026, 6, 30));
        self.write(|writer| writer.put(&partner));
        partner
    }

    pub fn partner(&self, name: &str) -> Partner {
        self.snapshot().partners.iter().find(|partner| partner.name == name).unwrap().clone()
    }

    /// What the preview says, of a change that can be done.
    #[track_caller]
    pub fn lines(&self, change: &SettingChange) -> Vec<String> {
        let effect = preview_setting(&self.document, change).unwrap();
        assert_eq!(effect.refusal, None);
        effect.lines
    }

    /// Holds that every slide has its title, its footer, and all its texts in full.
    #[track_caller]
    pub fn slides_are_whole(&self) {
        let view = Views::of(&self.document, &Mutex::default()).unwrap().readout().unwrap().view();
        for slide in &view.slides {
            let failed: Vec<&str> = slide
                .checks
                .iter()
                .take(4)
                .filter(|check| !check.passes)
                .map(|check| check.sentence.as_str())
                .collect();
            assert_eq!(failed, [""; 0], "{}", slide.label);
        }
    }

    pub fn last_entry(&self) -> String {
        self.document.history().unwrap()[0].title.clone()
    }

    /// Holds that a change is refused with this sentence, beforehand too, and that nothing is written.
    #[track_caller]
    pub fn refuses(&self, change: &SettingChange, sentence: &str) {
        let (before, entries) = (self.snapshot(), self.document.history().unwrap().len());
        let error = change_setting(&self.document, change).unwrap_err();
        assert_eq!(error.message, sentence);
        let effect = preview_setting(&self.document, change).unwrap();
        assert_eq!((effect.lines, effect.refusal.as_deref()), (Vec::new(), Some(sentence)));
        assert_eq!((self.snapshot(), self.document.history().unwrap().len()), (before, entries));
    }

    /// Holds that a change is one entry of the history, that `value` is `expected` after it, and what it was after undo.
    #[track_caller]
    pub fn changes<T: PartialEq + std::fmt::Debug>(
        &self,
        change: &SettingChange,
        entry: &str,
        expected: T,
        value: impl Fn(&Snapshot) -> T,
    ) {
        let (stood, entries) = (value(&self.snapshot()), self.document.history().unwrap().len());
        self.change(change);
        let stands = value(&self.snapshot());
        assert_ne!(stands, stood);
        assert_eq!([stands], [expected]);
        assert_eq!((self.last_entry().as_str(), self.document.history().unwrap().len()), (entry, entries + 1));
        self.document.undo().unwrap();
        assert_eq!(value(&self.snapshot()), stood);
    }
}
