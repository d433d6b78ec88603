use std::collections::BTreeSet;

use jiff::civil::Date;

use super::copy::is_formula;
use super::{CellEdit, FieldKey};
use crate::import::{
    Amounts, Cell, Convention, Dates, DayOrder, Numbers, Reading, TierWords, is_missing_text, list_words, motion_word,
    type_word, word_key,
};
use crate::model::{
    Agreement, Currency, Figure, Lifecycle, Measure, Money, PartnerType, Quarter, Reason, Tier, Unit, domain_key,
    name_key,
};
use crate::store::Snapshot;
use crate::text::spaced;

/// A motion or manager: one of the document, or a new one by this name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    Known(i64),
    New(String),
}

/// What a cell is rewritten to; `None` is no value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Text(Option<String>),
    Day(Option<Date>),
    Tier(Option<Tier>),
    PartnerType(Option<PartnerType>),
    Roles(Vec<PartnerType>),
    Motion(Option<Named>),
    OtherMotions(Vec<Named>),
    Manager(Option<Named>),
    Lifecycle(Option<Lifecycle>),
    Reason(Option<Reason>),
    Agreement(Option<Agreement>),
    Fact(Option<Figure>),
}

/// How long a text may be, in characters.
const LONGEST: usize = 200;

/// Reads what was typed or pasted for one field. Conventions are decided from all cells of the field in the request, as
/// an import decides them from all values of a column.
pub struct Reader<'a> {
    snapshot: &'a Snapshot,
    key: &'a FieldKey,
    may_add: bool,
    convention: Option<Convention>,
    order: Option<DayOrder>,
    tiers: TierWords,
}

/// What was written for an amount of a quarter: by the rules of a table's cell, in the reporting currency unless it says another.
///
/// # Errors
/// When it is none, as the end of a sentence.
pub(crate) fn read_amount(snapshot: &Snapshot, quarter: Quarter, text: &str) -> Result<Option<Money>, String> {
    let figure = read_figure(snapshot, Measure::MdfSpent, quarter, text)?;
    let money =
        |figure: Figure| Money { minor: figure.value, currency: figure.currency.unwrap_or(snapshot.setting.currency) };
    Ok(figure.map(money))
}

/// What was written for a measure of a quarter, by the rules of a table's cell.
///
/// # Errors
/// When it is none, as the end of a sentence.
pub(crate) fn read_figure(
    snapshot: &Snapshot,
    measure: Measure,
    quarter: Quarter,
    text: &str,
) -> Result<Option<Figure>, String> {
    let field = FieldKey::Fact { measure, quarter: quarter.to_string() };
    let edit = CellEdit { partner: 0, field: field.clone(), text: text.to_owned() };
    match Reader::new(snapshot, &field, &[edit], false).read(text)? {
        Value::Fact(figure) => Ok(figure),
        _ => Ok(None),
    }
}

impl<'a> Reader<'a> {
    pub fn new(snapshot: &'a Snapshot, key: &'a FieldKey, edits: &[CellEdit], may_add: bool) -> Self {
        let texts = || edits.iter().filter(|edit| edit.field == *key).map(|edit| edit.text.as_str());
        let is_money = matches!(key, FieldKey::Fact { measure, .. } if measure.unit() == Unit::Money);
        let convention = if is_money {
            let currency = snapshot.setting.currency;
            Amounts::convention(texts(), currency).or(own_convention(currency))
        } else {
            Convention::of_column(texts())
        };
        let words: BTreeSet<String> = texts().map(word_key).collect();
        let tiers = TierWords::of_column(&words, snapshot.setting.fourth_tier);
        Self { snapshot, key, may_add, convention, order: DayOrder::of_column(texts()), tiers }
    }

    /// The value a text means; otherwise why it is not taken, as the end of a sentence: "is not an amount; ..".
    pub fn read(&self, text: &str) -> Result<Value, String> {
        let text = spaced(text);
        // The apostrophe by which a copied cell is kept from being a formula is none of its text.
        let text = text.strip_prefix('\'').filter(|rest| is_formula(rest)).map_or(text.clone(), str::to_owned);
        let chosen = Some(text.as_str()).filter(|text| !is_missing_text(text));
        match self.key {
            FieldKey::Name => name(chosen).map(|name| Value::Text(Some(name))),
            FieldKey::Region | FieldKey::Sponsor | FieldKey::ExternalId | FieldKey::Custom { .. } => {
                chosen.map(short).transpose().map(Value::Text)
            }
            FieldKey::Website => chosen.map(website).transpose().map(Value::Text),
            FieldKey::AsOf => self.day(chosen).and_then(|day| match day {
                Some(day) => Ok(Value::Day(Some(day))),
                None => Err("cannot be empty; write the day the data is of".to_owned()),
            }),
            FieldKey::PartnerSince
            | FieldKey::RecruitingOn
            | FieldKey::OnboardingOn
            | FieldKey::ActiveOn
            | FieldKey::SunsetOn
            | FieldKey::AgreementExpires => self.day(chosen).map(Value::Day),
            FieldKey::Tier => chosen.map(|text| self.tier(text)).transpose().map(Value::Tier),
            FieldKey::PartnerType => chosen.map(kind).transpose().map(Value::PartnerType),
            FieldKey::Roles => chosen.map_or(Ok(Vec::new()), kinds).map(Value::Roles),
            FieldKey::Motion => chosen.map(|text| self.motion(text)).transpose().map(Value::Motion),
            FieldKey::OtherMotions => {
                let words = chosen.into_iter().flat_map(list_words);
                let motions: BTreeSet<Named> = words.map(|word| self.motion(word)).collect::<Result<_, _>>()?;
                Ok(Value::OtherMotions(motions.into_iter().collect()))
            }
            FieldKey::Manager => chosen.map(|text| self.manager(text)).transpose().map(Value::Manager),
            FieldKey::Lifecycle => one_of(chosen, Lifecycle::ALL, Lifecycle::name).map(Value::Lifecycle),
            FieldKey::Reason => one_of(chosen, Reason::ALL, Reason::name).map(Value::Reason),
            // Here "None" is an answer, and no sign for a missing one.
            FieldKey::Agreement => {
                one_of(Some(text.as_str()).filter(|text| !text.is_empty()), Agreement::ALL, Agreement::name)
                    .map(Value::Agreement)
            }
            FieldKey::Fact { measure, quarter } => self.fact(*measure, quarter, &text).map(Value::Fact),
        }
    }

    fn day(&self, text: Option<&str>) -> Result<Option<Date>, String> {
        let Some(text) = text else { return Ok(None) };
        match (Dates { order: self.order, from_1904: false }).read(&Cell::from_text(text)) {
            Reading::Value(day) => Ok(Some(day)),
            Reading::Blank | Reading::NoValue => Ok(None),
            Reading::Bad(_) => Err("is not a day; write it as 2026-06-30".to_owned()),
        }
    }

    /// The words of an import.
    fn tier(&self, text: &str) -> Result<Tier, String> {
        let setting = &self.snapshot.setting;
        self.tiers.tier(text).ok_or_else(|| {
            let tiers: Vec<String> = setting.tiers().iter().map(|tier| tier.title()).collect();
            format!("is not a tier; choose {}", one_among(&tiers))
        })
    }

    fn motion(&self, text: &str) -> Result<Named, String> {
        let motions = || self.snapshot.motions.values();
        if let Some(known) = motions().find(|motion| name_key(&motion.name) == name_key(text)) {
            return Ok(Named::Known(known.id));
        }
        if self.may_add {
            return short(text).map(Named::New);
        }
        let names: Vec<String> = motions().map(|motion| motion.name.clone()).collect();
        let meant = motion_word(text, &names);
        let known = motions().find(|motion| meant == Some(motion.name.as_str()));
        known
            .map(|motion| Named::Known(motion.id))
            .ok_or_else(|| "is not a motion of this document; choose one, or add it as a new motion".to_owned())
    }

    fn manager(&self, text: &str) -> Result<Named, String> {
        let known = self.snapshot.managers.values().find(|manager| name_key(&manager.name) == name_key(text));
        known.map_or_else(|| short(text).map(Named::New), |manager| Ok(Named::Known(manager.id)))
    }

    /// Amounts are in the reporting currency, unless a sign or code beside them says another: what amounts in the reporting
    /// currency say of decimals does not hold for those.
    fn amounts(&self, text: &str) -> Amounts {
        let currency = self.snapshot.setting.currency;
        let amounts = Amounts { currency, stated: None, unit: 1, convention: self.convention };
        match amounts.marked(text).filter(|marked| *marked != currency) {
            Some(marked) => Amounts { convention: own_convention(marked), ..amounts },
            None => amounts,
        }
    }

    fn fact(&self, measure: Measure, quarter: &str, text: &str) -> Result<Option<Figure>, String> {
        let calendar = self.snapshot.setting.calendar;
        let is_quarter = |quarter: &Quarter| calendar.quarter_of(quarter.first_day()) == *quarter;
        Quarter::parse(quarter).filter(is_quarter).ok_or("is not for a quarter of this document's calendar")?;
        let numbers = Numbers { convention: self.convention, bare_is_percent: false };
        let cell = Cell::from_text(text);
        let (reading, what) = match (measure.unit(), measure) {
            (Unit::Money, _) => (self.amounts(text).read(&cell).map(figure_of), "an amount"),
            (Unit::Hundredths, Measure::Fte) => (numbers.fte(&cell).map(plain), "an FTE"),
            (Unit::Hundredths, _) => (numbers.score(&cell).map(plain), "a score"),
            (Unit::Count, _) => (numbers.count(&cell).map(|count| plain(i64::from(count))), "a whole number"),
        };
        match reading {
            Reading::Value(figure) if figure.value < 0 && measure == Measure::MdfAllocated => {
                Err("is below zero; write what is allocated, or leave it empty".to_owned())
            }
            Reading::Value(figure) => Ok(Some(figure)),
            Reading::Blank | Reading::NoValue => Ok(None),
            Reading::Bad(reason) if reason == "Not a number" || reason == "Not a whole number" => {
                Err(format!("is not {what}; write a number, or leave it empty"))
            }
            Reading::Bad(reason) => {
                Err(format!("is not taken ({}); write a number, or leave it empty", lower(&reason)))
            }
        }
    }
}

/// Where amounts have three decimals, a point before three digits is theirs: it is what Trellis itself writes.
fn own_convention(currency: Currency) -> Option<Convention> {
    (currency.minor_per_major() == 1000).then_some(Convention::Point)
}

fn figure_of(money: Money) -> Figure {
    Figure { value: money.minor, currency: Some(money.currency) }
}

fn plain(value: i64) -> Figure {
    Figure { value, currency: None }
}

fn short(text: &str) -> Result<String, String> {
    if text.chars().count() > LONGEST {
        return Err(format!("is too long; at most {LONGEST} characters fit"));
    }
    Ok(text.to_owned())
}

fn website(text: &str) -> Result<String, String> {
    domain_key(text).ok_or_else(|| "is not a website; write it as example.com".to_owned())
}

fn kind(text: &str) -> Result<PartnerType, String> {
    type_word(text).ok_or_else(|| {
        let names: Vec<String> = PartnerType::ALL.iter().map(|kind| kind.short_name().to_owned()).collect();
        format!("is not a type; choose {}", one_among(&names))
    })
}

fn kinds(text: &str) -> Result<Vec<PartnerType>, String> {
    let mut kinds = list_words(text).map(kind).collect::<Result<Vec<_>, _>>()?;
    kinds.sort_unstable();
    kinds.dedup();
    Ok(kinds)
}

fn one_of<T: Copy>(text: Option<&str>, all: &[T], name: impl Fn(T) -> &'static str) -> Result<Option<T>, String> {
    let Some(text) = text else { return Ok(None) };
    let found = all.iter().copied().find(|word| name_key(name(*word)) == name_key(text));
    let names: Vec<String> = all.iter().map(|word| name(*word).to_owned()).collect();
    found.map(Some).ok_or_else(|| format!("is none of these; choose {}", one_among(&names)))
}

/// "Tier 1, Tier 2 or Tier 3".
fn one_among(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}

fn lower(reason: &str) -> String {
    let mut letters = reason.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn name(text: Option<&str>) -> Result<String, String> {
    short(text.ok_or("is not a name; write what the partner is called")?)
}
