use trellis_core::api::document::set_review_quarter;
use trellis_core::api::settings::SettingChange;
use trellis_core::model::{JointStage, Measure, Quarter};
use trellis_core::store::tables::{Account, Fact, JointTarget};
use uuid::Uuid;

use crate::desk::Desk;

fn fiscal(first_month: u8) -> SettingChange {
    SettingChange::FiscalYear { first_month }
}

fn quarter(first_day: &str) -> Quarter {
    Quarter::parse(first_day).unwrap()
}

#[test]
fn a_year_with_the_same_quarters_only_names_them_anew() {
    let desk = Desk::demo();
    assert_eq!(desk.lines(&fiscal(4)), ["Q2 2026 is then called Q1 FY27"]);
    let facts = desk.snapshot().facts.clone();
    desk.changes(
        &fiscal(4),
        "Set First month of the fiscal year to April",
        ("Q1 FY27".to_owned(), quarter("2026-04-01")),
        |now| (now.setting.calendar.label(now.setting.review_quarter), now.setting.review_quarter),
    );
    assert_eq!(desk.snapshot().facts, facts);
}

#[test]
fn a_year_with_other_quarters_is_refused_once_values_are_recorded() {
    let desk = Desk::empty();
    let partner = desk.add_partner(1, "Corvane");
    let fact = |measure| Fact {
        partner_id: partner.id,
        quarter: quarter("2026-04-01"),
        measure,
        value: 3,
        unit: "count".to_owned(),
        import_id: None,
    };
    desk.write(|writer| writer.put(&fact(Measure::CoSellDeals)));
    desk.refuses(
        &fiscal(2),
        "the fiscal year cannot begin in February: 1 value is recorded for quarters that begin in January, April, July \
         and October; a year that begins in February, May, August or November has other quarters",
    );
    desk.write(|writer| writer.put(&fact(Measure::RegisteredDeals)));
    desk.refuses(
        &fiscal(12),
        "the fiscal year cannot begin in December: 2 values are recorded for quarters that begin in January, April, \
         July and October; a year that begins in March, June, September or December has other quarters",
    );
}

#[test]
fn a_joint_target_list_holds_its_quarter_too() {
    let desk = Desk::empty();
    let partner = desk.add_partner(1, "Corvane");
    let account = Account {
        id: 1,
        uuid: Uuid::new_v4().to_string(),
        name: "Dravmantle".to_owned(),
        external_id: None,
        domain: None,
        segment_id: None,
        status: None,
        owner: None,
        industry: None,
        country: None,
        city: None,
        stage: None,
        last_activity: None,
        employees: None,
        custom: Vec::new(),
        import_id: None,
        source_row: None,
    };
    let target = JointTarget {
        partner_id: partner.id,
        account_id: 1,
        quarter: quarter("2026-04-01"),
        stage: JointStage::Mapped,
        owner: None,
        next_step: None,
        import_id: None,
    };
    desk.write(|writer| {
        writer.put(&account)?;
        writer.put(&target)
    });
    desk.refuses(
        &fiscal(2),
        "the fiscal year cannot begin in February: 1 joint target account is recorded for quarters that begin in \
         January, April, July and October; a year that begins in February, May, August or November has other quarters",
    );
}

#[test]
fn without_values_the_review_quarter_moves_to_the_quarter_its_first_day_falls_in() {
    let desk = Desk::empty();
    assert_eq!(desk.lines(&fiscal(2)), ["The review quarter is then Q1 FY27, 1 February 2026 to 30 April 2026"]);
    desk.changes(&fiscal(2), "Set First month of the fiscal year to February", (2, quarter("2026-02-01")), |now| {
        (now.setting.calendar.first_month(), now.setting.review_quarter)
    });
    desk.refuses(&fiscal(0), "a fiscal year begins in month 1 to 12; it was left as it is");
    desk.refuses(&fiscal(13), "a fiscal year begins in month 1 to 12; it was left as it is");
}

#[test]
fn the_review_quarter_is_a_quarter_of_the_calendar() {
    let desk = Desk::demo();
    let to = |first_day: &str| SettingChange::ReviewQuarter { first_day: first_day.to_owned() };
    desk.changes(&to("2026-07-01"), "Made Q3 2026 the review quarter", quarter("2026-07-01"), |now| {
        now.setting.review_quarter
    });
    desk.refuses(&to("2026-05-01"), "`2026-05-01` is not the first day of a quarter");
    desk.refuses(&to("soon"), "`soon` is not the first day of a quarter");
    set_review_quarter(&desk.document, "2026-01-01").unwrap();
    assert_eq!(desk.last_entry(), "Made Q1 2026 the review quarter");
}
