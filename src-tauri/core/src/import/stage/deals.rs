use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::deal_amounts::DealAmounts;
use super::{RowReport, Staging, custom_values, is_placeholder, text};
use crate::import::deal_words::{RegistrationWord, registration_word};
use crate::import::read::{Cell, SheetRow};
use crate::import::recognized::count;
use crate::import::values::{Dates, Densities, is_missing, is_missing_text};
use crate::import::word_column::list_words;
use crate::import::{Problem, StagedAxis, StagedDeal, StagedDealPartner, StagedRegistration, StatedDensity};
use crate::model::{DealAxis, DealRole, DealStage};
use crate::text::spaced;

/// Columns whose partners have the role their header names.
const ROLES: [(&str, DealRole); 5] = [
    ("sourced_by", DealRole::Sourced),
    ("influenced_by", DealRole::Influenced),
    ("registered_by", DealRole::Registered),
    ("co_sell_with", DealRole::CoSell),
    ("referred_by", DealRole::Referral),
];

/// How the rows of a list of deals are read, decided once.
struct Deals<'a> {
    staging: &'a Staging<'a>,
    amounts: Option<DealAmounts>,
    probability: Option<(usize, Densities)>,
    /// Created, closed, registration submitted and decided, intent stated, protected until.
    days: [(Option<usize>, Dates, &'static str); 6],
    /// Columns of partners, with the role their header says.
    partners: Vec<(usize, Option<DealRole>)>,
    /// Columns that say yes or no of an axis.
    axes: Vec<(usize, DealAxis)>,
    custom: Vec<(usize, Arc<str>)>,
}

/// The rows of a list of deals. Rows of one deal are put together when they are compared with the document.
pub fn stage(staging: &Staging<'_>, problems: &mut Vec<Problem>) -> Vec<StagedDeal> {
    let day = |code, name| (staging.column(code), staging.dates(staging.column(code)), name);
    let deals = Deals {
        staging,
        amounts: staging.column("amount").map(|column| DealAmounts::new(column, staging)),
        probability: staging.column("probability").map(|column| (column, shares(staging, column))),
        days: [
            day("created_on", "Created"),
            day("closed_on", "Closed"),
            day("submitted_on", "Registration submitted"),
            day("decided_on", "Registration decided"),
            day("intent_on", "Intent stated"),
            day("protected_until", "Protected until"),
        ],
        partners: partner_columns(staging),
        axes: DealAxis::ALL.iter().filter_map(|axis| Some((staging.column(axis.code())?, *axis))).collect(),
        custom: staging.custom(),
    };
    let mut rows = Vec::with_capacity(staging.table.rows.len());
    for row in staging.rows() {
        let mut report = RowReport::new(row, problems);
        let deal = deals.row(row, &mut report);
        if !report.is_skipped() {
            rows.push(deal);
        }
    }
    rows
}

fn partner_columns(staging: &Staging<'_>) -> Vec<(usize, Option<DealRole>)> {
    let role = |code: &str| ROLES.iter().find(|(known, _)| *known == code).map(|(_, role)| *role);
    let of_column = |column: &crate::import::columns::MappedColumn| {
        let code = column.field()?.code;
        (code == "partners" || role(code).is_some()).then(|| (column.column, role(code)))
    };
    staging.columns.iter().filter_map(of_column).collect()
}

/// Under "Probability (%)" a bare 1 is one percent, unless a fraction among the values says that they are fractions.
fn shares(staging: &Staging<'_>, column: usize) -> Densities {
    let convention = staging.conventions.decimal(column);
    let is_percent = staging.columns.iter().any(|mapped| mapped.column == column && mapped.header.is_percent);
    let is_fraction = |cell: &Cell| cell.number().is_some_and(|number| number > 0.0 && number < 1.0);
    let all_small = Densities::bare_is_fraction(staging.table.column(column), convention);
    let bare_is_fraction = all_small && (!is_percent || staging.table.column(column).any(is_fraction));
    Densities { convention, bare_is_fraction }
}

impl Deals<'_> {
    fn row(&self, row: &SheetRow, report: &mut RowReport<'_>) -> StagedDeal {
        let staging = self.staging;
        let external_id = text(row, staging.column("external_id"), "Deal ID", report);
        let account_name = text(row, staging.column("account_name"), "Account", report);
        let name = self.name(row, account_name.as_deref(), external_id.as_deref(), report);
        let stage = report.word(row, staging.words("stage"), "Stage", None);
        let [created_on, closed_on, submitted_on, decided_on, intent_on, protected_until] = self.days(row, report);
        let designed = intent_on.map(|_| StagedAxis { axis: DealAxis::Intent, is_met: true, stated_on: intent_on });
        let registration = self.registration(row, protected_until, report);
        StagedDeal {
            row: row.number,
            external_id,
            name,
            account_id: text(row, staging.column("account_id"), "Account ID", report),
            account_domain: report.domain(row, staging.column("domain").filter(|column| !row.cell(*column).is_empty())),
            account_name,
            amount: self.amounts.as_ref().and_then(|amounts| amounts.read(row, report)),
            stage: stage.and_then(|(_, code)| DealStage::from_code(code)),
            stage_text: staging.column("stage").and_then(|column| filled(row, column)),
            deal_type: text(row, staging.column("deal_type"), "Type", report),
            created_on,
            closed_on,
            probability: self.probability(row, report),
            owner: text(row, staging.column("owner"), "Owner", report),
            source: text(row, staging.column("source"), "Source", report),
            submitted_on,
            decided_on,
            registration,
            marketplace: text(row, staging.column("marketplace"), "Marketplace", report),
            partners: self.partners(row, registration, report),
            axes: self.axes(row, report).into_iter().chain(designed).collect(),
            custom: custom_values(row, &self.custom, report),
        }
    }

    /// The deal's name; one without is called by its account, else by its id.
    fn name(&self, row: &SheetRow, account: Option<&str>, id: Option<&str>, report: &mut RowReport<'_>) -> String {
        let column = self.staging.column("name");
        let cell = column.map_or(&Cell::Empty, |column| row.cell(column));
        let name = cell.text();
        if !matches!(cell, Cell::Error(_)) && !is_missing_text(&name) {
            if is_placeholder(&name) && id.is_none() {
                report.skip(column, &name, "Placeholder name");
            }
            return spaced(&name);
        }
        let Some(instead) = account.or(id) else {
            report.skip(column, &name, "No deal name");
            return String::new();
        };
        if column.is_some() {
            let after = if account.is_some() { "account" } else { "ID" };
            report.note(column, &name, "No deal name".to_owned(), format!("Called {instead}, after its {after}"));
        }
        instead.to_owned()
    }

    fn days(&self, row: &SheetRow, report: &mut RowReport<'_>) -> [Option<Date>; 6] {
        std::array::from_fn(|place| {
            let (column, dates, name) = &self.days[place];
            let column = (*column)?;
            let cell = row.cell(column);
            report.value(column, cell, dates.read(cell), name)
        })
    }

    /// Whether its registration was approved or rejected, and until when it is protected; that it is pending says nothing yet, and
    /// then nothing is protected.
    fn registration(
        &self,
        row: &SheetRow,
        protected_until: Option<Date>,
        report: &mut RowReport<'_>,
    ) -> Option<StagedRegistration> {
        let column = self.staging.column("registration_outcome");
        let said = column.and_then(|column| Some((column, filled(row, column)?)));
        let of = |outcome| StagedRegistration { outcome, protected_until };
        let Some((column, text)) = said else { return protected_until.map(|_| of(None)) };
        match registration_word(&text) {
            Some(RegistrationWord::Decided(outcome)) => return Some(of(Some(outcome))),
            Some(RegistrationWord::Pending) => {}
            None => {
                let reason = "Neither approved, rejected nor pending".to_owned();
                report.note(Some(column), &text, reason, "Registration kept without an outcome".to_owned());
            }
        }
        if let Some(until) = protected_until {
            let reason = "Only an approved registration is protected".to_owned();
            let until_column = self.staging.column("protected_until");
            report.note(until_column, &until.to_string(), reason, "Protected until left empty".to_owned());
        }
        None
    }

    /// What the row says yes or no to; anything else is told and left out.
    fn axes(&self, row: &SheetRow, report: &mut RowReport<'_>) -> Vec<StagedAxis> {
        let said = |(column, axis): &(usize, DealAxis)| {
            let text = filled(row, *column)?;
            let is_met = yes_or_no(&text);
            if is_met.is_none() {
                let consequence = format!("{} not stated", axis.name());
                report.note(Some(*column), &text, "Neither yes nor no".to_owned(), consequence);
            }
            Some(StagedAxis { axis: *axis, is_met: is_met?, stated_on: None })
        };
        self.axes.iter().filter_map(said).collect()
    }

    /// In hundredths of a percent.
    fn probability(&self, row: &SheetRow, report: &mut RowReport<'_>) -> Option<u32> {
        let (column, shares) = self.probability?;
        let cell = row.cell(column);
        match report.value(column, cell, shares.read(cell), "Probability")? {
            StatedDensity::Percent { basis_points } => Some(basis_points),
            StatedDensity::Counts { .. } | StatedDensity::NotShared => {
                report.left_empty(Some(column), cell, "Not a percentage".into(), "Probability");
                None
            }
        }
    }

    /// The partners of a row with their roles: that of the column's header, else those the row names, else none is said.
    fn partners(
        &self,
        row: &SheetRow,
        registration: Option<StagedRegistration>,
        report: &mut RowReport<'_>,
    ) -> Vec<StagedDealPartner> {
        let mut said: Option<Vec<DealRole>> = None;
        let mut partners: Vec<StagedDealPartner> = Vec::new();
        let mut known: HashSet<(u32, String, DealRole)> = HashSet::new();
        for (column, role) in &self.partners {
            let cell = row.cell(*column);
            if matches!(cell, Cell::Error(_)) {
                report.left_empty(Some(*column), cell, "Spreadsheet error".into(), "Partner");
                continue;
            }
            let names = self.staging.context.partners.listed(&cell.text());
            if names.is_empty() {
                continue;
            }
            let roles = match role {
                Some(role) => vec![*role],
                None => said.get_or_insert_with(|| self.roles(row, report)).clone(),
            };
            for name in names {
                for role in roles.iter().copied() {
                    let column = count(*column);
                    if known.insert((column, name.clone(), role)) {
                        let registration = registration.filter(|_| role == DealRole::Registered);
                        partners.push(StagedDealPartner { column, name: name.clone(), role, registration });
                    }
                }
            }
        }
        partners
    }

    fn roles(&self, row: &SheetRow, report: &mut RowReport<'_>) -> Vec<DealRole> {
        let mut roles = Vec::new();
        if let Some(words) = self.staging.words("role") {
            for word in list_words(&row.cell(words.column).text()) {
                let Some(seen) = words.word(word) else { continue };
                match seen.target.as_deref().and_then(DealRole::from_code) {
                    Some(role) if roles.contains(&role) => {}
                    Some(role) => roles.push(role),
                    None if seen.chosen_by_user || is_missing(word) => {}
                    None => {
                        let reason = "No role for this value".to_owned();
                        report.note(Some(words.column), word, reason, "Partner kept without a role".to_owned());
                    }
                }
            }
        }
        if roles.is_empty() {
            roles.push(DealRole::Involved);
        }
        roles
    }
}

/// "Yes", "x", "1", "true", "met" and their opposites.
fn yes_or_no(text: &str) -> Option<bool> {
    match text.trim().to_lowercase().as_str() {
        "yes" | "y" | "x" | "1" | "true" | "met" | "joint" | "partner" | "led" | "ja" | "oui" | "si" => Some(true),
        "no" | "n" | "0" | "false" | "not met" | "ours" | "us" | "nein" | "non" => Some(false),
        _ => None,
    }
}

/// The text of a cell that says something.
fn filled(row: &SheetRow, column: usize) -> Option<String> {
    let cell = row.cell(column);
    let text = cell.text();
    (!matches!(cell, Cell::Error(_)) && !is_missing(&text)).then(|| text.trim().to_owned())
}
