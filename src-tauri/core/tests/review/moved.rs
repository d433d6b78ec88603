use std::collections::BTreeMap;

use jiff::civil::date;
use trellis_core::api::edit::{CellEdit, EditKind, EditRequest, FieldKey, add_partner, edit_partners, remove_partners};
use trellis_core::api::review::{MovedRequest, freeze, moved_view};
use trellis_core::model::{DealRole, Quarter};
use trellis_core::store::tables::{Segment, Setting, StatedDensityRow};
use trellis_core::store::{Document, Operation};

use super::deals::{Said, document_with, views};
use super::proposals::deal;

/// What moved, by heading: name, was, is, and which change did it, without its moment.
type Told = BTreeMap<String, Vec<[String; 4]>>;

fn edit(document: &Document, partner: u32, field: FieldKey, text: &str) {
    let edits = vec![CellEdit { partner, field, text: text.to_owned() }];
    let report = edit_partners(document, &EditRequest { edits, kind: EditKind::Typed, may_add: true }).unwrap();
    assert_eq!(report.refused.len(), 0);
}

/// Partner 1 has this many of the twenty accounts of segment 1.
fn shared(document: &Document, shared: u32) {
    let operation = Operation::AddPartner { partner: "Density".to_owned() };
    let (partner_id, segment_id, as_of) = (1, 1, date(2026, 6, 30));
    let (shared, base) = (Some(shared), Some(20));
    document
        .transact(&operation, |writer| {
            writer.put(&Segment::named(1, "One".to_owned(), 1))?;
            let (shares, basis_points, import_id) = (true, None, None);
            writer.put(&StatedDensityRow {
                partner_id,
                segment_id,
                as_of,
                shares,
                shared,
                base,
                basis_points,
                import_id,
            })
        })
        .unwrap();
}

fn go_to(document: &Document, quarter: &str) {
    let review_quarter = Quarter::parse(quarter).unwrap();
    let reviewer = "Ana Ruiz".to_owned();
    let setting = Setting { review_quarter, reviewer, ..document.read(Setting::read).unwrap() };
    let operation = Operation::AddPartner { partner: "Quarter".to_owned() };
    document.transact(&operation, |writer| writer.put(&setting)).unwrap();
}

fn told(document: &Document, from: &str, to: &str) -> Told {
    let views = views(document);
    let request = MovedRequest { from: Some(from.to_owned()), to: Some(to.to_owned()) };
    let view = moved_view(document, views.snapshot(), views.book(), views.matrix(), &request).unwrap();
    let by = |text: &str| text.split(", 2 Jul").next().unwrap().to_owned();
    let groups = view.groups.into_iter().map(|group| {
        let rows = group.rows.into_iter().map(|row| [row.name, row.from, row.to, by(&row.by)]);
        (group.title, rows.collect())
    });
    groups.collect()
}

fn rows(of: &[[&str; 4]]) -> Vec<[String; 4]> {
    of.iter().map(|row| row.map(str::to_owned)).collect()
}

/// Between Q1 and Q2 2026, both frozen, everything moves once; what is edited behind the second is none of it, though the clock stands.
#[test]
fn every_kind_of_move_is_told_with_the_change_that_made_it() {
    let brought =
        |month, dollars| Said { amount: Some((dollars, "USD")), ..deal(1, DealRole::Sourced, date(2026, month, 3)) };
    let targets: Vec<(i64, i64, &str)> = (1..=8).map(|account| (1, account, "2026-04-01")).collect();
    let document = document_with(60, &[brought(2, 10), brought(5, 30)], &[], &targets);
    shared(&document, 5);
    go_to(&document, "2026-01-01");
    edit(&document, 1, FieldKey::Tier, "3");
    edit(&document, 1, FieldKey::Tier, "1");
    freeze(&document).unwrap();

    edit(&document, 1, FieldKey::Tier, "2");
    edit(&document, 2, FieldKey::PartnerType, "SI");
    edit(&document, 2, FieldKey::Motion, "Co-sell");
    edit(&document, 2, FieldKey::Manager, "Ana");
    edit(&document, 3, FieldKey::Lifecycle, "Sunset");
    remove_partners(&document, &[4]).unwrap();
    add_partner(&document, "Newcomer").unwrap();
    shared(&document, 6);
    go_to(&document, "2026-04-01");
    freeze(&document).unwrap();
    edit(&document, 1, FieldKey::Tier, "1");
    edit(&document, 2, FieldKey::Manager, "Ben");

    let expected: Told = [
        ("New partners", rows(&[["Newcomer", "", "No tier", "Added Newcomer by Ana Ruiz"]])),
        ("Gone", rows(&[["Partner 4", "No tier", "", "Removed Partner 4 by Ana Ruiz"]])),
        (
            "Tiers",
            rows(&[
                ["Partner 1", "Tier 1", "Tier 2", "Partner 1: Tier changed from Tier 1 to Tier 2 by Ana Ruiz"],
                ["Partner 3", "Tier 2", "Sunset", "Partner 3: Lifecycle set to Sunset by Ana Ruiz"],
            ]),
        ),
        (
            "Types",
            rows(&[[
                "Partner 2",
                "software vendor",
                "systems integrator",
                "Partner 2: Type changed from ISV to SI by Ana Ruiz",
            ]]),
        ),
        ("Motions", rows(&[["Partner 2", "None", "Co-sell", "Partner 2: Motion set to Co-sell by Ana Ruiz"]])),
        ("Managers", rows(&[["Partner 2", "None", "Ana", "Partner 2: Manager set to Ana by Ana Ruiz"]])),
        ("Overlap density", rows(&[["Partner 1", "One 25% (5/20)", "30% (6/20)", "Added Density by Ana Ruiz"]])),
        ("Working set", rows(&[["Partner 1", "outside, 0 accounts", "in it, 8 accounts", ""]])),
        ("Production", rows(&[["Partner 1", "$10", "$30", ""]])),
    ]
    .map(|(title, rows)| (title.to_owned(), rows))
    .into();
    assert_eq!(told(&document, "2026-01-01", "2026-04-01"), expected);
    document.close().unwrap();
}
