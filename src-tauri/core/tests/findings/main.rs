//! The gaps the map shows by itself: each appears, says what closes it, and goes away.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

#[path = "../roster/mod.rs"]
mod roster;
mod warnings;

use jiff::civil::date;
use roster::{REVIEW, Roster, target};
use trellis_core::api::edit::FieldKey;
use trellis_core::api::map::{ActionTarget, Finding, FindingKind, FindingOffer, Mark, SettingsSection};
use trellis_core::model::{Band, Measure, PartnerType, ReviewStep, Tier};
use trellis_core::store::tables::{Fact, Motion, PartnerList, StatedDensityRow, TierSetting};

fn found(roster: &Roster) -> Vec<Finding> {
    roster.views().map().findings
}

fn kinds(roster: &Roster) -> Vec<FindingKind> {
    found(roster).iter().map(|finding| finding.kind).collect()
}

fn titles(roster: &Roster) -> Vec<String> {
    found(roster).into_iter().map(|finding| finding.title).collect()
}

/// The one finding of a kind.
#[track_caller]
fn only(roster: &Roster, kind: FindingKind) -> Finding {
    let mut own: Vec<Finding> = found(roster).into_iter().filter(|finding| finding.kind == kind).collect();
    assert_eq!(own.len(), 1, "{:?}", titles(roster));
    own.remove(0)
}

#[track_caller]
fn says(finding: &Finding, title: &str, detail: &str, key: &str, label: &str) {
    let said = (&*finding.title, &*finding.detail, &*finding.key, &*finding.action.label);
    assert_eq!(said, (title, detail, key, label));
}

fn edits(field: FieldKey, offer: Option<(&str, &[&str])>) -> ActionTarget {
    let offer = offer.map(|(label, texts)| FindingOffer {
        label: label.to_owned(),
        texts: texts.iter().map(|text| (*text).to_owned()).collect(),
    });
    ActionTarget::EditField { field, offer }
}

fn fact_field(measure: Measure) -> FieldKey {
    FieldKey::Fact { measure, quarter: REVIEW.to_string() }
}

/// The fact of the review quarter as it stands.
fn standing_fact(roster: &Roster, partner: i64, measure: Measure) -> Fact {
    let snapshot = roster.document.snapshot().unwrap();
    snapshot.facts.values().find(|fact| fact.partner_id == partner && fact.measure == measure).unwrap().clone()
}

#[test]
fn a_sound_document_has_no_findings_and_an_empty_one_neither() {
    assert_eq!(titles(&Roster::sound()), Vec::<String>::new());
    assert_eq!(titles(&Roster::new()), Vec::<String>::new());
}

#[test]
fn a_partner_without_a_tier_is_placed() {
    let roster = Roster::sound();
    roster.partner(2, "Birch", |birch| birch.partner_type = Some(PartnerType::Si));
    let finding = only(&roster, FindingKind::NoTier);
    says(&finding, "Birch has no tier", "place it on the map", "no_tier 2", "Place…");
    assert_eq!((&finding.action.target, finding.tier), (&ActionTarget::Place, None));
    roster.partner(2, "Birch", |birch| birch.tier = Some(Tier::TRANSACTIONAL));
    assert_eq!(kinds(&roster), []);
}

#[test]
fn a_partner_without_a_type_is_given_one() {
    let roster = Roster::sound();
    roster.partner(2, "Birch", |birch| birch.tier = Some(Tier::TRANSACTIONAL));
    let finding = only(&roster, FindingKind::NoType);
    says(&finding, "Birch has no type", "the type sets how it is run", "no_type 2", "Set type…");
    assert_eq!(finding.action.target, edits(FieldKey::PartnerType, None));
    roster.partner(2, "Birch", |birch| birch.partner_type = Some(PartnerType::Si));
    assert_eq!(kinds(&roster), []);
}

#[test]
fn tier_one_needs_a_manager_each() {
    let roster = Roster::sound();
    roster.partner(1, "Alder", |alder| alder.manager_id = None);
    roster.partner(2, "Birch", |birch| {
        birch.manager_id = Some(1);
        birch.tier = Some(Tier::TRANSACTIONAL);
        birch.partner_type = Some(PartnerType::Si);
    });
    let finding = only(&roster, FindingKind::NoManager);
    says(&finding, "Alder has no manager", "Tier 1 needs one each", "no_manager 1", "Assign…");
    assert_eq!((&finding.action.target, finding.tier), (&edits(FieldKey::Manager, None), Some(1)));
    roster.partner(1, "Alder", |alder| alder.manager_id = Some(1));
    assert_eq!(kinds(&roster), []);
}

#[test]
fn tier_one_has_mdf_allocated() {
    let roster = Roster::sound();
    roster.fact(1, Measure::MdfAllocated, 0);
    let finding = only(&roster, FindingKind::NoMdf);
    says(&finding, "Alder has no MDF", "Tier 1 without allocation", "no_mdf 1", "Allocate…");
    assert_eq!(finding.action.target, edits(fact_field(Measure::MdfAllocated), None));
    roster.remove(&standing_fact(&roster, 1, Measure::MdfAllocated));
    assert_eq!(kinds(&roster), [FindingKind::NoMdf]);
    roster.fact(1, Measure::MdfAllocated, 1);
    assert_eq!(kinds(&roster), []);
}

#[test]
fn more_than_three_of_a_kind_are_told_together() {
    let roster = Roster::sound();
    for id in 2..=5 {
        roster.partner(id, &format!("Birch {id}"), |birch| birch.tier = Some(Tier::TRANSACTIONAL));
    }
    let finding = only(&roster, FindingKind::NoType);
    says(&finding, "4 partners have no type", "Birch 2, Birch 3, Birch 4, Birch 5", "no_type", "Set type…");
    for id in 2..=5 {
        roster.partner(id, "", |birch| {
            birch.partner_type = Some(PartnerType::Si);
            birch.tier = Some(Tier::STRATEGIC);
            birch.motion_id = Some(1);
        });
        roster.fact(id, Measure::MdfAllocated, 100);
    }
    let finding = only(&roster, FindingKind::NoManager);
    assert_eq!((&*finding.title, &*finding.key), ("4 Tier 1 partners have no manager", "no_manager tier 1"));
    assert_eq!(finding.partners.len(), 4);
}

#[test]
fn a_manager_is_dedicated_up_to_the_number_of_the_document() {
    let roster = Roster::sound();
    roster.partner(2, "Birch", |birch| {
        birch.tier = Some(Tier::STRATEGIC);
        birch.partner_type = Some(PartnerType::Si);
        birch.motion_id = Some(1);
        birch.manager_id = Some(1);
    });
    roster.fact(2, Measure::MdfAllocated, 100);
    let finding = only(&roster, FindingKind::SharedManager);
    says(&finding, "AK carries 2 Tier 1 partners", "Alder, Birch", "shared_manager 1", "Reassign…");
    assert_eq!(finding.action.target, edits(FieldKey::Manager, None));
    assert_eq!(roster.views().map().tiers[0].cells[0].partners[0].note, "AK has 2 Tier 1s");
    roster.setting(|setting| setting.tier_one_a_manager = 2);
    assert_eq!(kinds(&roster), []);
    // A managed partner takes no dedicated manager.
    roster.setting(|setting| setting.tier_one_a_manager = 1);
    roster.partner(2, "Birch", |birch| birch.tier = Some(Tier::MANAGED));
    assert_eq!(kinds(&roster), []);
}

#[test]
fn a_missing_motion_is_offered_as_the_types_suggest_it() {
    let roster = Roster::sound();
    let types = [PartnerType::Marketplace, PartnerType::Agency, PartnerType::Reseller];
    for (id, kind) in (2..).zip(types) {
        roster.partner(id, &format!("Birch {id}"), |birch| {
            birch.tier = Some(Tier::MANAGED);
            birch.partner_type = Some(kind);
        });
    }
    let finding = only(&roster, FindingKind::NoMotion);
    let names = "Birch 2, Birch 3, Birch 4";
    says(&finding, "3 Tier 2 partners have no motion", names, "no_motion tier 2", "Set motion…");
    let texts: &[&str] = &["Marketplace listing", "Joint marketing", "Co-sell"];
    assert_eq!(finding.action.target, edits(FieldKey::Motion, Some(("Set the suggested motions", texts))));

    // A motion the document does not have is not offered, and neither is one without a type that suggests it.
    let motion = |id: i64| roster.document.snapshot().unwrap().motions[&id].clone();
    let (listing, renamed) = (motion(2), Motion { name: "Store page".to_owned(), ..motion(2) });
    roster.put(&renamed);
    assert_eq!(only(&roster, FindingKind::NoMotion).action.target, edits(FieldKey::Motion, None));
    roster.put(&listing);
    roster.partner(2, "", |birch| birch.partner_type = None);
    assert_eq!(only(&roster, FindingKind::NoMotion).action.target, edits(FieldKey::Motion, None));

    for id in 2..=4 {
        roster.partner(id, "", |birch| (birch.motion_id, birch.partner_type) = (Some(1), Some(PartnerType::Si)));
    }
    assert_eq!(kinds(&roster), []);
    // Tier 3 needs none.
    roster.partner(2, "", |birch| (birch.motion_id, birch.tier) = (None, Some(Tier::TRANSACTIONAL)));
    assert_eq!(kinds(&roster), []);
}

#[test]
fn a_band_warns_below_and_above() {
    let roster = Roster::sound();
    let rule = |low, high| TierSetting {
        tier: Tier::STRATEGIC,
        band: Some(Band { low, high }),
        exit_rule: "Nothing produced: out".to_owned(),
    };
    roster.put(&rule(2, 3));
    let finding = only(&roster, FindingKind::BandBroken);
    says(&finding, "Tier 1 is below its band", "1 partner, expected 2–3", "band_broken tier 1", "Edit band…");
    assert_eq!(finding.action.target, ActionTarget::Settings { section: SettingsSection::Tiers });
    roster.put(&rule(0, 0));
    assert_eq!(titles(&roster), ["Tier 1 is above its band"]);
    roster.put(&rule(1, 1));
    assert_eq!(kinds(&roster), []);
}

#[test]
fn manager_time_in_tier_three_can_be_set_to_nothing() {
    let roster = Roster::sound();
    for (id, fte) in [(2, 25), (3, 0), (4, 50)] {
        roster.partner(id, &format!("Birch {id}"), |birch| {
            birch.tier = Some(Tier::TRANSACTIONAL);
            birch.partner_type = Some(PartnerType::Si);
        });
        roster.fact(id, Measure::Fte, fte);
    }
    let finding = only(&roster, FindingKind::TimeInSelfServe);
    says(&finding, "0.75 FTE is spent on self-serve Tier 3", "2 partners", "time_in_self_serve", "Move time…");
    let offer = Some(("Set all to 0", &["0", "0"][..]));
    assert_eq!(finding.action.target, edits(fact_field(Measure::Fte), offer));
    roster.fact(2, Measure::Fte, 0);
    roster.fact(4, Measure::Fte, 0);
    assert_eq!(kinds(&roster), []);
}

#[test]
fn what_is_spent_outside_the_working_set_is_told_once_there_is_one() {
    let roster = Roster::sound();
    for account in 1..=9 {
        roster.account(account, &format!("Account {account}"), None);
    }
    roster.partner(2, "Birch", |birch| {
        birch.tier = Some(Tier::MANAGED);
        birch.partner_type = Some(PartnerType::Si);
        birch.motion_id = Some(1);
    });
    roster.fact(1, Measure::Fte, 100);
    roster.fact(2, Measure::Fte, 600);
    roster.fact(2, Measure::MdfAllocated, 84_000_000);
    assert_eq!(kinds(&roster), []);

    roster.targets(1, 8);
    let finding = only(&roster, FindingKind::OutsideWorkingSet);
    says(
        &finding,
        "6.00 FTE and $840,000 MDF are spent outside the working set",
        "1 partner has fewer than 8 joint target accounts",
        "outside_working_set",
        "Plan accounts…",
    );
    assert_eq!(finding.action.target, ActionTarget::JointTargets);
    // Seven accounts are too few: what Alder costs is outside too.
    roster.remove(&target(1, 8));
    let title = only(&roster, FindingKind::OutsideWorkingSet).title;
    assert_eq!(title, "7.00 FTE and $990,000 MDF are spent outside the working set");
    roster.targets(1, 8);
    roster.fact(2, Measure::MdfAllocated, 0);
    assert_eq!(titles(&roster), ["6.00 FTE is spent outside the working set"]);
    roster.targets(2, 8);
    assert_eq!(kinds(&roster), []);
}

#[test]
fn every_tier_of_the_document_has_an_exit_rule() {
    let roster = Roster::sound();
    let rule = |tier, text: &str| TierSetting { tier, band: None, exit_rule: text.to_owned() };
    roster.put(&rule(Tier::MANAGED, " "));
    let finding = only(&roster, FindingKind::NoExitRule);
    let why = "nothing says when a partner leaves it";
    says(&finding, "Tier 2 has no exit rule", why, "no_exit_rule tier 2", "Write rule…");
    assert_eq!(finding.action.target, ActionTarget::Settings { section: SettingsSection::Tiers });
    roster.put(&rule(Tier::MANAGED, "Below two deals a year: to Tier 3"));
    assert_eq!(kinds(&roster), []);
    roster.setting(|setting| setting.fourth_tier = true);
    assert_eq!(titles(&roster), ["Tier 0 has no exit rule"]);
    roster.put(&rule(Tier::ALLIANCE, "By decision of the executives"));
    assert_eq!(kinds(&roster), []);
}

#[test]
fn an_operating_layer_with_nothing_in_it_is_told() {
    let roster = Roster::sound();
    roster.remove(&PartnerList { partner_id: 1, as_of: date(2026, 6, 30), import_id: None });
    let finding = only(&roster, FindingKind::EmptyLayer);
    let why = "no partner's account list or overlap density is imported";
    says(&finding, "The data layer is empty", why, "empty_layer data", "Import…");
    assert_eq!(finding.action.target, ActionTarget::Import);
    let withheld = StatedDensityRow {
        partner_id: 1,
        segment_id: 1,
        as_of: date(2026, 6, 30),
        shares: false,
        shared: None,
        base: None,
        basis_points: None,
        import_id: None,
    };
    roster.put(&withheld);
    assert_eq!(kinds(&roster), [FindingKind::EmptyLayer]);
    roster.put(&StatedDensityRow { shares: true, basis_points: Some(1_050), ..withheld });
    assert_eq!(kinds(&roster), []);
}

#[test]
fn relationships_deals_and_program_are_layers_too() {
    let roster = Roster::sound();
    roster.partner(1, "Alder", |alder| (alder.manager_id, alder.tier) = (None, Some(Tier::MANAGED)));
    let finding = only(&roster, FindingKind::EmptyLayer);
    let why = "no partner has a manager or an executive sponsor";
    says(&finding, "The relationships layer is empty", why, "empty_layer relationships", "Assign…");
    assert_eq!(finding.action.target, edits(FieldKey::Manager, None));
    assert_eq!(finding.partners.len(), 1);
    roster.partner(1, "Alder", |alder| alder.sponsor = Some("Ines Marr".to_owned()));
    assert_eq!(kinds(&roster), []);

    roster.remove(&standing_fact(&roster, 1, Measure::CoSellDeals));
    let finding = only(&roster, FindingKind::EmptyLayer);
    let why = "no co-sell, registered, sourced or influenced deal is recorded";
    says(&finding, "The deals layer is empty", why, "empty_layer deals", "Import…");
    roster.fact(1, Measure::Influenced, 0);
    assert_eq!(kinds(&roster), []);

    roster.setting(|setting| setting.program_sponsor = String::new());
    let finding = only(&roster, FindingKind::EmptyLayer);
    let why = "no sponsor is named, and neither attribution rule nor criteria are signed";
    says(&finding, "The program layer is empty", why, "empty_layer program", "Name sponsor…");
    assert_eq!(finding.action.target, ActionTarget::Settings { section: SettingsSection::General });
    roster.setting(|setting| setting.program_sponsor = "Ines Marr".to_owned());
    assert_eq!(kinds(&roster), []);
}

#[test]
fn a_review_step_is_stuck_after_more_than_its_days() {
    let roster = Roster::sound();
    roster.setting(|setting| {
        setting.review_step = Some(ReviewStep::WhatMoved);
        setting.review_step_since = Some(date(2026, 7, 2));
    });
    roster.today("2026-07-16T09:00:00Z");
    assert_eq!(kinds(&roster), []);
    // A day passes without any change of the document.
    roster.today("2026-07-17T09:00:00Z");
    let finding = only(&roster, FindingKind::StuckReview);
    let title = "The review has stood at “See what moved” for 15 days";
    says(&finding, title, "since 2 July 2026, expected 14 days", "stuck_review", "Move on");
    assert_eq!(finding.action.target, ActionTarget::NextReviewStep);
    roster.setting(|setting| setting.stuck_days = 15);
    assert_eq!(kinds(&roster), []);
    roster.setting(|setting| (setting.stuck_days, setting.review_step) = (3, Some(ReviewStep::ReadOut)));
    let last = only(&roster, FindingKind::StuckReview).action;
    assert_eq!(last.target, ActionTarget::Settings { section: SettingsSection::Review });
    roster.setting(|setting| (setting.review_step, setting.review_step_since) = (None, None));
    assert_eq!(kinds(&roster), []);
}

#[test]
fn a_stale_partner_can_be_confirmed_as_of_today() {
    let roster = Roster::sound();
    roster.partner(1, "Alder", |alder| alder.as_of = date(2026, 3, 31));
    let finding = only(&roster, FindingKind::Stale);
    says(&finding, "1 partner is stale", "last refreshed in Q1 2026", "stale", "Refresh…");
    assert_eq!(finding.action.target, edits(FieldKey::AsOf, Some(("Still true today", &["2026-07-02"]))));
    assert_eq!(roster.views().map().tiers[0].cells[1].partners[0].mark, Mark::Stale);
    // Before the review quarter begins today would not refresh it.
    roster.today("2026-03-31T09:00:00Z");
    assert_eq!(only(&roster, FindingKind::Stale).action.target, edits(FieldKey::AsOf, None));
    roster.partner(1, "Alder", |alder| alder.as_of = date(2026, 4, 1));
    assert_eq!(kinds(&roster), []);
}

#[test]
fn findings_come_the_worst_first_and_have_keys_of_their_own() {
    let roster = Roster::new();
    for (id, tier) in [(1, Some(Tier::STRATEGIC)), (2, Some(Tier::MANAGED)), (3, None)] {
        roster.partner(id, &format!("Birch {id}"), |birch| {
            birch.tier = tier;
            birch.as_of = date(2026, 1, 31);
        });
    }
    let found = found(&roster);
    assert!(found.is_sorted_by_key(|finding| finding.kind), "{:?}", titles(&roster));
    let mut keys: Vec<&str> = found.iter().map(|finding| finding.key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), found.len());
    assert!(FindingKind::ALL.is_sorted());
    for kind in FindingKind::ALL {
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
    }
}
