use super::index::Index;
use super::{ColumnName, PartnersColumn};
use crate::api::edit::{Editor, FieldKey};
use crate::model::{Measure, Unit};

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column<'a> {
    Name,
    Type,
    Tier,
    Motion,
    Manager,
    /// A measure in the quarter before the review quarter (0) or in it (1).
    Fact(Measure, usize),
    /// A measure in both of these: "6 + 8". It is two numbers, and not edited as one.
    Both(Measure),
    BestSegment,
    WorkingSet,
    Refreshed,
    Finding,
    Roles,
    OtherMotions,
    Lifecycle,
    Sponsor,
    Reason,
    Agreement,
    Region,
    Website,
    PartnerSince,
    ExternalId,
    Custom(&'a str),
}

/// How a column is called, and how wide it is in characters.
struct Spec {
    column: Column<'static>,
    id: &'static str,
    label: &'static str,
    width: u32,
}

const fn spec(column: Column<'static>, id: &'static str, label: &'static str, width: u32) -> Spec {
    Spec { column, id, label, width }
}

const SPECS: [Spec; 35] = [
    spec(Column::Name, "name", "Partner", 19),
    spec(Column::Type, "type", "Type", 12),
    spec(Column::Tier, "tier", "Tier", 7),
    spec(Column::Motion, "motion", "Motion", 17),
    spec(Column::Manager, "manager", "Manager", 9),
    spec(Column::Fact(Measure::Fte, 1), "fte", "FTE", 5),
    spec(Column::Fact(Measure::MdfAllocated, 1), "mdf", "MDF", 10),
    spec(Column::Fact(Measure::Sourced, 0), "sourced_1", "Sourced", 10),
    spec(Column::Fact(Measure::Sourced, 1), "sourced_2", "Sourced", 10),
    spec(Column::Both(Measure::CoSellDeals), "co_sell", "Co-sell", 7),
    spec(Column::Both(Measure::RegisteredDeals), "registered", "Registered", 10),
    spec(Column::BestSegment, "best_segment", "Best segment", 17),
    spec(Column::WorkingSet, "working_set", "Working set", 10),
    spec(Column::Refreshed, "refreshed", "Refreshed", 10),
    spec(Column::Finding, "finding", "Finding", 18),
    spec(Column::Roles, "roles", "Also plays", 14),
    spec(Column::OtherMotions, "other_motions", "Other motions", 20),
    spec(Column::Lifecycle, "lifecycle", "Lifecycle", 10),
    spec(Column::Sponsor, "sponsor", "Executive sponsor", 16),
    spec(Column::Reason, "reason", "Why we have it", 20),
    spec(Column::Agreement, "agreement", "Data sharing", 11),
    spec(Column::Region, "region", "Region", 13),
    spec(Column::Website, "website", "Website", 20),
    spec(Column::PartnerSince, "partner_since", "Partner since", 12),
    spec(Column::ExternalId, "external_id", "Their id", 10),
    spec(Column::Fact(Measure::Influenced, 0), "influenced_1", "Influenced", 12),
    spec(Column::Fact(Measure::Influenced, 1), "influenced_2", "Influenced", 12),
    spec(Column::Fact(Measure::MdfSpent, 1), "mdf_spent", "MDF spent", 11),
    spec(Column::Fact(Measure::Psat, 1), "psat", "PSAT", 6),
    spec(Column::Fact(Measure::Csat, 1), "csat", "CSAT", 6),
    spec(Column::Fact(Measure::Certifications, 1), "certifications", "Certifications", 12),
    spec(Column::Fact(Measure::Engagement, 1), "engagement", "Engagement %", 11),
    spec(Column::Fact(Measure::IntegrationUsers, 1), "integration_users", "Integration users", 14),
    spec(Column::Fact(Measure::Churn, 1), "churn", "Churn %", 9),
    // What was sourced over both quarters is what the table is sorted by, and no column of its own.
    spec(Column::Both(Measure::Sourced), SOURCED, "Sourced, last 2 quarters", 10),
];

/// The columns up to "finding" are the usual ones.
const USUAL: usize = 15;
/// The columns that can be shown; the last of the table above can only be sorted by.
const SHOWN: usize = SPECS.len() - 1;
/// What was sourced in the last two quarters, as something to sort by.
pub(super) const SOURCED: &str = "sourced";
/// The width of a column Trellis does not know, in characters.
const CUSTOM_WIDTH: u32 = 14;
const CUSTOM: &str = "custom:";

impl<'a> Column<'a> {
    /// The column with this id; `None` when the document has none, or no longer.
    pub fn of_id(index: &Index<'a>, id: &str) -> Option<Self> {
        if let Some(field) = id.strip_prefix(CUSTOM) {
            return index.custom_fields().find(|known| *known == field).map(Column::Custom);
        }
        SPECS.iter().find(|spec| spec.id == id).map(|spec| spec.column)
    }

    /// Every column that can be shown: those every document has, then the unknown columns of its files.
    pub fn all(index: &Index<'a>) -> Vec<Self> {
        let known = SPECS[..SHOWN].iter().map(|spec| spec.column);
        known.chain(index.custom_fields().map(Column::Custom)).collect()
    }

    /// The usual columns. The tier is one of them where the groups do not say it.
    pub fn usual(by_tier: bool) -> Vec<Self> {
        let columns = SPECS[..USUAL].iter().map(|spec| spec.column);
        columns.filter(|column| !by_tier || *column != Column::Tier).collect()
    }

    pub fn id(self) -> String {
        match (self, self.spec()) {
            (Column::Custom(field), _) => format!("{CUSTOM}{field}"),
            (_, spec) => spec.map_or("", |spec| spec.id).to_owned(),
        }
    }

    pub fn label(self, index: &Index<'_>) -> String {
        let label = self.spec().map_or("", |spec| spec.label);
        match self {
            Column::Custom(field) => field.to_owned(),
            Column::Fact(Measure::Sourced | Measure::Influenced, at) => format!("{label} {}", index.short_quarter(at)),
            _ => label.to_owned(),
        }
    }

    fn spec(self) -> Option<&'static Spec> {
        SPECS.iter().find(|spec| spec.column == self)
    }

    fn is_number(self) -> bool {
        matches!(self, Column::Fact(..) | Column::Both(_))
    }

    /// What a cell of the column edits; `None` where it is computed.
    pub fn field(self, index: &Index<'_>) -> Option<FieldKey> {
        match self {
            Column::Name => Some(FieldKey::Name),
            Column::Type => Some(FieldKey::PartnerType),
            Column::Tier => Some(FieldKey::Tier),
            Column::Motion => Some(FieldKey::Motion),
            Column::Manager => Some(FieldKey::Manager),
            Column::Fact(measure, at) => Some(FieldKey::Fact { measure, quarter: index.quarters[at].to_string() }),
            Column::Refreshed => Some(FieldKey::AsOf),
            Column::Roles => Some(FieldKey::Roles),
            Column::OtherMotions => Some(FieldKey::OtherMotions),
            Column::Lifecycle => Some(FieldKey::Lifecycle),
            Column::Sponsor => Some(FieldKey::Sponsor),
            Column::Reason => Some(FieldKey::Reason),
            Column::Agreement => Some(FieldKey::Agreement),
            Column::Region => Some(FieldKey::Region),
            Column::Website => Some(FieldKey::Website),
            Column::PartnerSince => Some(FieldKey::PartnerSince),
            Column::ExternalId => Some(FieldKey::ExternalId),
            Column::Custom(name) => Some(FieldKey::Custom { name: name.to_owned() }),
            Column::Both(_) | Column::BestSegment | Column::WorkingSet | Column::Finding => None,
        }
    }

    fn editor(self) -> Option<Editor> {
        match self {
            Column::Type => Some(Editor::PartnerType),
            Column::Tier => Some(Editor::Tier),
            Column::Motion => Some(Editor::Motion),
            Column::Manager => Some(Editor::Manager),
            Column::Fact(measure, _) if measure.unit() == Unit::Money => Some(Editor::Amount),
            Column::Fact(..) => Some(Editor::Number),
            Column::Refreshed | Column::PartnerSince => Some(Editor::Day),
            Column::Roles => Some(Editor::Roles),
            Column::OtherMotions => Some(Editor::OtherMotions),
            Column::Lifecycle => Some(Editor::Lifecycle),
            Column::Reason => Some(Editor::Reason),
            Column::Agreement => Some(Editor::Agreement),
            Column::Name
            | Column::Sponsor
            | Column::Region
            | Column::Website
            | Column::ExternalId
            | Column::Custom(_) => Some(Editor::Text),
            Column::Both(_) | Column::BestSegment | Column::WorkingSet | Column::Finding => None,
        }
    }

    /// The column as it crosses.
    pub fn heading(self, index: &Index<'_>) -> PartnersColumn {
        PartnersColumn {
            id: self.id(),
            label: self.label(index),
            is_number: self.is_number(),
            width: self.spec().map_or(CUSTOM_WIDTH, |spec| spec.width),
            field: self.field(index),
            editor: self.editor(),
        }
    }

    pub fn named(self, index: &Index<'_>) -> ColumnName {
        ColumnName { id: self.id(), label: self.label(index) }
    }
}
