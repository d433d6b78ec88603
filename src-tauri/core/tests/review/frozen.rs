use jiff::civil::date;
use trellis_core::Result;
use trellis_core::api::edit::{CellEdit, EditKind, EditRequest, FieldKey, edit_partners};
use trellis_core::api::review::{MovedRequest, MovedView, freeze, moved_view, review};
use trellis_core::api::settings::{SettingChange, change_setting};
use trellis_core::model::{DealRole, Quarter};
use trellis_core::review::Frozen;
use trellis_core::store::tables::{FrozenQuarter, Setting, Table};
use trellis_core::store::{Document, Operation};

use super::deals::{Said, document, views};
use super::proposals::deal;

fn edit(document: &Document, partner: u32, field: FieldKey, text: &str) {
    let edits = vec![CellEdit { partner, field, text: text.to_owned() }];
    let report = edit_partners(document, &EditRequest { edits, kind: EditKind::Typed, may_add: false }).unwrap();
    assert_eq!(report.refused.len(), 0);
}

fn brought(partner: i64, month: i8, dollars: i64) -> Said {
    Said { amount: Some((dollars, "USD")), ..deal(partner, DealRole::Sourced, date(2026, month, 3)) }
}

fn stored(document: &Document) -> Vec<FrozenQuarter> {
    document.read(FrozenQuarter::all).unwrap()
}

fn go_to(document: &Document, quarter: &str) {
    let review_quarter = Quarter::parse(quarter).unwrap();
    let setting = Setting { review_quarter, ..document.read(Setting::read).unwrap() };
    let operation = Operation::AddPartner { partner: "Quarter".to_owned() };
    document.transact(&operation, |writer| writer.put(&setting)).unwrap();
}

fn compared(document: &Document, from: Option<&str>, to: Option<&str>) -> Result<MovedView> {
    let views = views(document);
    let request = MovedRequest { from: from.map(ToOwned::to_owned), to: to.map(ToOwned::to_owned) };
    moved_view(document, views.snapshot(), views.book(), views.matrix(), &request)
}

fn titles(view: &MovedView) -> Vec<&str> {
    view.groups.iter().map(|group| group.title.as_str()).collect()
}

#[test]
fn nothing_changes_a_frozen_quarter() {
    let document = document(6, &[brought(1, 2, 10), brought(1, 5, 30)], &[]);
    freeze(&document).unwrap();
    let before = stored(&document);
    let frozen = Frozen::stored(&before[0]).unwrap();
    let standing = |frozen: &Frozen| frozen.partners.values().find(|one| one.name == "Partner 1").unwrap().clone();
    assert_eq!((standing(&frozen).sourced, standing(&frozen).co_sell), (Some(30_00), Some(0)));
    assert_eq!(standing(&frozen).tier.unwrap().number(), 1);
    assert!(freeze(&document).unwrap_err().to_string().contains("was frozen on 2 Jul 2026, 14:32 UTC"));
    edit(&document, 1, FieldKey::Tier, "3");
    edit(&document, 1, FieldKey::Name, "Other");
    while document.undo().is_ok() {}
    assert_eq!(stored(&document), before);
    // The same state has the same bytes.
    let views = views(&document);
    let quarter = Quarter::parse("2026-04-01").unwrap();
    let again = |quarter| Frozen::of(views.snapshot(), views.book(), views.matrix(), quarter).bytes().unwrap();
    assert_eq!(again(quarter), again(quarter));
    let mut other = before[0].clone();
    other.content[20] ^= 1;
    assert!(Frozen::stored(&other).is_err());
    let tampered = |sql: &str| document.read(|connection| Ok(connection.execute(sql, [])?)).is_err();
    assert!(tampered("UPDATE frozen_quarter SET hash = ''") && tampered("DELETE FROM frozen_quarter"));
}

#[test]
fn a_quarter_is_frozen_once_it_is_over() {
    let document = document(1, &[], &[]);
    go_to(&document, "2026-07-01");
    let refused = freeze(&document).unwrap_err().to_string();
    assert_eq!(refused, "Q3 2026 ends on 30 September 2026; it can be frozen once it is over");
}

#[test]
fn what_moved_names_each_difference_and_who_made_it() {
    let document = document(6, &[brought(1, 2, 10), brought(1, 5, 30), brought(2, 5, 7)], &[]);
    let moved = || compared(&document, None, None).unwrap();
    // Never frozen before: only what deals and facts say of the quarter before.
    let first = moved();
    assert!(first.since.starts_with("Q1 2026 was never frozen"), "{}", first.since);
    let rows: Vec<(&str, &str, &str)> =
        first.groups[0].rows.iter().map(|row| (row.name.as_str(), row.from.as_str(), row.to.as_str())).collect();
    assert_eq!((first.groups.len(), first.groups[0].title.as_str()), (1, "Production"));
    assert_eq!(rows, [("Partner 1", "$10", "$30"), ("Partner 2", "$0", "$7")]);
    freeze(&document).unwrap();
    edit(&document, 1, FieldKey::Tier, "2");
    edit(&document, 2, FieldKey::Manager, "Ana");
    go_to(&document, "2026-07-01");
    let next = moved();
    assert_eq!(next.since, "Since Q2 2026, frozen 2 Jul 2026, 14:32 UTC");
    assert_eq!(titles(&next), ["Tiers", "Managers", "Production"]);
    let tier = &next.groups[0].rows[0];
    assert_eq!((tier.name.as_str(), tier.from.as_str(), tier.to.as_str()), ("Partner 1", "Tier 1", "Tier 2"));
}

#[test]
fn any_two_quarters_are_compared() {
    let earlier = Said { amount: Some((4, "USD")), ..deal(1, DealRole::Sourced, date(2025, 11, 3)) };
    let document = document(6, &[earlier, brought(1, 2, 10), brought(1, 5, 30), brought(2, 5, 7)], &[]);
    go_to(&document, "2026-01-01");
    freeze(&document).unwrap();
    edit(&document, 1, FieldKey::Tier, "2");
    go_to(&document, "2026-04-01");
    freeze(&document).unwrap();
    edit(&document, 3, FieldKey::Tier, "1");
    go_to(&document, "2026-07-01");
    let states = |view: &MovedView| -> Vec<(String, String)> {
        view.quarters.iter().map(|one| (one.label.clone(), one.state.clone())).collect()
    };
    let text = |of: &[(&str, &str)]| -> Vec<(String, String)> {
        of.iter().map(|(label, state)| ((*label).to_owned(), (*state).to_owned())).collect()
    };
    let last = compared(&document, None, None).unwrap();
    assert_eq!((last.from.as_str(), last.to.as_str()), ("2026-04-01", "2026-07-01"));
    let frozen = "frozen 2 Jul 2026";
    let known = [("Q4 2025", "never frozen"), ("Q1 2026", frozen), ("Q2 2026", frozen), ("Q3 2026", "as it stands")];
    assert_eq!(states(&last), text(&known));
    let names = |view: &MovedView| -> Vec<String> {
        view.groups.iter().flat_map(|group| group.rows.iter().map(|row| row.name.clone())).collect()
    };
    assert_eq!((titles(&last), names(&last)[0].as_str()), (vec!["Tiers", "Production"], "Partner 3"));

    // Between the two frozen ones only what was changed between them, also by whom it was changed.
    let between = compared(&document, None, Some("2026-04-01")).unwrap();
    assert_eq!(between.since, "From Q1 2026, frozen 2 Jul 2026, 14:32 UTC, to Q2 2026, frozen 2 Jul 2026, 14:32 UTC");
    assert_eq!(
        (titles(&between), names(&between)),
        (vec!["Tiers", "Production"], ["Partner 1", "Partner 1", "Partner 2"].map(str::to_owned).to_vec())
    );
    assert_eq!(between.groups[0].rows[0].to, "Tier 2");
    assert_eq!((between.outcome_line.as_str(), between.outcomes.len()), ("", 0));
    // Over both: both tiers.
    let over = compared(&document, Some("2026-01-01"), None).unwrap();
    assert_eq!(over.since, "Since Q1 2026, frozen 2 Jul 2026, 14:32 UTC");
    assert_eq!(names(&over)[..2], ["Partner 1".to_owned(), "Partner 3".to_owned()]);

    // Of a quarter that was never frozen only production is known; nobody is new or gone by it.
    let before = compared(&document, Some("2025-10-01"), Some("2026-01-01")).unwrap();
    let unknown = "From Q4 2025 to Q1 2026. Q4 2025 was never frozen, so only production, which is recorded by quarter, is compared.";
    assert_eq!((before.since.as_str(), titles(&before)), (unknown, vec!["Production"]));
    let refused = |from, to| compared(&document, Some(from), Some(to)).unwrap_err().to_string();
    let order = "Q2 2026 does not come before Q1 2026; choose an earlier quarter to compare with";
    assert_eq!(refused("2026-04-01", "2026-01-01"), order);
    assert_eq!(refused("2026-02-01", "2026-04-01"), "`2026-02-01` is not the first day of a quarter, as in 2026-04-01");
}

#[test]
fn the_review_goes_by_the_frozen_quarter() {
    let fact = FieldKey::Fact { measure: trellis_core::model::Measure::MdfAllocated, quarter: "2026-04-01".to_owned() };
    let document = document(1, &[], &[]);
    edit(&document, 1, fact.clone(), "$1,000");
    let envelope = || {
        let views = views(&document);
        review(views.snapshot(), views.book(), views.matrix(), None).unwrap().balances[1].envelope.clone()
    };
    assert_eq!(envelope(), "$1,000");
    edit(&document, 2, fact.clone(), "$500.50");
    assert_eq!(envelope(), "$1,500.50");
    let rate = |rate: &str| SettingChange::SetRate {
        currency: "EUR".to_owned(),
        since: "2026-06-30".to_owned(),
        rate: rate.to_owned(),
        instead_of: None,
    };
    change_setting(&document, &rate("1.10")).unwrap();
    edit(&document, 3, fact.clone(), "EUR 200");
    assert_eq!(envelope(), "$1,720.50");
    freeze(&document).unwrap();
    edit(&document, 1, fact, "$9,000");
    change_setting(&document, &rate("2")).unwrap();
    assert_eq!(envelope(), "$1,720.50");
}
