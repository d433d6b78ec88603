use std::cell::OnceCell;
use std::collections::HashSet;

use super::deal_words::{deal_role, deal_stage};
use super::fields::{Content, Header, quarter_in};
use super::read::Cell;
use super::values::{
    Amounts, Dates, Densities, Numbers, Reading, TierWords, is_missing, is_missing_text, motion, partner_type,
    relationship, segment,
};
use super::word_column::list_words;
use crate::import::Context;
use crate::model::{Currency, domain_key};

/// Filled cells looked at to see what a column holds.
const SAMPLE: usize = 200;

/// Longer texts, in bytes, are looked at for nothing but being text: no value of a field is as long.
const LONGEST: usize = 1_000;

/// What the first filled cells of a column look like.
#[derive(Clone, Debug)]
pub struct Sample<'a> {
    cells: Vec<&'a Cell>,
    context: &'a Context,
    /// By [`Content`]: every field of every kind asks.
    fits: [OnceCell<Option<usize>>; Content::Count as usize + 1],
}

impl<'a> Sample<'a> {
    pub fn new(column: impl Iterator<Item = &'a Cell>, context: &'a Context) -> Self {
        let is_value = |cell: &&Cell| match cell {
            Cell::Empty | Cell::Error(_) => false,
            Cell::Text(text) => text.len() > LONGEST || !is_missing_text(text),
            _ => true,
        };
        Self { cells: column.filter(is_value).take(SAMPLE).collect(), context, fits: Default::default() }
    }

    /// Percent of the values that fit; `None` when the column holds none.
    #[must_use]
    pub fn fit(&self, content: Content) -> Option<usize> {
        *self.fits[content as usize].get_or_init(|| self.share(|cell| fits(cell, content, self.context)))
    }

    /// Percent of the values that could be overlap densities by themselves: n/N, a percentage, a fraction, "not shared".
    #[must_use]
    pub fn density_fit(&self) -> Option<usize> {
        self.share(|cell| match cell {
            Cell::Number(number) => (0.0..=1.0).contains(number),
            Cell::Text(text) if text.len() > LONGEST => false,
            Cell::Text(text) if is_missing(text) => true,
            Cell::Text(text) => {
                let reading = Densities { convention: None, bare_is_fraction: true }.read(cell);
                matches!(reading, Reading::Value(_)) && !text.bytes().all(|digit| digit.is_ascii_digit())
            }
            cell => matches!(cell, Cell::Percent(_)),
        })
    }

    /// Percent of the values that stand there once only.
    #[must_use]
    pub fn distinct(&self) -> Option<usize> {
        let texts: HashSet<_> = self.cells.iter().map(|cell| cell.text()).collect();
        (!self.cells.is_empty()).then(|| texts.len() * 100 / self.cells.len())
    }

    fn share(&self, fits: impl Fn(&Cell) -> bool) -> Option<usize> {
        let fitting = self.cells.iter().filter(|cell| fits(cell)).count();
        (!self.cells.is_empty()).then(|| fitting * 100 / self.cells.len())
    }
}

fn fits(cell: &Cell, wanted: Content, context: &Context) -> bool {
    let text = cell.text();
    if text.len() > LONGEST {
        return false;
    }
    match wanted {
        Content::Name | Content::Text => {
            matches!(cell, Cell::Text(_)) && text.contains(char::is_alphabetic) && text.len() < 160
        }
        Content::Id => matches!(cell, Cell::Text(_) | Cell::Number(_)) && is_id(&text),
        Content::Domain => domain_key(&text).is_some(),
        Content::Date => {
            let dates = Dates { order: Some(super::values::DayOrder::DayFirst), from_1904: false };
            let other = Dates { order: Some(super::values::DayOrder::MonthFirst), from_1904: false };
            matches!(dates.read(cell), Reading::Value(_)) || matches!(other.read(cell), Reading::Value(_))
        }
        Content::Quarter => {
            matches!(cell, Cell::Date(_))
                || quarter_in(&Header::parse(&text, context.calendar).words, context.calendar).is_some()
        }
        Content::Tier => TierWords::default().tier(&text).is_some(),
        Content::PartnerType => text.split([',', ';', '/', '+', '|']).any(|word| partner_type(word).is_some()),
        Content::Motion => motion(&text, &context.motions).is_some(),
        Content::Segment => segment(&text, &context.segments).is_some(),
        Content::Relationship => relationship(&text).is_some(),
        Content::DealStage => deal_stage(&text).is_some(),
        Content::DealRole => list_words(&text).any(|word| deal_role(word).is_some()),
        Content::Density => {
            let densities = Densities { convention: None, bare_is_fraction: false };
            matches!(densities.read(cell), Reading::Value(_) | Reading::NoValue)
        }
        Content::Money => is_amount(cell, context.currency),
        Content::Fte | Content::Score | Content::Count => is_number(cell),
    }
}

/// An identifier of a system: no spaces, with a digit.
fn is_id(text: &str) -> bool {
    text.len() <= 64
        && text.contains(|letter: char| letter.is_ascii_digit())
        && !text.contains(char::is_whitespace)
        && !text.contains('@')
}

fn is_amount(cell: &Cell, currency: Currency) -> bool {
    let amounts = Amounts { currency, stated: None, unit: 1, convention: None };
    match amounts.read(cell) {
        Reading::Value(_) | Reading::NoValue => true,
        Reading::Bad(reason) => reason.starts_with('$'),
        Reading::Blank => false,
    }
}

fn is_number(cell: &Cell) -> bool {
    let numbers = Numbers { convention: None, bare_is_percent: false };
    matches!(numbers.score(cell), Reading::Value(_) | Reading::NoValue)
        || matches!(numbers.fte(cell), Reading::Value(_))
}
