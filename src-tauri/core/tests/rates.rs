//! Amounts in several currencies: kept as they were said, converted once, and left out of totals where no rate holds.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod roster;

use jiff::civil::{Date, date};
use roster::{REVIEW, Roster};
use trellis_core::api::edit::{
    CellEdit, EditKind, EditRequest, EditableField, FieldKey, MergeFacts, MergeRequest, edit_partners, merge_partners,
};
use trellis_core::api::map::{ActionTarget, Finding, FindingKind, SettingsSection};
use trellis_core::api::partners::PartnersRequest;
use trellis_core::api::readout::SlideKind;
use trellis_core::api::settings::{SettingChange, change_setting};
use trellis_core::model::{Currency, Measure, PartnerType, Quarter, Tier};
use trellis_core::store::tables::Fact;

const BEFORE: Date = date(2026, 1, 1);

/// Two partners of Tier 1: what they sourced is recorded by the test.
fn two() -> Roster {
    let roster = Roster::new();
    for (id, name) in [(1, "Corvane"), (2, "Obrel")] {
        roster.partner(id, name, |partner| {
            partner.tier = Some(Tier::STRATEGIC);
            partner.partner_type = Some(PartnerType::Si);
        });
    }
    roster
}

fn sourced(roster: &Roster, partner_id: i64, first_day: Date, value: i64, unit: &str) {
    let (quarter, unit) = (Quarter::starting(first_day).unwrap(), unit.to_owned());
    roster.put(&Fact { partner_id, quarter, measure: Measure::Sourced, value, unit, import_id: None });
}

fn rate(roster: &Roster, currency: &str, since: &str, rate: &str) {
    let [currency, since, rate] = [currency, since, rate].map(str::to_owned);
    let change = SettingChange::SetRate { currency, since, rate, instead_of: None };
    change_setting(&roster.document, &change).unwrap();
}

/// What Tier 1 sourced in both quarters, and how it was converted.
fn total(roster: &Roster) -> (Option<String>, String) {
    let map = roster.views().map();
    (map.tiers[0].sourced.as_ref().map(|amount| amount.text.clone()), map.conversion)
}

fn key(first_day: Date) -> FieldKey {
    FieldKey::Fact { measure: Measure::Sourced, quarter: first_day.to_string() }
}

fn field(roster: &Roster, partner: u32, first_day: Date) -> EditableField {
    let view = roster.views().partner(partner).unwrap();
    let fields = view.measures.into_iter().flat_map(|row| row.fields);
    fields.into_iter().find(|field| field.key == key(first_day)).unwrap()
}

fn write(roster: &Roster, text: &str) -> Vec<String> {
    let edits = vec![CellEdit { partner: 1, field: key(REVIEW), text: text.to_owned() }];
    let request = EditRequest { edits, kind: EditKind::Typed, may_add: false };
    let report = edit_partners(&roster.document, &request).unwrap();
    report.refused.into_iter().map(|refused| refused.sentence).collect()
}

/// The amount of Corvane as it is stored.
fn stored(roster: &Roster) -> (i64, String) {
    let snapshot = roster.document.snapshot().unwrap();
    let fact = &snapshot.facts[&(1, Quarter::starting(REVIEW).unwrap(), Measure::Sourced)];
    (fact.value, fact.unit.clone())
}

fn without_rate(roster: &Roster) -> Vec<Finding> {
    roster.views().map().findings.into_iter().filter(|finding| finding.kind == FindingKind::NoRate).collect()
}

#[test]
fn a_quarter_is_converted_at_the_latest_rate_of_its_last_day_or_before() {
    let roster = two();
    sourced(&roster, 1, BEFORE, 10_000, "EUR");
    sourced(&roster, 1, REVIEW, 10_000, "EUR");
    sourced(&roster, 2, REVIEW, 5_000, "USD");
    rate(&roster, "EUR", "2025-12-31", "1.05");
    // €100 at 1.05, twice, and $50.
    assert_eq!(total(&roster), (Some("$260".to_owned()), "EUR at 1.05 from 31 Dec 2025".to_owned()));
    // The last day of Q1 counts for Q1 and Q2: twice €100 at 1.08, and $50.
    rate(&roster, "EUR", "2026-03-31", "1.08");
    assert_eq!(total(&roster), (Some("$266".to_owned()), "EUR at 1.08 from 31 Mar 2026".to_owned()));
    // A day of Q2 counts for Q2 alone: €100 at 1.08, €100 at 1.1, and $50.
    rate(&roster, "EUR", "2026-04-01", "1.1");
    let both = "EUR at 1.08 from 31 Mar 2026, EUR at 1.1 from 1 Apr 2026".to_owned();
    assert_eq!(total(&roster), (Some("$268".to_owned()), both));
    // A day after Q2 counts for neither.
    rate(&roster, "EUR", "2026-07-01", "2");
    assert_eq!(total(&roster).0.as_deref(), Some("$268"));
    for expected in ["$268", "$266", "$260"] {
        roster.document.undo().unwrap();
        assert_eq!(total(&roster).0.as_deref(), Some(expected));
    }
}

#[test]
fn minor_units_and_halves_are_those_of_the_reporting_currency() {
    let roster = two();
    // ¥1,500 at 0.0067 are $10.05, KWD 1.234 at 3.25 are $4.0105.
    sourced(&roster, 1, REVIEW, 1_500, "JPY");
    sourced(&roster, 2, REVIEW, 1_234, "KWD");
    rate(&roster, "JPY", "2026-06-30", "0.0067");
    rate(&roster, "KWD", "2026-06-30", "3.25");
    assert_eq!(total(&roster).0.as_deref(), Some("$14.06"));
    // Half a cent, and one cent and a half.
    sourced(&roster, 1, REVIEW, 1, "EUR");
    sourced(&roster, 2, REVIEW, 3, "EUR");
    rate(&roster, "EUR", "2026-06-30", "0.5");
    let sourced: Vec<_> =
        [1, 2].map(|id| roster.document.snapshot().unwrap().fact(id, quarter(), Measure::Sourced)).into();
    assert_eq!(sourced, [Some(0), Some(2)]);
}

fn quarter() -> Quarter {
    Quarter::starting(REVIEW).unwrap()
}

#[test]
fn an_amount_without_a_rate_is_kept_shown_and_in_no_total() {
    let roster = two();
    sourced(&roster, 1, REVIEW, 120_000, "EUR");
    sourced(&roster, 2, REVIEW, 5_000, "USD");
    let line = "1 amount in EUR has no rate and is left out".to_owned();
    assert_eq!(total(&roster), (Some("$50".to_owned()), line.clone()));
    let shown = field(&roster, 1, REVIEW);
    assert_eq!((shown.value.as_str(), shown.input.as_str()), ("€1k", "EUR 1200"));
    assert_eq!(shown.origin, "By hand; €1,200 has no rate to USD and is in no total");
    let found = without_rate(&roster);
    let said = (found[0].title.as_str(), found[0].detail.as_str(), found[0].key.as_str());
    assert_eq!(said, ("1 amount in EUR has no rate to USD", "in no total; Corvane", "no_rate eur"));
    assert_eq!(found[0].action.target, ActionTarget::Settings { section: SettingsSection::Currencies });
    let table = roster.views().partners(&PartnersRequest::default()).unwrap();
    assert_eq!(table.totals.last(), Some(&line));

    rate(&roster, "EUR", "2026-03-31", "1.08");

    assert_eq!(without_rate(&roster).len(), 0);
    assert_eq!(total(&roster), (Some("$1,346".to_owned()), "EUR at 1.08 from 31 Mar 2026".to_owned()));
    let shown = field(&roster, 1, REVIEW);
    assert_eq!((shown.value.as_str(), shown.input.as_str()), ("$1k", "EUR 1200"));
    assert_eq!(shown.origin, "By hand; €1,200 at 1.08 from 31 Mar 2026");
    assert_eq!(stored(&roster), (120_000, "EUR".to_owned()));
}

#[test]
fn money_in_another_currency_is_no_missing_mdf() {
    let roster = two();
    let (quarter, unit) = (quarter(), "EUR".to_owned());
    roster.put(&Fact { partner_id: 1, quarter, measure: Measure::MdfAllocated, value: 100, unit, import_id: None });
    let findings = roster.views().map().findings;
    let lacking: Vec<&str> = findings
        .iter()
        .filter(|finding| finding.kind == FindingKind::NoMdf)
        .map(|finding| finding.title.as_str())
        .collect();
    assert_eq!(lacking, ["Obrel has no MDF"]);
}

#[test]
fn what_is_typed_is_in_the_reporting_currency_or_the_one_it_names() {
    let roster = two();
    assert_eq!(write(&roster, "1,200"), [""; 0]);
    assert_eq!(stored(&roster), (120_000, "USD".to_owned()));
    assert_eq!(write(&roster, "€1,200"), [""; 0]);
    assert_eq!(stored(&roster), (120_000, "EUR".to_owned()));
    assert_eq!(write(&roster, "KWD 1.234"), [""; 0]);
    assert_eq!(stored(&roster), (1_234, "KWD".to_owned()));
    // What the editor was given is what stands: nothing is stored.
    let entries = roster.document.history().unwrap().len();
    let input = field(&roster, 1, REVIEW).input;
    assert_eq!((input.as_str(), write(&roster, &input)), ("KWD 1.234", Vec::new()));
    assert_eq!(roster.document.history().unwrap().len(), entries);
}

#[test]
fn a_dollar_sign_is_no_currency_where_the_reporting_one_is_none_of_its() {
    let roster = two();
    change_setting(&roster.document, &SettingChange::Currency { code: Currency::EUR.code().to_owned() }).unwrap();
    assert_eq!(
        write(&roster, "$5"),
        [
            "Corvane, Sourced: “$5” is not taken ($ may be several currencies; write its code); write a number, or leave it empty"
        ]
    );
}

#[test]
fn merged_amounts_in_two_currencies_are_added_in_the_reporting_one_or_not_at_all() {
    let roster = two();
    sourced(&roster, 1, REVIEW, 10_000, "EUR");
    sourced(&roster, 2, REVIEW, 5_000, "USD");
    let request = MergeRequest { kept: 1, merged: 2, facts: MergeFacts::Add };
    let refused = merge_partners(&roster.document, request).unwrap_err().message;
    assert_eq!(
        refused,
        "Sourced, Q2 2026: €100 and $50 cannot be added without a rate to USD; enter it in the settings, or keep the value \
         of the partner that stays"
    );
    rate(&roster, "EUR", "2026-03-31", "1.08");
    let preview = roster.views().preview_merge(&roster.document, request).unwrap();
    let row = preview.rows.iter().find(|row| row.label == "Sourced, Q2 2026").unwrap();
    assert_eq!((row.kept.as_str(), row.merged.as_str(), row.result.as_str()), ("€100", "$50", "$158"));
    merge_partners(&roster.document, request).unwrap();
    assert_eq!(stored(&roster), (15_800, "USD".to_owned()));
}

#[test]
fn the_slide_says_at_which_rates_its_amounts_were_converted() {
    let roster = two();
    sourced(&roster, 1, REVIEW, 10_000, "EUR");
    rate(&roster, "EUR", "2026-03-31", "1.08");
    let views = roster.views();
    let readout = views.readout().unwrap();
    let map = readout.slides().iter().find(|slide| slide.id.kind == SlideKind::TierOneMap).unwrap();
    assert!(map.scene.alt.contains("Converted: EUR at 1.08 from 31 Mar 2026."), "{}", map.scene.alt);
}
