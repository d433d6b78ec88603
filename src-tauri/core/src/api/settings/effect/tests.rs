use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;
use tempfile::TempDir;
use uuid::Uuid;

use super::*;
use crate::Job;
use crate::api::settings::{List, WrittenRule, change_setting};
use crate::demo::create_demo;
use crate::model::{Band, PartnerType, ReviewStep, Tier};
use crate::store::tables::{Partner, PartnerMotion};
use crate::store::{Environment, Operation};

/// One of every kind of change, each with an effect on the demo.
fn changes() -> Vec<SettingChange> {
    let text = str::to_owned;
    vec![
        SettingChange::Name { name: text("Southfold") },
        SettingChange::Company { company: text("Southfold") },
        SettingChange::Confidentiality { text: String::new() },
        SettingChange::ProgramSponsor { name: text("Ada Ek") },
        SettingChange::Currency { code: text("kwd") },
        SettingChange::SetRate {
            currency: text("eur"),
            since: text("2026-03-31"),
            rate: text("1.08"),
            instead_of: None,
        },
        SettingChange::FiscalYear { first_month: 4 },
        SettingChange::ReviewQuarter { first_day: text("2026-07-01") },
        SettingChange::SmallBase { accounts: 100 },
        SettingChange::TierOneAManager { partners: 3 },
        SettingChange::StuckDays { days: 3 },
        SettingChange::ReviewStep { step: Some(ReviewStep::Decisions) },
        SettingChange::Band { tier: 2, band: Some(Band { low: 20, high: 40 }) },
        SettingChange::ExitRule { tier: 2, rule: text("The head of partnerships decides") },
        SettingChange::FourthTier { is_on: true },
        SettingChange::HiddenType { partner_type: PartnerType::Agency, is_hidden: true },
        SettingChange::AddWord { list: List::Segments, name: text("Public sector") },
        SettingChange::AddWord { list: List::Motions, name: text("Training") },
        SettingChange::AddWord { list: List::Managers, name: text("ZZ") },
        SettingChange::RenameWord { list: List::Segments, id: 3, name: text("Large") },
        SettingChange::RenameWord { list: List::Motions, id: 1, name: text("Joint selling") },
        SettingChange::RenameWord { list: List::Managers, id: 1, name: text("Alva Kord") },
        SettingChange::SegmentRule {
            id: 3,
            rule: WrittenRule { employees_at_least: text("500"), ..WrittenRule::default() },
        },
        SettingChange::MoveSegment { id: 4, place: 0 },
        SettingChange::RemoveWord { list: List::Segments, id: 4, into: Some(3) },
        SettingChange::RemoveWord { list: List::Segments, id: 3, into: None },
        SettingChange::RemoveWord { list: List::Motions, id: 1, into: Some(2) },
        SettingChange::RemoveWord { list: List::Motions, id: 2, into: None },
        SettingChange::RemoveWord { list: List::Managers, id: 1, into: Some(2) },
        SettingChange::RemoveWord { list: List::Managers, id: 2, into: None },
    ]
}

fn environment(folder: &Path) -> Environment {
    let clock = || "2026-07-14T09:00:00Z".parse::<Timestamp>().unwrap();
    // Each id is another, counted up.
    let last = AtomicU64::new(0);
    let ids = move || Uuid::from_u128(last.fetch_add(1, Ordering::Relaxed).into());
    Environment::new(folder.join("data"), clock, ids, TimeZone::UTC)
}

/// The demo without a partner of type agency, and with further motions.
fn demo(folder: &TempDir) -> Document {
    let path = folder.path().join("demo.trellis");
    let document = create_demo(&path, environment(folder.path()), &Job::unwatched()).unwrap();
    let partners = document.snapshot().unwrap().partners.clone();
    let operation = Operation::AddPartner { partner: "what the tests need".to_owned() };
    let written = document.transact(&operation, |writer| {
        for partner in &partners {
            let id = partner.id;
            let kind = partner.partner_type.filter(|kind| *kind != PartnerType::Agency);
            writer.put(&Partner { partner_type: kind.or(Some(PartnerType::Si)), ..partner.clone() })?;
            for motion_id in [1, 2, 3].into_iter().filter(|motion| Some(*motion) != partner.motion_id) {
                if (id + motion_id) % 3 > 0 {
                    writer.put(&PartnerMotion { partner_id: id, motion_id, import_id: None })?;
                }
            }
        }
        Ok(())
    });
    written.unwrap();
    document
}

#[test]
fn what_is_rehearsed_is_what_is_stored_and_undo_takes_it_back() {
    let folder = TempDir::new().unwrap();
    let document = demo(&folder);
    for change in changes() {
        let before = document.snapshot().unwrap();
        let entries = document.history().unwrap().len();
        let steps = plan(&before, &change).unwrap().steps;
        let rehearsed = rehearse(&before, &steps);

        change_setting(&document, &change).unwrap();

        let stored = document.snapshot().unwrap();
        assert_ne!(content(&before), content(&stored), "{change:?} changes something");
        assert_eq!(content(&rehearsed), content(&stored), "{change:?}");
        assert_eq!(document.history().unwrap().len(), entries + 1);
        document.undo().unwrap();
        assert_eq!(content(&before), content(&document.snapshot().unwrap()), "{change:?} undone");
    }
}

#[test]
fn a_fourth_tier_that_goes_is_rehearsed_as_it_is_stored() {
    let document = Document::in_memory(environment(Path::new(""))).unwrap();
    change_setting(&document, &SettingChange::FourthTier { is_on: true }).unwrap();
    let operation = Operation::AddPartner { partner: "Corvane".to_owned() };
    let corvane = Partner::named(1, Uuid::nil().to_string(), "Corvane".to_owned(), date(2026, 6, 30));
    let corvane = Partner { tier: Some(Tier::ALLIANCE), ..corvane };
    document.transact(&operation, |writer| writer.put(&corvane)).unwrap();
    let before = document.snapshot().unwrap();
    let off = SettingChange::FourthTier { is_on: false };
    let rehearsed = rehearse(&before, &plan(&before, &off).unwrap().steps);

    change_setting(&document, &off).unwrap();

    assert_eq!(content(&rehearsed), content(&document.snapshot().unwrap()));
}

fn content(snapshot: &Snapshot) -> Snapshot {
    Snapshot { revision: 0, ..snapshot.clone() }
}
