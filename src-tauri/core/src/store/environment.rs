use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use uuid::Uuid;

/// Everything the core takes from the machine: a folder to work in, the clock, fresh identifiers.
/// The doors make one; tests make their own.
#[derive(Clone)]
pub struct Environment {
    /// Where working copies, back-ups and the first document live.
    pub data_folder: PathBuf,
    /// The program that is started once more to read a file in a process of its own; it calls
    /// [`run_reader`](crate::api::run_reader) first. Without one, files are read in this process.
    pub worker: Option<PathBuf>,
    clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    ids: Arc<dyn Fn() -> Uuid + Send + Sync>,
    zone: TimeZone,
}

impl Environment {
    pub fn new(
        data_folder: PathBuf,
        clock: impl Fn() -> Timestamp + Send + Sync + 'static,
        ids: impl Fn() -> Uuid + Send + Sync + 'static,
        zone: TimeZone,
    ) -> Self {
        Self { data_folder, worker: None, clock: Arc::new(clock), ids: Arc::new(ids), zone }
    }

    /// The same machine, where files are read by `program` in a process of its own.
    #[must_use]
    pub fn with_worker(self, program: Option<PathBuf>) -> Self {
        Self { worker: program, ..self }
    }

    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// The day it is where the user sits.
    #[must_use]
    pub fn today(&self) -> Date {
        self.day_of(self.now())
    }

    /// "14:32" where the user sits.
    #[must_use]
    pub fn time_of_day(&self, at: Timestamp) -> String {
        let time = at.to_zoned(self.zone.clone()).time();
        format!("{:02}:{:02}", time.hour(), time.minute())
    }

    /// The day it was where the user sits.
    #[must_use]
    pub fn day_of(&self, at: Timestamp) -> Date {
        at.to_zoned(self.zone.clone()).date()
    }

    #[must_use]
    pub fn fresh_id(&self) -> Uuid {
        (self.ids)()
    }
}
