//! A file of a known source is read as the last time, and what differs is told before anything is stored.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use jiff::Timestamp;
use jiff::tz::TimeZone;
use tempfile::TempDir;
use trellis_core::Job;
use trellis_core::api::ImportSession;
use trellis_core::api::import::{
    ColumnChoice, DriftKind, ImportChoices, ImportKind, ImportPreview, ImportReport, ValueChoice,
};
use trellis_core::store::{Document, Environment};
use uuid::Uuid;

const FIRST: &str =
    "Partner,Program Level,Money,Region\nCorvane,Ruby,\"$150,000\",EMEA\nYarrow,Gold,\"$20,000\",APAC\n";

struct Desk {
    folder: TempDir,
    document: Document,
}

impl Desk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let clock = || "2026-07-02T14:32:00Z".parse::<Timestamp>().unwrap();
        let environment = Environment::new(folder.path().join("data"), clock, Uuid::new_v4, TimeZone::UTC);
        let document = Document::create(&folder.path().join("map.trellis"), environment).unwrap();
        Self { folder, document }
    }

    /// A document that has [`FIRST`], with "Money" chosen as MDF and "Ruby" as Tier 1.
    fn with_first() -> Self {
        let desk = Self::new();
        let choices = ImportChoices {
            kind: Some(ImportKind::Roster),
            columns: vec![ColumnChoice { column: 2, field: "mdf_allocated".to_owned() }],
            values: vec![ruby()],
            ..ImportChoices::default()
        };
        desk.import("roster Q1.csv", FIRST, &choices);
        desk
    }

    fn session(&self, name: &str, text: &str) -> ImportSession {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        ImportSession::open(&path, self.document.environment(), &Job::unwatched()).unwrap()
    }

    fn preview(&self, name: &str, text: &str, choices: &ImportChoices) -> ImportPreview {
        self.session(name, text).preview(&self.document, choices).unwrap()
    }

    fn import(&self, name: &str, text: &str, choices: &ImportChoices) -> ImportReport {
        self.session(name, text).apply(&self.document, choices, &Job::unwatched()).unwrap().0
    }
}

fn ruby() -> ValueChoice {
    ValueChoice { field: "tier".to_owned(), seen: "Ruby".to_owned(), target: "1".to_owned() }
}

fn fields(preview: &ImportPreview) -> Vec<(&str, &str)> {
    preview.columns.iter().map(|column| (column.header.as_str(), column.field.as_str())).collect()
}

fn drift(preview: &ImportPreview) -> Vec<(DriftKind, &str, bool)> {
    let source = preview.source.as_ref().unwrap();
    source.drift.iter().map(|drift| (drift.kind, drift.sentence.as_str(), drift.is_alarm)).collect()
}

#[test]
fn what_was_decided_once_holds_for_the_next_file() {
    let desk = Desk::with_first();
    let next = "Region,Partner,Program Level,Money\nEMEA,Corvane,Ruby,\"$90,000\"\nAPAC,Osier,ruby,\"$1,000\"\n";
    let preview = desk.preview("roster Q2.csv", next, &ImportChoices::default());
    assert_eq!(
        fields(&preview),
        [("Region", "region"), ("Partner", "name"), ("Program Level", "tier"), ("Money", "mdf_allocated")]
    );
    assert!(preview.columns.iter().all(|column| column.why == "as last time"), "{:?}", preview.columns);
    assert_eq!(preview.values[0].seen[0].target.as_deref(), Some("1"));
    assert_eq!(preview.source.as_ref().unwrap().note, "As imported on 2 July 2026: 4 columns, 1 value");
    assert_eq!((drift(&preview), preview.plan.obstacle.as_deref()), (Vec::new(), None));
}

#[test]
fn guessing_anew_forgets_it_for_this_file() {
    let desk = Desk::with_first();
    let choices = ImportChoices { without_source: true, kind: Some(ImportKind::Roster), ..ImportChoices::default() };
    let preview = desk.preview("roster Q2.csv", FIRST, &choices);
    assert_eq!(fields(&preview)[2], ("Money", "custom"));
    assert_eq!(preview.source, None);
}

#[test]
fn what_the_user_says_now_goes_before_what_was_said_then() {
    let desk = Desk::with_first();
    let choices = ImportChoices {
        columns: vec![ColumnChoice { column: 2, field: "sourced".to_owned() }],
        values: vec![ValueChoice { target: "2".to_owned(), ..ruby() }],
        ..ImportChoices::default()
    };
    let preview = desk.preview("roster Q2.csv", FIRST, &choices);
    assert_eq!(fields(&preview)[2], ("Money", "sourced"));
    assert_eq!(preview.columns[2].why, "chosen by you");
    let ruby = preview.values[0].seen.iter().find(|seen| seen.seen == "Ruby");
    assert_eq!(ruby.and_then(|seen| seen.target.as_deref()), Some("2"));
}

#[test]
fn a_renamed_a_missing_and_a_retyped_column_are_told_before_anything_is_stored() {
    let desk = Desk::with_first();
    let next = "Partner,Partner Tier,Money,Owner\nCorvane,Ruby,a lot,Jo\nYarrow,Gold,little,Al\n";
    let preview = desk.preview("roster Q2.csv", next, &ImportChoices::default());
    assert_eq!(
        drift(&preview),
        [
            (DriftKind::Missing, "`Region` is gone; it was Region", true),
            (DriftKind::Renamed, "`Program Level` is gone; `Partner Tier` is taken for Tier instead", true),
            (DriftKind::Retyped, "`Money` holds texts; it held numbers", true),
            (DriftKind::New, "`Owner` is new; it is taken for Manager", false),
        ]
    );
    let obstacle = preview.plan.obstacle.as_deref();
    assert_eq!(obstacle, Some("columns differ from the last import of this source; look at them and say so"));
    let refused =
        desk.session("roster Q2.csv", next).apply(&desk.document, &ImportChoices::default(), &Job::unwatched());
    assert!(refused.is_err());
    let accepted = ImportChoices { accept_drift: true, ..ImportChoices::default() };
    assert_eq!(desk.import("roster Q2.csv", next, &accepted).updated, 2);
}

#[test]
fn the_next_quarter_of_a_figure_is_no_drift() {
    let desk = Desk::new();
    desk.import("figures.csv", "Partner,Tier,Sourced Q1 2026\nCorvane,1,$5\n", &ImportChoices::default());
    let next = "Partner,Tier,Sourced Q2 2026\nCorvane,1,$7\n";
    assert_eq!(drift(&desk.preview("figures.csv", next, &ImportChoices::default())), Vec::new());
}

#[test]
fn a_file_with_other_columns_is_another_source() {
    let desk = Desk::with_first();
    let other = "Account Name,Industry,Employees\nAcme,Retail,12\nBolt,Energy,9\n";
    assert_eq!(desk.preview("roster Q2.csv", other, &ImportChoices::default()).source, None);
}

#[test]
fn a_file_called_as_its_source_is_of_it_though_another_has_more_of_its_headers() {
    let desk = Desk::with_first();
    let accepted = ImportChoices { accept_drift: true, ..ImportChoices::default() };
    desk.import("levels.csv", "Partner,Program Level\nSedge,Gold\n", &accepted);

    let next = desk.preview("roster Q2.csv", "Partner,Program Level,Cash\nCorvane,Gold,5\n", &ImportChoices::default());

    assert_eq!(next.source.unwrap().file_name, "roster Q1.csv");
    let same = desk.preview("roster Q2.csv", "Partner,Program Level\nCorvane,Gold\n", &ImportChoices::default());
    assert_eq!(same.source.unwrap().file_name, "levels.csv", "all of its headers are those of another file");
}

#[test]
fn undoing_the_import_forgets_how_it_was_read() {
    let desk = Desk::with_first();
    desk.document.undo().unwrap();
    assert_eq!(desk.document.snapshot().unwrap().sources, Vec::new());
    desk.document.redo().unwrap();
    assert_eq!(desk.document.snapshot().unwrap().sources.len(), 1);
}
