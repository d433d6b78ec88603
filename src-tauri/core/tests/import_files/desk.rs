//! A document in memory, and files brought into it one after another.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use trellis_core::Job;
use trellis_core::api::ImportSession;
use trellis_core::api::import::{ImportChoices, ImportPreview, ImportReport, PlanPreview};
use trellis_core::store::tables::PartnerAccount;
use trellis_core::store::{Document, Environment, Listed, Snapshot};
use uuid::Uuid;

use crate::files::bytes;

const ROSTER: &str =
    "Partner,Tier,Type\nCorvane,1,SI\nObrel,2,ISV\nHalden & Rowe,2,SI\n\"Smith, Jones & Co\",3,Agency\n";
const ACCOUNTS: &str = "Account,Account ID,Website,Segment\nAcme,A1,acme.example,Enterprise\nBolt,A2,bolt.example,\
                        Commercial\nCogs,A3,,Commercial\n";

pub struct Desk {
    pub document: Document,
}

impl Desk {
    /// A document with four partners and three host accounts.
    pub fn new() -> Self {
        let clock = || "2026-07-02T14:32:00Z".parse::<Timestamp>().expect("a time");
        let environment = Environment::new("data".into(), clock, Uuid::new_v4, TimeZone::UTC);
        let desk = Self { document: Document::in_memory(environment).expect("a document") };
        desk.import("roster.csv", ROSTER);
        desk.import("accounts.csv", ACCOUNTS);
        desk
    }

    fn session(&self, name: &str, text: &str) -> ImportSession {
        let file = bytes(name, text.as_bytes());
        ImportSession::open(&file.path, self.document.environment(), &Job::unwatched()).expect("a file")
    }

    #[track_caller]
    pub fn import(&self, name: &str, text: &str) -> ImportReport {
        // These tests are about what is stored, whatever the file before it looked like.
        self.import_with(name, text, &ImportChoices { accept_drift: true, ..ImportChoices::default() })
    }

    #[track_caller]
    pub fn import_with(&self, name: &str, text: &str, choices: &ImportChoices) -> ImportReport {
        self.session(name, text).apply(&self.document, choices, &Job::unwatched()).expect("an import").0
    }

    pub fn refusal(&self, name: &str, text: &str) -> String {
        let choices = ImportChoices { accept_drift: true, ..ImportChoices::default() };
        let outcome = self.session(name, text).apply(&self.document, &choices, &Job::unwatched());
        outcome.expect_err("a refusal").message
    }

    pub fn plan(&self, name: &str, text: &str) -> PlanPreview {
        self.plan_with(name, text, &ImportChoices::default())
    }

    pub fn plan_with(&self, name: &str, text: &str, choices: &ImportChoices) -> PlanPreview {
        self.preview(name, text, choices).plan
    }

    pub fn preview(&self, name: &str, text: &str, choices: &ImportChoices) -> ImportPreview {
        self.session(name, text).preview(&self.document, choices).expect("a preview")
    }

    pub fn now(&self) -> Snapshot {
        (*self.document.snapshot().expect("a snapshot")).clone()
    }

    /// The accounts on partners' own lists, in the order in which they came.
    pub fn listed(&self) -> Vec<PartnerAccount> {
        Listed::of(&self.document).expect("the lists").accounts
    }

    pub fn dump(&self) -> String {
        self.document.dump().expect("a dump")
    }

    pub fn undo(&self) {
        self.document.undo().expect("an undo");
    }

    pub fn redo(&self) {
        self.document.redo().expect("a redo");
    }

    /// "Acme renewal: Corvane Sourced, Obrel Co-sell", a deal a line.
    pub fn deals(&self) -> Vec<String> {
        let now = self.now();
        let name = |id| now.partner(id).map_or("", |partner| partner.name.as_str());
        let on =
            |deal| now.partners_of_deal(deal).iter().map(|on| format!("{} {}", name(on.partner_id), on.role.name()));
        now.deals.iter().map(|deal| format!("{}: {}", deal.name, on(deal.id).collect::<Vec<_>>().join(", "))).collect()
    }
}
