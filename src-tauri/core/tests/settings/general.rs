use jiff::civil::date;
use trellis_core::api::document::{Topic, rename};
use trellis_core::api::settings::SettingChange;
use trellis_core::model::ReviewStep;

use crate::desk::Desk;

#[test]
fn texts_change_and_come_back() {
    let desk = Desk::empty();
    let text = |text: &str| text.to_owned();
    desk.changes(
        &SettingChange::Name { name: text("  Partner map ") },
        "Renamed the document to Partner map",
        text("Partner map"),
        |now| now.setting.name.clone(),
    );
    desk.changes(
        &SettingChange::Company { company: text("Northfold") },
        "Set Company to Northfold",
        text("Northfold"),
        |now| now.setting.company.clone(),
    );
    desk.changes(
        &SettingChange::ProgramSponsor { name: text("Ada Ek") },
        "Set Program sponsor to Ada Ek",
        text("Ada Ek"),
        |now| now.setting.program_sponsor.clone(),
    );
    desk.changes(
        &SettingChange::Confidentiality { text: String::new() },
        "Cleared the setting Confidentiality",
        String::new(),
        |now| now.setting.confidentiality.clone(),
    );
}

#[test]
fn numbers_change_and_come_back() {
    let desk = Desk::empty();
    desk.changes(&SettingChange::SmallBase { accounts: 0 }, "Set Small base to 0 accounts", 0, |now| {
        now.setting.small_base
    });
    desk.changes(&SettingChange::TierOneAManager { partners: 3 }, "Set Tier 1 partners a manager to 3", 3, |now| {
        now.setting.tier_one_a_manager
    });
    desk.changes(&SettingChange::StuckDays { days: 1 }, "Set Review stuck after to 1 day", 1, |now| {
        now.setting.stuck_days
    });
}

#[test]
fn numbers_out_of_bounds_are_refused() {
    let desk = Desk::empty();
    desk.refuses(
        &SettingChange::SmallBase { accounts: 10_001 },
        "the small base is 0 to 10,000 accounts; it was left as it is",
    );
    for partners in [0, 51] {
        desk.refuses(
            &SettingChange::TierOneAManager { partners },
            "a dedicated manager has 1 to 50 Tier 1 partners; the number was left as it is",
        );
    }
    for days in [0, 366] {
        desk.refuses(
            &SettingChange::StuckDays { days },
            "a review step is stuck after 1 to 365 days; the number was left as it is",
        );
    }
}

#[test]
fn a_document_has_a_name_and_no_text_is_longer_than_120_letters() {
    let desk = Desk::empty();
    let long = "x".repeat(121);
    let sentence = "a document's name has 1 to 120 characters; the name was left as it is";
    desk.refuses(&SettingChange::Name { name: " ".to_owned() }, sentence);
    desk.refuses(&SettingChange::Name { name: long.clone() }, sentence);
    desk.refuses(
        &SettingChange::Company { company: long.clone() },
        "the company's name has at most 120 characters, this one has 121; shorten it",
    );
    desk.refuses(
        &SettingChange::ProgramSponsor { name: long.clone() },
        "the program sponsor's name has at most 120 characters, this one has 121; shorten it",
    );
    desk.refuses(
        &SettingChange::Confidentiality { text: long },
        "the confidentiality tag has at most 120 characters, this one has 121; shorten it",
    );
}

#[test]
fn what_changes_nothing_makes_no_entry_and_keeps_redo() {
    let desk = Desk::empty();
    rename(&desk.document, "Northfold").unwrap();
    desk.document.undo().unwrap();
    let revision = desk.snapshot().revision;

    for same in [
        SettingChange::Name { name: "Untitled".to_owned() },
        SettingChange::Currency { code: "usd".to_owned() },
        SettingChange::SmallBase { accounts: 20 },
        SettingChange::FourthTier { is_on: false },
        SettingChange::ReviewStep { step: None },
        SettingChange::FiscalYear { first_month: 1 },
        SettingChange::ReviewQuarter { first_day: "2026-04-01".to_owned() },
        SettingChange::MoveSegment { id: 2, place: 1 },
    ] {
        let changed = desk.change(&same);
        assert_eq!((changed.revision, changed.topics), (revision, Vec::<Topic>::new()), "{same:?}");
        assert_eq!(desk.lines(&same), [""; 0], "{same:?}");
    }

    assert_eq!(desk.document.next_steps().unwrap().1.as_deref(), Some("Renamed the document to Northfold"));
}

#[test]
fn a_review_step_is_stored_with_the_day_it_was_reached() {
    let desk = Desk::empty();
    let step = |step| SettingChange::ReviewStep { step };
    desk.changes(
        &step(Some(ReviewStep::Proposals)),
        "Set Review step to Criteria propose",
        (Some(ReviewStep::Proposals), Some(date(2026, 7, 14))),
        |now| (now.setting.review_step, now.setting.review_step_since),
    );
    desk.change(&step(Some(ReviewStep::Freeze)));
    desk.changes(&step(None), "Cleared the setting Review step", (None, None), |now| {
        (now.setting.review_step, now.setting.review_step_since)
    });
}
