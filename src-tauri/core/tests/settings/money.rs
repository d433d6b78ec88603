use trellis_core::api::map::map;
use trellis_core::api::settings::SettingChange;
use trellis_core::model::{Currency, Measure, Quarter, Unit};
use trellis_core::store::tables::Fact;

use crate::desk::Desk;

fn currency(code: &str) -> SettingChange {
    SettingChange::Currency { code: code.to_owned() }
}

#[test]
fn amounts_keep_their_number_in_another_currency() {
    let desk = Desk::demo();
    // The demo's Tier 1 holds $420,000 of MDF and sourced $15,000,000.
    let shown = |now: &trellis_core::store::Snapshot| {
        let tier = map(now).tiers.remove(0);
        (tier.mdf.unwrap().text, tier.sourced.unwrap().text)
    };
    let texts = |mdf: &str, sourced: &str| (mdf.to_owned(), sourced.to_owned());
    assert_eq!(shown(&desk.snapshot()), texts("$420,000", "$15,000,000"));
    desk.changes(&currency("eur"), "Set Currency to EUR", texts("€420,000", "€15,000,000"), shown);
    desk.changes(&currency("JPY"), "Set Currency to JPY", texts("¥420,000", "¥15,000,000"), shown);
    desk.changes(&currency("KWD"), "Set Currency to KWD", texts("KWD 420,000", "KWD 15,000,000"), shown);
    let counted = desk.snapshot().facts.values().filter(|fact| fact.measure.unit() == Unit::Money).count();
    assert_eq!(desk.lines(&currency("EUR")), [format!("{counted} amounts are read as EUR, none is converted")]);
}

#[test]
fn what_is_no_money_keeps_its_unit() {
    let desk = Desk::demo();
    let others = |now: &trellis_core::store::Snapshot| {
        let others = now.facts.values().filter(|fact| fact.measure.unit() != Unit::Money);
        others.cloned().collect::<Vec<_>>()
    };
    let stood = others(&desk.snapshot());
    desk.change(&currency("JPY"));
    assert_eq!(others(&desk.snapshot()), stood);
    let now = desk.snapshot();
    let mut money = now.facts.values().filter(|fact| fact.measure.unit() == Unit::Money);
    assert!(money.all(|fact| fact.unit == "JPY"));
}

#[test]
fn an_amount_that_would_lose_its_decimals_is_named() {
    let desk = Desk::empty();
    let partner = desk.add_partner(1, "Corvane");
    let fact = Fact {
        partner_id: partner.id,
        quarter: Quarter::parse("2026-04-01").unwrap(),
        measure: Measure::MdfAllocated,
        value: 1_250,
        unit: "USD".to_owned(),
        import_id: None,
    };
    desk.write(|writer| writer.put(&fact));
    desk.refuses(
        &currency("JPY"),
        "Corvane, MDF allocated of Q2 2026: $12.50 would lose its decimals as JPY; change the amount first, nothing \
         was changed",
    );
    assert_eq!(desk.lines(&currency("EUR")), ["1 amount is read as EUR, it is not converted"]);
    desk.changes(&currency("KWD"), "Set Currency to KWD", (12_500, Currency::from_code("KWD").unwrap()), |now| {
        (now.facts.values().next().unwrap().value, now.setting.currency)
    });
}

#[test]
fn a_currency_is_three_letters() {
    for code in ["", "US", "EURO", "12$"] {
        let sentence = format!("“{code}” is not a currency; write its three letters, such as USD or EUR");
        Desk::empty().refuses(&currency(code), &sentence);
    }
}
