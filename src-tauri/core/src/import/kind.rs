use super::columns::{MappedColumn, map};
use super::context::Context;
use super::evidence::{Evidence, is_field};
use super::fields::{Header, Target, is_activity_header, is_deal_header, is_other_header, is_request_header};
use super::presets::preset_of;
use super::read::Cell;
use super::seen_column::seen;
use super::table::Table;
use crate::api::import::ImportKind;

/// What a table looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    Like(ImportKind),
    /// A table, and not one Trellis knows.
    Unknown,
}

impl Looks {
    /// Whether its rows mean partners that the document has to have before.
    #[must_use]
    pub fn needs_partners(self) -> bool {
        use ImportKind::{Deals, Densities, Mdf, Overlaps, PartnerAccounts};
        matches!(self, Self::Like(Deals | Densities | Mdf | Overlaps | PartnerAccounts))
    }

    /// "looks like partners".
    #[must_use]
    pub fn note(self) -> &'static str {
        match self {
            Self::Like(ImportKind::Roster) => "looks like partners",
            Self::Like(ImportKind::Accounts) => "looks like accounts",
            Self::Like(ImportKind::PartnerAccounts) => "looks like a partner's accounts",
            Self::Like(ImportKind::Overlaps) => "looks like overlaps",
            Self::Like(ImportKind::Densities) => "looks like densities",
            Self::Like(ImportKind::Deals) => "looks like deals",
            Self::Like(ImportKind::Mdf) => "looks like MDF activities",
            Self::Unknown => "not recognized",
        }
    }
}

/// What is known of a table beside its cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Title {
    /// The user, the file's name or the sheet's says which partner's list it is.
    OfPartner,
    /// Its name says that it is a partner's list, and not whose.
    OfSomePartner,
    Silent,
}

/// A kind scoring less has one field that may be chance.
const ENOUGH: u32 = 200;
/// What the headers of a known export say beside its fields.
const OF_PRESET: u32 = 1_000;

/// What a table looks like, and how sure that is: the weights of the fields found, times their confidence.
#[must_use]
pub fn look(table: &Table<'_>, title: Title, context: &Context) -> (Looks, u32) {
    let columns = seen(table, context);
    if let Some(preset) = preset_of(table, context) {
        let score = Evidence::new(preset.kind, &columns, Some(preset), context).score().unwrap_or(0) + OF_PRESET;
        return (Looks::Like(list_kind(preset.kind, title)), score);
    }
    let plain = |kind| Evidence::new(kind, &columns, None, context).score();
    if is_mdf(table, context) {
        return (Looks::Like(ImportKind::Mdf), plain(ImportKind::Mdf).unwrap_or(0).max(ENOUGH));
    }
    let mut best = (Looks::Unknown, 0);
    for kind in [ImportKind::Roster, ImportKind::Accounts, ImportKind::Overlaps, ImportKind::Densities] {
        if let Some(score) = plain(kind)
            && score > best.1
        {
            best = (Looks::Like(kind), score);
        }
    }
    let of_roster = || map(ImportKind::Roster, &columns, &[], None, context);
    if is_deals(table, best.0, of_roster, context) {
        return (Looks::Like(ImportKind::Deals), plain(ImportKind::Deals).unwrap_or(0).max(ENOUGH));
    }
    if best.0 == Looks::Like(ImportKind::Roster) {
        let roster = of_roster();
        if only_densities(&roster) {
            return (Looks::Like(ImportKind::Densities), best.1);
        }
        // A list of names and websites is whoever's its title says.
        let accounts = plain(ImportKind::Accounts).filter(|_| title != Title::Silent && !tells_of_partners(&roster));
        if let Some(score) = accounts {
            best = (Looks::Like(ImportKind::PartnerAccounts), score);
        }
    }
    // Attributes of the account, beside the partner that has it, are a partner's list and no overlap with ours.
    if let Some(score) = plain(ImportKind::PartnerAccounts).filter(|score| *score > best.1)
        && matches!(best.0, Looks::Like(ImportKind::Overlaps | ImportKind::Accounts) | Looks::Unknown)
        && names_owners(table, &map(ImportKind::PartnerAccounts, &columns, &[], None, context), context)
    {
        best = (Looks::Like(ImportKind::PartnerAccounts), score);
    }
    match best {
        (Looks::Like(kind), score) if score >= ENOUGH => (Looks::Like(list_kind(kind, title)), score),
        _ => (Looks::Unknown, 0),
    }
}

/// Whether every row names a partner, and most of them one the document has. Our own accounts may have a partner too: some
/// of them.
fn names_owners(table: &Table<'_>, mapped: &[MappedColumn], context: &Context) -> bool {
    let Some(owners) = mapped.iter().find(|column| is_field(column, "partner")) else { return false };
    let known = |cell: &&Cell| context.partners.known(&cell.text()).is_some();
    let named = table.column(owners.column).filter(known).count();
    named * 2 > table.rows.len() && table.column(owners.column).all(|cell| !cell.is_empty())
}

/// Accounts under the name of a partner are that partner's, and never ours.
fn list_kind(kind: ImportKind, title: Title) -> ImportKind {
    if kind == ImportKind::Accounts && title != Title::Silent { ImportKind::PartnerAccounts } else { kind }
}

/// A roster may well have an amount and a stage; a list of deals has more of them, whatever it says of partners.
fn is_deals(table: &Table<'_>, best: Looks, roster: impl Fn() -> Vec<MappedColumn>, context: &Context) -> bool {
    let is_deal = |text: &&String| !text.is_empty() && is_deal_header(&Header::parse(text, context.calendar));
    let deals = table.headers.iter().filter(is_deal).count();
    let has_facts = || {
        roster()
            .iter()
            .any(|column| column.field().is_some_and(|field| field.content.is_number() || field.code == "tier"))
    };
    let is_roster = || best == Looks::Like(ImportKind::Roster) && has_facts();
    deals > 2 || (deals == 2 && !is_roster())
}

/// Whether a table names activities and what was asked for, granted or spent on them, and nothing only rosters or deals have.
fn is_mdf(table: &Table<'_>, context: &Context) -> bool {
    let headers = || table.headers.iter().map(|text| Header::parse(text, context.calendar));
    headers().any(|header| is_activity_header(&header))
        && headers().any(|header| is_request_header(&header))
        && !headers().any(|header| is_other_header(&header))
        && headers().filter(is_deal_header).count() < 2
}

/// Whether a roster says nothing of its partners but where they overlap: it then makes no partners.
fn only_densities(mapped: &[MappedColumn]) -> bool {
    let has_density = mapped.iter().any(|column| matches!(column.target, Target::Density(_) | Target::Shared(_)));
    let names = ["name", "external_id", "domain", "as_of", "quarter"];
    has_density && mapped.iter().filter_map(MappedColumn::field).all(|field| names.contains(&field.code))
}

/// Whether a roster has columns only partners have.
fn tells_of_partners(mapped: &[MappedColumn]) -> bool {
    let tells = |column: &MappedColumn| {
        let of_partner = ["tier", "partner_type", "motion", "partner_since"];
        let is_name = is_field(column, "name") && column.header.words.contains("partner");
        is_name || column.field().is_some_and(|field| field.content.is_number() || of_partner.contains(&field.code))
    };
    mapped.iter().any(|column| tells(column) || matches!(column.target, Target::Density(_) | Target::Shared(_)))
}
