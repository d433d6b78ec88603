//! Editing partners: what is written, what is refused, what Undo brings back.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod desk;

use desk::Desk;
use trellis_core::api::edit::{EditKind, FieldKey, MergeFacts, MergeRequest, MoveRequest};
use trellis_core::model::{Measure, PartnerType};

fn mdf() -> FieldKey {
    FieldKey::Fact { measure: Measure::MdfAllocated, quarter: "2026-04-01".to_owned() }
}

#[test]
fn a_field_is_rewritten_named_and_taken_back() {
    let desk = Desk::demo();
    let before = desk.dump();

    desk.set("Tessaroy", FieldKey::Manager, "AK");

    assert_eq!(desk.value("Tessaroy", &FieldKey::Manager), "AK");
    assert_eq!(desk.last_step(), "Tessaroy: Manager set to AK");
    assert_eq!(desk.origin("Tessaroy", &FieldKey::Manager), "By hand, 2 July 2026");
    desk.undo();
    assert_eq!(desk.dump(), before);
    desk.redo();
    assert_eq!(desk.value("Tessaroy", &FieldKey::Manager), "AK");
}

#[test]
fn every_field_takes_what_people_write() {
    let desk = Desk::demo();
    for (field, text, expected) in [
        (FieldKey::Name, "  Corvane   Group ", "Corvane Group"),
        (FieldKey::Tier, "Platinum", "Tier 1"),
        (FieldKey::PartnerType, "VAR", "Reseller"),
        (FieldKey::Roles, "gsi; isv", "SI, ISV"),
        (FieldKey::Motion, "deal reg", "Deal registration only"),
        (FieldKey::OtherMotions, "Joint marketing, co-sell", "Co-sell, Joint marketing"),
        (FieldKey::Manager, "Ana Ruiz", "Ana Ruiz"),
        (FieldKey::Website, "https://www.corvane.com/about", "corvane.com"),
        (FieldKey::Region, "EMEA", "EMEA"),
        (FieldKey::PartnerSince, "31.12.2023", "31 December 2023"),
        (FieldKey::ExternalId, "P-1", "P-1"),
        (FieldKey::AsOf, "1 Jul 2026", "1 July 2026"),
        (FieldKey::Lifecycle, "onboarding", "Onboarding"),
        (FieldKey::Sponsor, "Jo Park, COO", "Jo Park, COO"),
        (FieldKey::Reason, "raises deal size", "Raises deal size"),
        (FieldKey::Agreement, "signed", "Signed"),
        (FieldKey::AgreementExpires, "2027-03-31", "31 March 2027"),
        (mdf(), "$1.2M", "$1,200,000"),
        (FieldKey::Fact { measure: Measure::Fte, quarter: "2026-04-01".into() }, "25%", "0.25"),
        (FieldKey::Fact { measure: Measure::CoSellDeals, quarter: "2026-01-01".into() }, "1,200", "1200"),
        (FieldKey::Custom { name: "Region lead".into() }, "Kim", "Kim"),
    ] {
        let partner = if field == FieldKey::Name { "Corvane" } else { "Corvane Group" };
        desk.set(partner, field.clone(), text);
        assert_eq!(desk.value("Corvane Group", &field), expected, "{field:?}");
    }
    // The stage that began is dated today.
    assert_eq!(desk.value("Corvane Group", &FieldKey::OnboardingOn), "2 July 2026");
}

#[test]
fn what_cannot_be_read_is_refused_and_the_rest_is_stored() {
    let desk = Desk::demo();
    let edits = [
        ("Corvane", mdf(), "abc"),
        ("Obrel", mdf(), "5%"),
        ("Obrel", FieldKey::Motion, "jo"),
        ("Hollin", mdf(), "40k"),
    ];

    let refused = desk.edit(&edits, EditKind::Pasted, false);

    assert_eq!(
        refused,
        [
            "Corvane, MDF: “abc” is not an amount; write a number, or leave it empty",
            "Obrel, MDF: “5%” is not an amount; write a number, or leave it empty",
            "Obrel, Motion: “jo” is not a motion of this document; choose one, or add it as a new motion",
        ]
    );
    assert_eq!(desk.value("Hollin", &mdf()), "$40,000");
    assert_eq!(desk.last_step(), "Hollin: MDF changed from $55,000 to $40,000");
}

#[test]
fn a_name_or_id_of_another_partner_is_refused() {
    let desk = Desk::demo();
    let refused = desk.edit(
        &[
            ("Corvane", FieldKey::Name, "tessaroy"),
            ("Corvane", FieldKey::ExternalId, "NF-1006"),
            ("Corvane", FieldKey::Name, ""),
        ],
        EditKind::Typed,
        false,
    );
    assert_eq!(refused.len(), 3);
    assert!(refused[0].contains("the name of another partner"), "{}", refused[0]);
    assert!(refused[1].contains("the id of another partner"), "{}", refused[1]);
    assert_eq!(desk.value("Corvane", &FieldKey::Name), "Corvane");
}

#[test]
fn a_value_that_stands_already_makes_no_step() {
    let desk = Desk::demo();
    let before = desk.last_step();
    assert!(desk.edit(&[("Corvane", mdf(), "$31,500.00")], EditKind::Typed, false).is_empty());
    assert_eq!(desk.last_step(), before);
}

#[test]
fn a_new_motion_is_added_only_when_the_user_says_so_and_goes_with_undo() {
    let desk = Desk::demo();
    let before = desk.dump();
    assert!(
        desk.edit(
            &[("Obrel", FieldKey::Motion, "Roadshow"), ("Copperway", FieldKey::Motion, "Roadshow")],
            EditKind::FilledDown,
            true
        )
        .is_empty()
    );
    assert_eq!(desk.value("Copperway", &FieldKey::Motion), "Roadshow");
    assert_eq!(desk.last_step(), "Filled down Motion of 2 partners");
    desk.undo();
    assert_eq!(desk.dump(), before);
}

#[test]
fn a_move_changes_tier_and_type_and_drops_a_role_that_became_primary() {
    let desk = Desk::demo();
    desk.place("Corvane", 1, PartnerType::Reseller, false);
    assert_eq!(desk.value("Corvane", &FieldKey::Tier), "Tier 1");
    assert_eq!(desk.value("Corvane", &FieldKey::PartnerType), "Reseller");
    assert_eq!(desk.value("Corvane", &FieldKey::Roles), "");
    assert_eq!(desk.last_step(), "Corvane moved to Tier 1, Reseller");
    desk.undo();
    assert_eq!(desk.value("Corvane", &FieldKey::Roles), "Reseller");
    desk.place("Corvane", 2, PartnerType::Isv, true);
    assert_eq!(
        (desk.value("Corvane", &FieldKey::Roles).as_str(), desk.last_step().as_str()),
        ("ISV, Reseller", "Corvane also plays software vendor")
    );
}

#[test]
fn a_move_is_told_before_it_is_made() {
    let desk = Desk::demo();
    let preview = desk.preview("Corvane", 1, PartnerType::Si);
    assert_eq!(preview.title, "Move to Tier 1, systems integrator");
    // 3 + 4 co-sell deals; CW runs five partners, Corvane among them; Tier 1 has 12 x 0.22 or 0.23 FTE = 2.67, Corvane 0.23.
    assert_eq!(
        preview.lines,
        [
            "Rule met: 7 co-sell deals, 6 needed.",
            "Needs a dedicated manager: CW runs 4 other partners. FTE 2.67 → 2.90.",
            "Tier 2 falls to 27, band 30–100.",
        ]
    );
    let [strategic, managed] = preview.tiers.as_slice() else { panic!("two tiers change") };
    assert_eq!((strategic.count_before, strategic.count_after, strategic.fte_change.as_str()), (12, 13, "+0.23"));
    assert_eq!(
        (managed.count_before, managed.count_after, managed.fte_change.as_str(), managed.is_outside),
        (28, 27, "−0.23", true)
    );
    assert!(!desk.preview("Corvane", 2, PartnerType::Si).is_change);
    assert_eq!(desk.preview("Obrel", 1, PartnerType::Isv).lines[0], "Rule not met: 0 co-sell deals, 6 needed.");
}

#[test]
fn a_partner_is_added_and_removed_with_everything() {
    let desk = Desk::demo();
    let before = desk.dump();
    desk.add("Newcomer");
    assert_eq!(desk.last_step(), "Added Newcomer");
    assert!(desk.try_add("  newcomer ").unwrap_err().contains("already"));
    assert!(desk.try_add("   ").is_err());
    desk.undo();
    assert_eq!(desk.dump(), before);

    desk.remove(&["Tessaroy", "Corvane"]);
    assert_eq!(desk.last_step(), "Removed Corvane and 1 more");
    assert!(!desk.dump().contains("Tessaroy"));
    desk.undo();
    assert_eq!(desk.dump(), before);
}

#[test]
fn a_merge_keeps_what_stands_takes_over_what_lacks_and_leaves_an_alias() {
    let desk = Desk::demo();
    desk.add("Corvane GmbH");
    let quarter = |quarter: &str| FieldKey::Fact { measure: Measure::Sourced, quarter: quarter.to_owned() };
    desk.set("Corvane GmbH", FieldKey::Sponsor, "Ana");
    desk.set("Corvane GmbH", FieldKey::Region, "APAC");
    desk.set("Corvane GmbH", quarter("2026-04-01"), "100k");
    desk.set("Corvane GmbH", quarter("2026-07-01"), "7");
    let before = desk.dump();
    let request = |facts| MergeRequest { kept: desk.id("Corvane"), merged: desk.id("Corvane GmbH"), facts };

    let preview = desk.preview_merge(request(MergeFacts::Add));
    assert_eq!(preview.title, "Corvane GmbH becomes part of Corvane");
    assert!(preview.has_common_facts);
    let row = |label: &str| preview.rows.iter().find(|row| row.label == label).unwrap();
    assert_eq!((row("Region").kept.as_str(), row("Region").result.as_str()), ("North America", "North America"));
    assert_eq!((row("Executive sponsor").kept.as_str(), row("Executive sponsor").result.as_str()), ("", "Ana"));
    assert_eq!(row("Sourced, Q2 2026").result, "$700,000");
    assert_eq!(preview.lines[0], "1 recorded value is taken over.");

    desk.merge(request(MergeFacts::Keep));
    assert_eq!(desk.value("Corvane", &quarter("2026-04-01")), "$600,000");
    assert_eq!(desk.value("Corvane", &quarter("2026-07-01")), "$7");
    assert_eq!(desk.value("Corvane", &FieldKey::Sponsor), "Ana");
    assert_eq!(desk.last_step(), "Merged Corvane GmbH into Corvane");
    desk.undo();
    assert_eq!(desk.dump(), before);
    desk.merge(request(MergeFacts::Add));
    assert_eq!(desk.value("Corvane", &quarter("2026-04-01")), "$700,000");
}

#[test]
fn a_file_that_names_a_merged_partner_means_the_one_it_became_part_of() {
    let desk = Desk::demo();
    desk.add("Corvane GmbH");
    desk.merge(MergeRequest { kept: desk.id("Corvane"), merged: desk.id("Corvane GmbH"), facts: MergeFacts::Keep });
    let report = desk.import("late.csv", "Partner,Tier,Type,Manager,Region\ncorvane gmbh,Tier 2,SI,ZZ,North America\n");
    assert_eq!((report.added, report.updated), (0, 1));
    assert_eq!(desk.value("Corvane", &FieldKey::Manager), "ZZ");
    assert_eq!(desk.origin("Corvane", &FieldKey::Manager), "late.csv, row 2");
    assert_eq!(desk.origin("Corvane", &FieldKey::Region), "demo-roster.xlsx, sheet Roster, row 17");
    desk.undo();
    assert_eq!(desk.value("Corvane", &FieldKey::Manager), "CW");
    assert_eq!(desk.origin("Corvane", &FieldKey::Manager), "demo-roster.xlsx, sheet Roster, row 17");
}

#[test]
fn a_file_with_both_halves_of_a_merge_is_read_by_the_row_of_the_one_that_stayed() {
    let desk = Desk::demo();
    desk.add("Aacme");
    desk.merge(MergeRequest { kept: desk.id("Corvane"), merged: desk.id("Aacme"), facts: MergeFacts::Keep });
    let report = desk
        .import("both.csv", "Partner,Tier,Type,Manager,Region\nAacme,Tier 3,ISV,XX,APAC\nCorvane,Tier 2,SI,ZZ,EMEA\n");
    assert_eq!((report.added, report.updated, report.skipped), (0, 1, 1));
    assert_eq!(desk.value("Corvane", &FieldKey::Manager), "ZZ");
    assert_eq!(desk.value("Corvane", &FieldKey::Tier), "Tier 2");
}

#[test]
fn a_merge_notes_where_what_it_took_over_is_from() {
    let desk = Desk::demo();
    desk.add("Corvane GmbH");
    desk.set("Corvane GmbH", FieldKey::Sponsor, "Ana");
    desk.set("Corvane", FieldKey::Region, "");
    desk.set("Hollin", FieldKey::Region, "APAC");
    desk.merge(MergeRequest { kept: desk.id("Corvane"), merged: desk.id("Corvane GmbH"), facts: MergeFacts::Keep });
    assert_eq!(desk.origin("Corvane", &FieldKey::Sponsor), "By hand, 2 July 2026");
    // The website of Hollin stood in its own row of the roster.
    desk.set("Corvane", FieldKey::Website, "");
    let row = desk.origin("Hollin", &FieldKey::Website);
    desk.merge(MergeRequest { kept: desk.id("Corvane"), merged: desk.id("Hollin"), facts: MergeFacts::Keep });
    assert!(row.starts_with("demo-roster.xlsx, sheet Roster, row "), "{row}");
    assert_eq!(desk.origin("Corvane", &FieldKey::Website), row);
}

#[test]
fn a_merge_adds_no_scores_and_leaves_no_role_that_is_the_type() {
    let desk = Desk::demo();
    let psat = FieldKey::Fact { measure: Measure::Psat, quarter: "2026-04-01".to_owned() };
    desk.set("Corvane", psat.clone(), "4.40");
    desk.set("Pellworth", psat.clone(), "4.20");
    desk.set("Corvane", FieldKey::PartnerType, "");
    desk.set("Corvane", FieldKey::Roles, "Reseller");
    desk.set("Pellworth", FieldKey::PartnerType, "Reseller");
    desk.set("Pellworth", FieldKey::AgreementExpires, "2024-01-31");
    desk.set("Corvane", FieldKey::Agreement, "Signed");
    let before = desk.dump();
    desk.merge(MergeRequest { kept: desk.id("Corvane"), merged: desk.id("Pellworth"), facts: MergeFacts::Add });
    assert_eq!(desk.value("Corvane", &psat), "4.40");
    assert_eq!(
        (desk.value("Corvane", &FieldKey::PartnerType), desk.value("Corvane", &FieldKey::Roles)),
        ("Reseller".to_owned(), String::new())
    );
    assert_eq!(desk.value("Corvane", &FieldKey::AgreementExpires), "");
    desk.undo();
    assert_eq!(desk.dump(), before);
}

#[test]
fn a_merge_of_lists_of_two_quarters_says_that_the_later_one_counts() {
    let desk = Desk::demo();
    let request = MergeRequest { kept: desk.id("Corvane"), merged: desk.id("Windle Trade"), facts: MergeFacts::Keep };
    let lines = desk.preview_merge(request).lines;
    assert!(
        lines.iter().any(|line| line.ends_with("of an earlier list no longer count: the later of the two lists does.")),
        "{lines:?}"
    );
    assert!(!lines.iter().any(|line| line.contains("shared account")), "{lines:?}");
    let shared = |desk: &Desk| desk.partner("Corvane").overlap.summary;
    let before = shared(&desk);
    desk.merge(request);
    assert_eq!(shared(&desk), before);
}

#[test]
fn words_for_tiers_are_read_from_all_that_is_pasted() {
    let desk = Desk::demo();
    let pasted = [("Corvane", "Platinum"), ("Pellworth", "Gold"), ("Hollin", "Silver")];
    let edits = pasted.map(|(partner, word)| (partner, FieldKey::Tier, word));
    assert!(desk.edit(&edits, EditKind::Pasted, false).is_empty());
    let tiers = pasted.map(|(partner, _)| desk.value(partner, &FieldKey::Tier));
    assert_eq!(tiers, ["Tier 1", "Tier 2", "Tier 3"]);
}

#[test]
fn what_is_copied_is_pasted_as_it_was() {
    let desk = Desk::demo();
    let phone = FieldKey::Custom { name: "Phone".to_owned() };
    desk.set("Corvane", phone.clone(), "+49 30 1234");
    let copied = desk.copy(&["Corvane"], std::slice::from_ref(&phone));
    assert_eq!(copied, "'+49 30 1234");
    assert!(desk.edit(&[("Hollin", phone.clone(), &copied)], EditKind::Pasted, false).is_empty());
    assert_eq!(desk.value("Hollin", &phone), "+49 30 1234");
}

#[test]
fn what_was_not_recorded_is_no_reason_to_leave_a_tier() {
    let desk = Desk::demo();
    assert_eq!(
        desk.preview("Marrowby Group", 2, PartnerType::Si).lines[0],
        "Rule met: nothing produced in two quarters."
    );
    let deals = FieldKey::Fact { measure: Measure::CoSellDeals, quarter: "2026-01-01".to_owned() };
    desk.set("Marrowby Group", deals, "");
    assert!(desk.preview("Marrowby Group", 2, PartnerType::Si).lines[0].starts_with("Insufficient history"));
}

#[test]
fn a_joint_target_list_counts_towards_the_working_set() {
    let desk = Desk::demo();
    for account in 1..=8 {
        desk.target("Corvane", account, true);
    }
    let partner = desk.partner("Corvane");
    assert_eq!(partner.joint_targets.summary, "8 accounts, within 8–15");
    desk.target("Corvane", 3, false);
    assert_eq!(desk.partner("Corvane").joint_targets.summary, "7 accounts, below 8–15");
    desk.undo();
    assert_eq!(desk.partner("Corvane").joint_targets.accounts.len(), 8);
}

#[test]
fn cells_are_copied_as_a_spreadsheet_takes_them() {
    let desk = Desk::demo();
    let fields = [FieldKey::Name, mdf(), FieldKey::PartnerSince];
    assert_eq!(desk.copy(&["Corvane", "Tessaroy"], &fields), "Corvane\t31500\t2023-10-15\nTessaroy\t\t2020-08-06");
}

#[test]
fn undo_to_takes_back_everything_since() {
    let desk = Desk::demo();
    let before = desk.dump();
    desk.set("Corvane", FieldKey::Region, "A");
    let first = desk.history()[0].id;
    desk.set("Corvane", FieldKey::Region, "B");
    desk.set("Obrel", FieldKey::Region, "C");
    desk.document.undo_to(first).unwrap();
    assert_eq!(desk.dump(), before);
    assert!(desk.document.undo_to(first).is_err());
}

#[test]
fn asking_for_a_move_is_refused_for_a_tier_the_document_has_not() {
    let desk = Desk::demo();
    let request = MoveRequest { partner: desk.id("Corvane"), tier: 0, partner_type: PartnerType::Si, as_role: false };
    assert!(trellis_core::api::edit::move_partner(&desk.document, request).is_err());
}
