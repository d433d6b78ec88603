use super::columns::{MappedColumn, SeenColumn, map, seen};
use super::context::Context;
use super::fields::{Content, Header, Target, is_deal_header};
use super::table::Table;
use crate::api::import::ImportKind;

/// What a table looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    Like(ImportKind),
    /// A list of deals, which is not imported yet.
    Deals,
    /// A table, and not one Trellis knows.
    Unknown,
}

impl Looks {
    /// "looks like partners".
    #[must_use]
    pub fn note(self) -> &'static str {
        match self {
            Self::Like(ImportKind::Roster) => "looks like partners",
            Self::Like(ImportKind::Accounts) => "looks like accounts",
            Self::Like(ImportKind::Overlaps) => "looks like overlaps",
            Self::Deals => "looks like deals",
            Self::Unknown => "not recognized",
        }
    }
}

/// A kind scoring less has one field that may be chance.
const ENOUGH: u32 = 200;

/// What a table looks like, and how sure that is: the weights of the fields found, times their confidence.
#[must_use]
pub fn look(table: &Table<'_>, context: &Context) -> (Looks, u32) {
    let columns = seen(table, context);
    let deals = table
        .headers
        .iter()
        .filter(|text| !text.is_empty() && is_deal_header(&Header::parse(text, context.calendar)))
        .count();
    let mut best = (Looks::Unknown, 0);
    for kind in [ImportKind::Roster, ImportKind::Accounts, ImportKind::Overlaps] {
        if let Some(score) = score(kind, &columns, context)
            && score > best.1
        {
            best = (Looks::Like(kind), score);
        }
    }
    let has_facts = || {
        map(ImportKind::Roster, &columns, &[], context)
            .iter()
            .any(|column| column.field().is_some_and(|field| field.content.is_number() || field.code == "tier"))
    };
    // A roster may well have an amount and a stage; a list of deals has more of them, whatever it says of partners.
    let is_roster = || best.0 == Looks::Like(ImportKind::Roster) && has_facts();
    if deals > 2 || (deals == 2 && !is_roster()) {
        return (Looks::Deals, 0);
    }
    if best.1 < ENOUGH { (Looks::Unknown, 0) } else { best }
}

/// `None` when the table lacks what a row of this kind cannot do without.
fn score(kind: ImportKind, columns: &[SeenColumn<'_>], context: &Context) -> Option<u32> {
    let mapped = map(kind, columns, &[], context);
    let column = |code: &str| mapped.iter().find(|column| column.field().is_some_and(|field| field.code == code));
    let distinct = |column: &MappedColumn| {
        let same = columns.iter().zip(&mapped).find(|(_, mapped)| mapped.column == column.column);
        same.and_then(|(seen, _)| seen.sample.distinct())
    };
    let mut score = mapped.iter().map(points).sum::<u32>();
    match kind {
        ImportKind::Roster => {
            let name = column("name")?;
            if name.header.words.contains("partner") {
                score += 100;
            }
            // A partner stands in a roster once, or once a quarter.
            if column("quarter").is_none() && distinct(name).is_some_and(|percent| percent < 70) {
                score = score.saturating_sub(150);
            }
        }
        ImportKind::Accounts => {
            // A column that names partners names no accounts.
            let name = column("name").or_else(|| column("domain"))?;
            if name.header.words.contains("partner") {
                return None;
            }
            if name.header.words.contains("account") || name.header.words.contains("customer") {
                score += 50;
            }
        }
        ImportKind::Overlaps => {
            let partner = column("partner")?;
            let keys = ["account_id", "account_name"];
            if !keys.iter().any(|key| column(key).is_some()) {
                column("domain")?;
            }
            // A partner stands in an overlap export once for every account; in a roster once.
            let has_name = column("account_name").is_some_and(|name| name.column != partner.column);
            if distinct(partner).is_none_or(|percent| percent > 90) {
                if !has_name && column("theirs").is_none() {
                    return None;
                }
                score = score.saturating_sub(300);
            }
        }
    }
    Some(score)
}

fn points(column: &MappedColumn) -> u32 {
    let confidence = column.confidence.unwrap_or(0);
    match &column.target {
        Target::Field(field) => {
            // A name guessed from its values fits any table.
            let weight = if field.content == Content::Name && confidence < 70 { 1 } else { field.weight };
            weight * confidence
        }
        Target::Density(_) | Target::Shared(_) | Target::Base(_) => 3 * confidence,
        Target::Custom | Target::Skip => 0,
    }
}
