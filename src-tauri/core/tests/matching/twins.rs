//! Companies that are called much like another and are not it.

use super::dice::Dice;
use super::names::{Entry, Roots, TRADES, VAGUE};
use super::spellings::Family;

/// Words and names that are a slip apart, and yet two.
const CONFUSED: [(&str, &str); 36] = [
    ("Allianz", "Alliant"),
    ("Novartis", "Novavax"),
    ("Astra", "Astro"),
    ("Merck", "Merit"),
    ("Sanofi", "Sonoco"),
    ("Danone", "Danaos"),
    ("Conoco", "Conagra"),
    ("Textron", "Teradyne"),
    ("Cigna", "Cognex"),
    ("Ametek", "Amtech"),
    ("Aramark", "Armark"),
    ("Valero", "Valeo"),
    ("Nordea", "Nordex"),
    ("Kellogg", "Kelloway"),
    ("Unilever", "Univar"),
    ("Humana", "Humanis"),
    ("Raytheon", "Rayonier"),
    ("Verizon", "Verisign"),
    ("Boeing", "Boehringer"),
    ("Centene", "Centurion"),
    ("Equifax", "Equinix"),
    ("Marriott", "Merritt"),
    ("Sabre", "Saber Ridge"),
    ("Siemens", "Simmons"),
    ("Vodafone", "Vodacom"),
    ("Ericsson", "Erickson Homes"),
    ("Continental", "Intercontinental"),
    ("Telefonica", "Teleflex"),
    ("Swisscom", "Swissport"),
    ("Michelin", "Micheldorf"),
    ("Panasonic", "Pansonic Sound"),
    ("Clorox", "Clarox"),
    ("Monsanto", "Montsant"),
    ("Halifax", "Haliburton"),
    ("Bayer", "Beyer"),
    ("Dexcom", "Dexia"),
];

/// What stands in the list, where a family brings its own.
pub fn listed() -> impl Iterator<Item = &'static str> {
    CONFUSED.iter().map(|(listed, _)| *listed)
}

const fn family(name: &'static str, spell: fn(&Entry, &mut Roots, &mut Dice) -> Option<String>) -> Family {
    Family { name, is_held_out: false, spell }
}

const fn held_out(name: &'static str, spell: fn(&Entry, &mut Roots, &mut Dice) -> Option<String>) -> Family {
    Family { name, is_held_out: true, spell }
}

pub const FAMILIES: [Family; 10] = [
    family("other trade", |entry, _, dice| {
        let (first, trade) = of_trade(entry)?;
        let other = dice.pick(&TRADES);
        let shares = other.split(' ').any(|word| trade.contains(word)) || trade == other;
        (!shares).then(|| format!("{first} {other}"))
    }),
    family("other root", |entry, roots, dice| {
        let (_, rest) = entry.bare.split_once(' ')?;
        Some(format!("{} {rest}", roots.next(dice)))
    }),
    family("other company", |_, roots, dice| Some(format!("{} {}", roots.next(dice), dice.pick(&TRADES)))),
    family("other place", |entry, roots, dice| {
        let (what, _) = entry.bare.split_once(" of ")?;
        Some(format!("{what} of {}", roots.next(dice)))
    }),
    family("own part", |entry, roots, dice| {
        (!entry.bare.contains(' ')).then(|| format!("{} {}", entry.bare, roots.next(dice)))
    }),
    family("all vague", |_, _, dice| {
        Some(format!(
            "{} {} {}",
            dice.pick(&["Global", "Advanced", "General", "United"]),
            dice.pick(&TRADES),
            dice.pick(&VAGUE)
        ))
    }),
    held_out("other family", |entry, _, dice| {
        let (first, rest) = entry.bare.split_once(" & ")?;
        let other = dice.word("Bellweather Cunningham Featherstone Oppenheimer Trelawney Villanueva Wodehouse");
        Some(if dice.one_in(2) { format!("{first} & {other}") } else { format!("{other} & {rest}") })
    }),
    held_out("slip apart", |entry, _, dice| {
        let (_, other) = CONFUSED.iter().find(|(listed, _)| *listed == entry.bare)?;
        Some(if dice.one_in(2) { (*other).to_owned() } else { format!("{other} {}", dice.pick(&TRADES)) })
    }),
    held_out("two trades", |entry, roots, dice| {
        let (_, trade) = of_trade(entry)?;
        Some(format!("{} {trade} {}", roots.next(dice), dice.pick(&TRADES)))
    }),
    held_out("number", |entry, _, dice| {
        (!entry.bare.contains(' ') && dice.one_in(3))
            .then(|| format!("{} {} Fund {}", dice.pick(&["Quantum", "Prime"]), dice.pick(&TRADES), 1 + dice.below(9)))
    }),
];

/// Who and what: "Corvane", "Life Insurance".
fn of_trade(entry: &Entry) -> Option<(&str, &str)> {
    let (first, trade) = entry.bare.split_once(' ')?;
    TRADES.contains(&trade).then_some((first, trade))
}
