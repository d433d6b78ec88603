//! Any sequence of edits, undone in reverse, restores the document byte for byte; redo brings each step back.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use jiff::Timestamp;
use jiff::tz::TimeZone;
use proptest::prelude::*;
use tempfile::TempDir;
use trellis_core::Job;
use trellis_core::api::ImportSession;
use trellis_core::api::edit::{
    CellEdit, EditKind, EditRequest, FieldKey, MergeFacts, MergeRequest, MoveRequest, add_partner, edit_partners,
    merge_partners, move_partner, remove_partners, set_joint_target,
};
use trellis_core::api::import::ImportChoices;
use trellis_core::api::settings::{List, SettingChange, WrittenRule, change_setting};
use trellis_core::model::{Band, Measure, PartnerType, ReviewStep};
use trellis_core::store::{Document, Environment};
use uuid::Uuid;

const ROSTER: &str = "Partner,Tier,Type,Manager,Region,MDF,Sourced\n\
    Corvane,1,SI,AK,EMEA,100,7\nObrel,2,ISV,OL,APAC,,9\nHollin,3,Reseller,,EMEA,€5,\nTessaroy,1,Alliance,AK,,1,1\n";
const LATER: &str =
    "Partner,Tier,Type,Manager,Region,Program\nCorvane,2,SI,BB,EMEA,Gold\nNewcomer,3,Agency,OL,,Silver\n";
const ACCOUNTS: &str = "Account,Website,Segment,Status,Employees,Industry\nAlder,alder.example,Enterprise,Customer,900,Retail\n\
    Birch,birch.example,Commercial,Prospect,20,Banking\nCedar,cedar.example,,Prospect,3,Banking\n";
const OVERLAPS: &str =
    "Partner Name,Account,Partner Population\nCorvane,Alder,Customers\nObrel,Alder,Prospects\nObrel,Birch,Customers\n";

const PARTNER_ACCOUNTS: &str =
    "Company,Website,Status,Industry\nAlder,alder.example,Customer,Retail\nElm,,Prospect,Energy\n";
const DENSITIES: &str = "Partner,Segment,Overlap\nCorvane,Commercial,7/40\nObrel,Enterprise,not shared\n";
const DEALS: &str = "Deal ID,Deal Name,Account Name,Stage,Amount,Partner,Partner role,Region\n\
    D1,Renewal,Alder,Won,5,Corvane; Obrel,,EMEA\nD2,New,Elm,Discovery,6,,,\nD1,Renewal,Alder,Won,5,Hollin,Sourced,\n";
const LATER_DEALS: &str = "Deal ID,Deal Name,Stage,Amount,Partner,Partner role\nD1,Renewal,Lost,4,Corvane,Sourced\n";

/// What a user might do, by number: partners, fields and words are picked from what there is.
#[derive(Clone, Debug)]
enum Act {
    Edit { cells: Vec<(usize, usize, usize)>, may_add: bool },
    Move { partner: usize, tier: u8, kind: usize, as_role: bool },
    Add { word: usize },
    Remove { partner: usize },
    Merge { kept: usize, merged: usize, add: bool },
    Target { partner: usize, account: u32, is_on: bool },
    Import { file: usize },
    Setting { which: usize, word: usize },
}

const WORDS: [&str; 11] =
    ["", "1", "3", "Co-sell", "ISV", "Ana Ruiz", "2026-05-04", "250k", "signed", "Joint marketing, Co-sell", "€7.50"];

fn fields() -> Vec<FieldKey> {
    let fact = |measure, quarter: &str| FieldKey::Fact { measure, quarter: quarter.to_owned() };
    vec![
        FieldKey::Name,
        FieldKey::Tier,
        FieldKey::PartnerType,
        FieldKey::Roles,
        FieldKey::Motion,
        FieldKey::OtherMotions,
        FieldKey::Manager,
        FieldKey::Website,
        FieldKey::Region,
        FieldKey::PartnerSince,
        FieldKey::ExternalId,
        FieldKey::AsOf,
        FieldKey::Lifecycle,
        FieldKey::Sponsor,
        FieldKey::Agreement,
        FieldKey::AgreementExpires,
        fact(Measure::MdfAllocated, "2026-04-01"),
        fact(Measure::Fte, "2026-04-01"),
        fact(Measure::Sourced, "2026-01-01"),
        FieldKey::Custom { name: "Program".to_owned() },
    ]
}

fn act() -> impl Strategy<Value = Act> {
    let cell = (0..6_usize, 0..20_usize, 0..WORDS.len());
    prop_oneof![
        6 => (prop::collection::vec(cell, 1..6), any::<bool>()).prop_map(|(cells, may_add)| Act::Edit { cells, may_add }),
        3 => (0..6_usize, 1..=3_u8, 0..6_usize, any::<bool>())
            .prop_map(|(partner, tier, kind, as_role)| Act::Move { partner, tier, kind, as_role }),
        1 => (0..WORDS.len()).prop_map(|word| Act::Add { word }),
        1 => (0..6_usize).prop_map(|partner| Act::Remove { partner }),
        2 => (0..6_usize, 0..6_usize, any::<bool>()).prop_map(|(kept, merged, add)| Act::Merge { kept, merged, add }),
        1 => (0..6_usize, 1..3_u32, any::<bool>())
            .prop_map(|(partner, account, is_on)| Act::Target { partner, account, is_on }),
        2 => (0..8_usize).prop_map(|file| Act::Import { file }),
        3 => (0..23_usize, 0..WORDS.len()).prop_map(|(which, word)| Act::Setting { which, word }),
    ]
}

struct Bench {
    folder: TempDir,
    document: Document,
}

impl Bench {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let clock = || "2026-07-02T14:32:00Z".parse::<Timestamp>().unwrap();
        let environment = Environment::new(folder.path().join("data"), clock, Uuid::new_v4, TimeZone::UTC);
        let bench = Self { document: Document::in_memory(environment).unwrap(), folder };
        bench.import(0);
        bench
    }

    fn import(&self, file: usize) {
        let (name, text) = [
            ("roster.csv", ROSTER),
            ("later.csv", LATER),
            ("accounts.csv", ACCOUNTS),
            ("overlaps.csv", OVERLAPS),
            ("Obrel accounts.csv", PARTNER_ACCOUNTS),
            ("densities.csv", DENSITIES),
            ("deals.csv", DEALS),
            ("deals.csv", LATER_DEALS),
        ][file];
        let path = self.folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        let session = ImportSession::open(&path, self.document.environment(), &Job::unwatched()).unwrap();
        // A file may hold nothing for the document as it is now; that is told, and changes nothing.
        let _ = session.apply(&self.document, &ImportChoices::default(), &Job::unwatched());
    }

    /// The partner at a place of the list, around its end.
    fn partner(&self, place: usize) -> u32 {
        let snapshot = self.document.snapshot().unwrap();
        let partner = snapshot.partners.get(place % snapshot.partners.len().max(1));
        partner.map_or(0, |partner| u32::try_from(partner.id).unwrap())
    }

    /// Does it, or is refused: both leave a whole document.
    fn act(&self, act: &Act) {
        let document = &self.document;
        match act {
            Act::Edit { cells, may_add } => {
                let edit = |(partner, field, word): &(usize, usize, usize)| CellEdit {
                    partner: self.partner(*partner),
                    field: fields()[*field].clone(),
                    text: WORDS[*word].to_owned(),
                };
                let edits = cells.iter().map(edit).collect();
                let _ = edit_partners(document, &EditRequest { edits, kind: EditKind::Pasted, may_add: *may_add });
            }
            Act::Move { partner, tier, kind, as_role } => {
                let partner_type = PartnerType::ALL[*kind];
                let request =
                    MoveRequest { partner: self.partner(*partner), tier: *tier, partner_type, as_role: *as_role };
                let _ = move_partner(document, request);
            }
            Act::Add { word } => drop(add_partner(document, WORDS[*word])),
            Act::Remove { partner } => drop(remove_partners(document, &[self.partner(*partner)])),
            Act::Merge { kept, merged, add } => {
                let facts = if *add { MergeFacts::Add } else { MergeFacts::Keep };
                let (kept, merged) = (self.partner(*kept), self.partner(*merged));
                let _ = merge_partners(document, MergeRequest { kept, merged, facts });
            }
            Act::Target { partner, account, is_on } => {
                let _ = set_joint_target(document, self.partner(*partner), *account, *is_on);
            }
            Act::Import { file } => self.import(*file),
            Act::Setting { which, word } => drop(change_setting(document, &setting(*which, *word))),
        }
    }

    fn steps(&self) -> usize {
        let done = trellis_core::api::document::HistoryState::Done;
        self.document.history().unwrap().iter().filter(|entry| entry.state == done).count()
    }
}

fn setting(which: usize, word: usize) -> SettingChange {
    let text = WORDS[word].to_owned();
    let number = u32::try_from(word).unwrap();
    let list = [List::Segments, List::Motions, List::Managers][word % 3];
    match which {
        0 => SettingChange::Name { name: text },
        1 => SettingChange::Company { company: text },
        2 => SettingChange::Currency { code: ["USD", "EUR", "JPY"][word % 3].to_owned() },
        3 => SettingChange::FiscalYear { first_month: u8::try_from(word % 12 + 1).unwrap() },
        4 => SettingChange::SmallBase { accounts: number },
        5 => SettingChange::TierOneAManager { partners: number },
        6 => SettingChange::FourthTier { is_on: word.is_multiple_of(2) },
        7 => SettingChange::ReviewStep { step: word.is_multiple_of(2).then_some(ReviewStep::Decisions) },
        8 => SettingChange::Band { tier: 2, band: Some(Band { low: 1, high: number + 1 }) },
        9 => SettingChange::ExitRule { tier: 3, rule: text },
        10 => SettingChange::HiddenType { partner_type: PartnerType::ALL[word % 6], is_hidden: word.is_multiple_of(2) },
        11 => SettingChange::AddWord { list, name: text },
        12 => SettingChange::RenameWord { list, id: number, name: format!("{text} again") },
        13 => SettingChange::RemoveWord { list, id: number, into: None },
        14 => SettingChange::RemoveWord { list, id: number, into: Some(number + 1) },
        15 => SettingChange::MoveSegment { id: number, place: number % 4 },
        16 => SettingChange::ReviewQuarter { first_day: ["2026-01-01", "2026-04-01"][word % 2].to_owned() },
        17 => SettingChange::StuckDays { days: number },
        18 => SettingChange::SetRate {
            currency: ["EUR", "USD", "JPY"][word % 3].to_owned(),
            since: ["2026-03-31", "2026-06-30"][word % 2].to_owned(),
            rate: ["1.08", "0.0067"][word % 2].to_owned(),
            instead_of: word.is_multiple_of(4).then(|| "2026-06-30".to_owned()),
        },
        19 => SettingChange::RemoveRate { currency: "EUR".to_owned(), since: "2026-03-31".to_owned() },
        20 | 21 => SettingChange::SegmentRule {
            id: number % 5 + 1,
            rule: WrittenRule {
                employees_at_least: ["", "1", "3"][word % 3].to_owned(),
                employees_at_most: ["", "1", "250"][word % 2 + usize::from(which == 21)].to_owned(),
                industries: ["Banking", "Retail"][..word % 3].iter().map(ToString::to_string).collect(),
            },
        },
        _ => SettingChange::ProgramSponsor { name: text },
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, max_shrink_iters: 400, ..ProptestConfig::default() })]

    #[test]
    fn undo_restores_byte_for_byte_and_redo_brings_back(acts in prop::collection::vec(act(), 1..14)) {
        let bench = Bench::new();
        let mut dumps = vec![bench.document.dump().unwrap()];
        let mut steps = bench.steps();
        for act in &acts {
            bench.act(act);
            if bench.steps() > steps {
                steps = bench.steps();
                dumps.push(bench.document.dump().unwrap());
            } else {
                prop_assert_eq!(&bench.document.dump().unwrap(), dumps.last().unwrap(), "{:?} changed something without a step", act);
            }
        }
        let whole = bench.document.dump().unwrap();
        for entry in bench.document.history().unwrap().iter().filter(|entry| entry.can_undo_alone) {
            if bench.document.undo_step(entry.id).is_ok() {
                while bench.document.next_steps().unwrap().0.is_some() {
                    bench.document.undo().unwrap();
                }
                while bench.document.next_steps().unwrap().1.is_some() {
                    bench.document.redo().unwrap();
                }
            }
            prop_assert_eq!(&bench.document.dump().unwrap(), &whole, "{} by itself", entry.title);
        }
        for before in dumps.iter().rev().skip(1) {
            bench.document.undo().unwrap();
            prop_assert_eq!(&bench.document.dump().unwrap(), before);
        }
        for after in dumps.iter().skip(1) {
            bench.document.redo().unwrap();
            prop_assert_eq!(&bench.document.dump().unwrap(), after);
        }
        for before in dumps.iter().rev().skip(1) {
            bench.document.undo().unwrap();
            prop_assert_eq!(&bench.document.dump().unwrap(), before);
        }
    }
}
