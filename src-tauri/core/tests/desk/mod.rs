//! The demo, opened for a test, with edits that read as sentences.

use std::sync::{Arc, Mutex, OnceLock};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use tempfile::TempDir;
use trellis_core::Job;
use trellis_core::api::document::HistoryEntry;
use trellis_core::api::edit::{
    CellEdit, EditKind, EditRequest, FieldKey, MergePreview, MergeRequest, MovePreview, MoveRequest, add_partner,
    edit_partners, merge_partners, move_partner, remove_partners, set_joint_target,
};
use trellis_core::api::import::{ImportChoices, ImportReport};
use trellis_core::api::partner::PartnerView;
use trellis_core::api::{ImportSession, Views};
use trellis_core::demo::create_demo;
use trellis_core::model::PartnerType;
use trellis_core::store::{Document, Environment};
use uuid::Uuid;

pub struct Desk {
    folder: TempDir,
    pub document: Document,
}

fn environment(folder: &TempDir) -> Environment {
    let clock = || "2026-07-02T14:32:00Z".parse::<Timestamp>().unwrap();
    Environment::new(folder.path().join("data"), clock, Uuid::new_v4, TimeZone::UTC)
}

/// Making the example takes a second; each test works on a copy.
fn demo_bytes() -> &'static [u8] {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    BYTES.get_or_init(|| {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("demo.trellis");
        create_demo(&path, environment(&folder), &Job::unwatched()).unwrap().close().unwrap();
        std::fs::read(path).unwrap()
    })
}

impl Desk {
    pub fn demo() -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("demo.trellis");
        std::fs::write(&path, demo_bytes()).unwrap();
        let document = Document::open(&path, environment(&folder)).unwrap();
        Self { folder, document }
    }

    pub fn views(&self) -> Arc<Views> {
        Views::of(&self.document, &Mutex::default()).unwrap()
    }

    pub fn id(&self, name: &str) -> u32 {
        let snapshot = self.document.snapshot().unwrap();
        let partner = snapshot.partners.iter().find(|partner| partner.name == name);
        u32::try_from(partner.unwrap_or_else(|| panic!("{name} is not in the document")).id).unwrap()
    }

    pub fn partner(&self, name: &str) -> PartnerView {
        self.views().partner(self.id(name)).unwrap()
    }

    #[track_caller]
    pub fn set(&self, partner: &str, field: FieldKey, text: &str) {
        let refused = self.edit(&[(partner, field, text)], EditKind::Typed, false);
        assert!(refused.is_empty(), "{refused:?}");
    }

    /// The sentences of the cells that were refused.
    pub fn edit(&self, edits: &[(&str, FieldKey, &str)], kind: EditKind, may_add: bool) -> Vec<String> {
        let edits = edits.iter().map(|(partner, field, text)| CellEdit {
            partner: self.id(partner),
            field: field.clone(),
            text: (*text).to_owned(),
        });
        let request = EditRequest { edits: edits.collect(), kind, may_add };
        let report = edit_partners(&self.document, &request).unwrap();
        report.refused.into_iter().map(|refused| refused.sentence).collect()
    }

    fn field(&self, partner: &str, key: &FieldKey) -> (String, String) {
        let view = self.partner(partner);
        let in_sections = view.sections.into_iter().flat_map(|section| section.fields);
        let in_measures = view.measures.into_iter().flat_map(|row| row.fields);
        let found = in_sections.chain(in_measures).find(|field| field.key == *key);
        found.map(|field| (field.value, field.origin)).unwrap_or_default()
    }

    /// The value as the inspector shows it, in full; of the name and of facts of other quarters too.
    pub fn value(&self, partner: &str, key: &FieldKey) -> String {
        match key {
            FieldKey::Name => self.partner(partner).name,
            FieldKey::Fact { measure, quarter } => {
                let copied = self.copy(&[partner], std::slice::from_ref(key));
                let is_money = measure.unit() == trellis_core::model::Unit::Money;
                let _ = quarter;
                if is_money && !copied.is_empty() { dollars(&copied) } else { copied }
            }
            _ => self.field(partner, key).0,
        }
    }

    pub fn origin(&self, partner: &str, key: &FieldKey) -> String {
        self.field(partner, key).1
    }

    pub fn copy(&self, partners: &[&str], fields: &[FieldKey]) -> String {
        let ids: Vec<u32> = partners.iter().map(|name| self.id(name)).collect();
        self.views().copy_cells(&ids, fields)
    }

    fn request(&self, partner: &str, tier: u8, partner_type: PartnerType, as_role: bool) -> MoveRequest {
        MoveRequest { partner: self.id(partner), tier, partner_type, as_role }
    }

    pub fn place(&self, partner: &str, tier: u8, partner_type: PartnerType, as_role: bool) {
        move_partner(&self.document, self.request(partner, tier, partner_type, as_role)).unwrap();
    }

    pub fn preview(&self, partner: &str, tier: u8, partner_type: PartnerType) -> MovePreview {
        self.views().preview_move(self.request(partner, tier, partner_type, false)).unwrap()
    }

    pub fn add(&self, name: &str) {
        self.try_add(name).unwrap();
    }

    pub fn try_add(&self, name: &str) -> Result<u32, String> {
        add_partner(&self.document, name).map(|added| added.id).map_err(|error| error.message)
    }

    pub fn remove(&self, names: &[&str]) {
        let ids: Vec<u32> = names.iter().map(|name| self.id(name)).collect();
        remove_partners(&self.document, &ids).unwrap();
    }

    pub fn merge(&self, request: MergeRequest) {
        merge_partners(&self.document, request).unwrap();
    }

    pub fn preview_merge(&self, request: MergeRequest) -> MergePreview {
        self.views().preview_merge(&self.document, request).unwrap()
    }

    pub fn target(&self, partner: &str, account: u32, is_on: bool) {
        set_joint_target(&self.document, self.id(partner), account, is_on).unwrap();
    }

    pub fn import(&self, name: &str, text: &str) -> ImportReport {
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let session = ImportSession::open(&path, self.document.environment(), &Job::unwatched()).unwrap();
        session.apply(&self.document, &ImportChoices::default(), &Job::unwatched()).unwrap().0
    }

    pub fn history(&self) -> Vec<HistoryEntry> {
        self.document.history().unwrap()
    }

    pub fn last_step(&self) -> String {
        self.document.next_steps().unwrap().0.unwrap_or_default()
    }

    pub fn undo(&self) {
        self.document.undo().unwrap();
    }

    pub fn redo(&self) {
        self.document.redo().unwrap();
    }

    pub fn dump(&self) -> String {
        self.document.dump().unwrap()
    }
}

/// "31500" as "$31,500".
fn dollars(plain: &str) -> String {
    let digits: Vec<char> = plain.chars().rev().collect();
    let groups: Vec<String> = digits.chunks(3).map(|group| group.iter().rev().collect()).collect();
    format!("${}", groups.into_iter().rev().collect::<Vec<_>>().join(","))
}
