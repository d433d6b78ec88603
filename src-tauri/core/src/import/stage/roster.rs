use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::densities::DensityColumn;
use super::facts::FactColumn;
use super::{RowReport, Staging, custom_values, is_placeholder, text};
use crate::import::read::{Cell, SheetRow};
use crate::import::values::{Dates, is_missing_text, is_msp, partner_type};
use crate::import::word_column::list_words;
use crate::import::{Blank, Problem, StagedPartner};
use crate::model::{PartnerType, Quarter, Tier, name_key};
use crate::text::spaced;

/// A row of partners already staged, by its name.
struct Known {
    index: usize,
    row: u32,
    quarters: Vec<Option<Quarter>>,
}

/// What is decided once for all rows.
struct Roster<'a> {
    staging: &'a Staging<'a>,
    facts: Vec<FactColumn>,
    densities: Vec<DensityColumn>,
    custom: Vec<(usize, Arc<str>)>,
    since: Dates,
    refreshed: Dates,
    quarter_column: Option<usize>,
}

/// The partners of a roster. A second row of the same name is skipped; with a quarter column it adds its quarter's facts to
/// the first.
pub fn stage(staging: &Staging<'_>, problems: &mut Vec<Problem>) -> Vec<StagedPartner> {
    let roster = Roster {
        staging,
        facts: FactColumn::all(staging),
        densities: DensityColumn::all(staging),
        custom: staging.custom(),
        since: staging.dates(staging.column("partner_since")),
        refreshed: staging.dates(staging.column("as_of")),
        quarter_column: staging.column("quarter"),
    };
    let mut partners: Vec<StagedPartner> = Vec::with_capacity(staging.table.rows.len());
    let mut known: HashMap<String, Known> = HashMap::new();
    for row in staging.rows() {
        let mut report = RowReport::new(row, problems);
        let name = roster.name(row, &mut report);
        let quarter = roster.quarter(row, &mut report);
        let key = name_key(&name);
        let before = known.get_mut(&key).filter(|_| !report.is_skipped());
        if let Some(before) = before {
            if roster.quarter_column.is_some() && quarter.is_some() && !before.quarters.contains(&quarter) {
                before.quarters.push(quarter);
                let facts = roster.facts.iter().filter_map(|column| column.read(row, quarter, &mut report));
                partners[before.index].facts.extend(facts);
                let blanks = staging.blanks(row, &[], quarter).cells.into_iter();
                let of_quarter = blanks.filter(|blank| matches!(blank, Blank::Fact { .. }));
                partners[before.index].blanks.cells.extend(of_quarter);
                continue;
            }
            let domain = roster.peek_domain(row);
            let same = if domain.is_some() && domain == partners[before.index].domain { " and domain" } else { "" };
            report.skip(staging.column("name"), &name, format!("Same name{same} as row {}", before.row));
        }
        let partner = roster.partner(row, name, quarter, &mut report);
        if !report.is_skipped() {
            known.insert(key, Known { index: partners.len(), row: row.number, quarters: vec![quarter] });
            partners.push(partner);
        }
    }
    partners.iter_mut().for_each(keep_open_blanks);
    partners
}

/// A figure that another row of the partner says is not blank.
fn keep_open_blanks(partner: &mut StagedPartner) {
    let said = partner.facts.iter().map(|fact| Blank::Fact { measure: fact.measure, quarter: fact.quarter });
    let mut said: HashSet<Blank> = said.collect();
    partner.blanks.cells.retain(|blank| said.insert(blank.clone()));
}

impl Roster<'_> {
    /// The partner's name; the row is skipped where none, or a placeholder, stands.
    fn name(&self, row: &SheetRow, report: &mut RowReport<'_>) -> String {
        let column = self.staging.column("name");
        let cell = column.map_or(&Cell::Empty, |column| row.cell(column));
        let name = cell.text();
        if matches!(cell, Cell::Error(_)) {
            report.skip(column, &name, "Spreadsheet error instead of the partner's name");
        } else if is_missing_text(&name) {
            report.skip(column, &name, "No partner name");
        } else if is_placeholder(&name) {
            report.skip(column, &name, "Placeholder name");
        }
        // A no-break space inside a name is how it was typed, not who is meant.
        spaced(&name)
    }

    /// The quarter a row's facts belong to: what its quarter column says, else the quarter of the import.
    fn quarter(&self, row: &SheetRow, report: &mut RowReport<'_>) -> Option<Quarter> {
        let calendar = self.staging.context.calendar;
        let Some(column) = self.quarter_column else { return Some(calendar.quarter_of(self.staging.as_of)) };
        let cell = row.cell(column);
        let quarter = self.staging.quarter_in(cell);
        if quarter.is_none() {
            report.note(
                Some(column),
                &cell.text(),
                "Not a quarter".to_owned(),
                "The row's figures left out".to_owned(),
            );
        }
        quarter
    }

    fn peek_domain(&self, row: &SheetRow) -> Option<String> {
        crate::model::domain_key(&row.cell(self.staging.column("domain")?).text())
    }

    fn partner(
        &self,
        row: &SheetRow,
        name: String,
        quarter: Option<Quarter>,
        report: &mut RowReport<'_>,
    ) -> StagedPartner {
        let staging = self.staging;
        let tier = report.word(row, staging.words("tier"), "Tier", Some("No tier"));
        let (partner_type, secondary_types) = self.types(row, report);
        let motion = report.word(row, staging.words("motion"), "Motion", None);
        let mut day = |field: &str, dates: &Dates, name: &str| {
            let column = staging.column(field)?;
            let cell = row.cell(column);
            report.value(column, cell, dates.read(cell), name)
        };
        let partner_since = day("partner_since", &self.since, "Partner since");
        let as_of = day("as_of", &self.refreshed, "Data as of");
        StagedPartner {
            row: row.number,
            name,
            external_id: text(row, staging.column("external_id"), "Partner ID", report),
            domain: report.domain(row, staging.column("domain").filter(|column| !row.cell(*column).is_empty())),
            tier: tier.and_then(|(_, code)| code.parse().ok()).and_then(Tier::from_number),
            partner_type,
            secondary_types,
            motion: motion.map(|(_, code)| code.to_owned()),
            manager: text(row, staging.column("manager"), "Manager", report),
            region: text(row, staging.column("region"), "Region", report),
            partner_since,
            as_of,
            facts: self.facts.iter().filter_map(|column| column.read(row, quarter, report)).collect(),
            densities: self.densities.iter().filter_map(|column| column.read(row, report)).collect(),
            custom: custom_values(row, &self.custom, report),
            blanks: staging.blanks(row, &self.custom, quarter),
        }
    }

    /// The primary type and the secondary ones. Of several in one cell the first is primary. An MSP is asked about.
    fn types(&self, row: &SheetRow, report: &mut RowReport<'_>) -> (Option<PartnerType>, Vec<PartnerType>) {
        let mut secondary = Vec::new();
        let primary = self.primary(row, &mut secondary, report);
        for words in self.staging.words.iter().filter(|words| words.field == "secondary_types") {
            let cell = row.cell(words.column);
            for word in list_words(&cell.text()) {
                let Some(seen) = words.word(word) else { continue };
                match seen.target.as_deref().and_then(PartnerType::from_code) {
                    Some(kind) => secondary.push(kind),
                    None if seen.chosen_by_user || is_missing_text(word) => {}
                    None => {
                        let reason = "No type for this value".to_owned();
                        report.note(Some(words.column), word, reason, "Secondary type left out".to_owned());
                    }
                }
            }
        }
        let mut kept = Vec::new();
        for kind in secondary {
            if Some(kind) != primary && !kept.contains(&kind) {
                kept.push(kind);
            }
        }
        (primary, kept)
    }

    fn primary(
        &self,
        row: &SheetRow,
        secondary: &mut Vec<PartnerType>,
        report: &mut RowReport<'_>,
    ) -> Option<PartnerType> {
        let words = self.staging.words("partner_type")?;
        let (seen, code) = report.word(row, Some(words), "Type", Some("No type"))?;
        let text = row.cell(words.column).text();
        if !seen.chosen_by_user && partner_type(&text).is_none() {
            secondary.extend(list_words(&text).skip(1).filter_map(partner_type));
        }
        if !seen.chosen_by_user && is_msp(&text) {
            report.note(Some(words.column), &text, "Reseller or SI?".to_owned(), "Read as reseller".to_owned());
        }
        PartnerType::from_code(code)
    }
}
