//! What the command line takes as the value of an argument.

use std::path::PathBuf;

use clap::ValueEnum;
use trellis_core::api::conventions::{DateOrder, DecimalSign};
use trellis_core::api::import::ImportKind;
use trellis_core::api::readout::{DeckFormat, Redaction};
use trellis_core::model::SlideKind;

#[derive(Clone, Copy, ValueEnum)]
pub enum Kind {
    /// Partners with what is known of them
    Roster,
    /// Our own accounts
    Accounts,
    /// A partner's own list of accounts
    PartnerAccounts,
    /// Partners on accounts of ours
    Overlaps,
    /// Densities a partner and segment, without accounts
    Densities,
    /// Our deals with the partners on them
    Deals,
    /// Marketing money, activity by activity
    Mdf,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum ReviewAction {
    /// Promotions, demotions and sunsets by the criteria, with their evidence
    Propose,
    /// Keep the review quarter for good as it stands
    Freeze,
    /// What moved since the quarter frozen before, or between two others
    Diff,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Decimal {
    Point,
    Comma,
}

impl From<Decimal> for DecimalSign {
    fn from(decimal: Decimal) -> Self {
        match decimal {
            Decimal::Point => Self::Point,
            Decimal::Comma => Self::Comma,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Dates {
    Dmy,
    Mdy,
    Ymd,
}

impl From<Dates> for DateOrder {
    fn from(dates: Dates) -> Self {
        match dates {
            Dates::Dmy => Self::Dmy,
            Dates::Mdy => Self::Mdy,
            Dates::Ymd => Self::Ymd,
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
pub enum OverlapMeasure {
    /// The share of our accounts in a segment that the partner has too
    Density,
    /// Density in the segment over the partner's density over all of them
    Lift,
    /// Warm introductions: their customer, our prospect
    Warm,
    /// Partners by partners: the accounts both have
    CoPresence,
}

impl From<Kind> for ImportKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Roster => Self::Roster,
            Kind::Accounts => Self::Accounts,
            Kind::PartnerAccounts => Self::PartnerAccounts,
            Kind::Overlaps => Self::Overlaps,
            Kind::Densities => Self::Densities,
            Kind::Deals => Self::Deals,
            Kind::Mdf => Self::Mdf,
        }
    }
}

pub fn mapping(text: &str) -> Result<(String, String), String> {
    let parts = text.rsplit_once('=').filter(|(header, field)| !header.is_empty() && !field.is_empty());
    let (header, field) = parts.ok_or_else(|| format!("`{text}` is not of the form \"Their header=field\""))?;
    Ok((header.to_owned(), field.to_owned()))
}

pub fn rate(text: &str) -> Result<(String, String, String), String> {
    let parts = text.split_once('=').and_then(|(currency, rest)| Some((currency, rest.split_once('@')?)));
    let (currency, (rate, since)) = parts.ok_or_else(|| format!("`{text}` is not of the form EUR=1.08@2026-03-31"))?;
    Ok((currency.to_owned(), rate.to_owned(), day(since)?))
}

pub fn rate_key(text: &str) -> Result<(String, String), String> {
    let parts = text.split_once('@').ok_or_else(|| format!("`{text}` is not of the form EUR@2026-03-31"))?;
    Ok((parts.0.to_owned(), day(parts.1)?))
}

pub fn day(text: &str) -> Result<String, String> {
    let day: Result<jiff::civil::Date, _> = text.parse();
    day.map(|day| day.to_string()).map_err(|_| format!("`{text}` is not a date; write it as 2026-06-30"))
}

pub fn problems(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    let is_xlsx = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    is_xlsx.then_some(path).ok_or_else(|| "the problems are a workbook, so its name has to end with .xlsx".to_owned())
}

pub fn plan(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    let is_workbook = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"));
    is_workbook.then_some(path).ok_or_else(|| "the plan is a workbook, so its name has to end with .xlsx".to_owned())
}

pub fn roster(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    let is_known = |ending: &std::ffi::OsStr| ["csv", "xlsx"].iter().any(|known| ending.eq_ignore_ascii_case(known));
    let unknown = || "the roster is a table, so its name has to end with .csv or .xlsx".to_owned();
    path.extension().is_some_and(is_known).then_some(path).ok_or_else(unknown)
}

pub fn deck(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    let unknown =
        || "the slides are written as PDF or PowerPoint, so its name has to end with .pdf or .pptx".to_owned();
    DeckFormat::of_name(&path).map(|_| path).ok_or_else(unknown)
}

pub fn pdf(text: &str) -> Result<PathBuf, String> {
    let path = PathBuf::from(text);
    let is_pdf = DeckFormat::of_name(&path) == Some(DeckFormat::Pdf);
    is_pdf.then_some(path).ok_or_else(|| "the criteria are written as PDF, so its name has to end with .pdf".to_owned())
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Masked {
    /// Each partner is a number, the same on every slide
    Partners,
    /// Shares, counts and FTE stay
    Amounts,
}

/// What is masked, of what the arguments name.
pub fn redaction(masked: &[Masked]) -> Redaction {
    Redaction { partners: masked.contains(&Masked::Partners), amounts: masked.contains(&Masked::Amounts) }
}

pub fn slide(text: &str) -> Result<SlideKind, String> {
    let known = || SlideKind::ALL.iter().map(|kind| kind.code()).collect::<Vec<_>>().join(", ");
    SlideKind::from_code(text).ok_or_else(|| format!("`{text}` is no slide; there are {}", known()))
}
