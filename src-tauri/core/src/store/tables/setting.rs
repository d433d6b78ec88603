use jiff::civil::Date;
use rusqlite::types::Value;
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::{typed, typed_option, unreadable};
use crate::api::document::Topic;
use crate::model::{Assumptions, Currency, FiscalCalendar, HealthWeights, PartnerType, Quarter, ReviewStep, Tier};
use crate::{Error, Result};

/// What the user set for the whole document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    pub name: String,
    /// Empty until the user says it.
    pub company: String,
    pub currency: Currency,
    pub calendar: FiscalCalendar,
    pub review_quarter: Quarter,
    pub small_base: u32,
    pub confidentiality: String,
    /// Whether the optional fourth tier, above Tier 1, is switched on.
    pub fourth_tier: bool,
    /// The types the company does not use, in the order of the map.
    pub hidden_types: Vec<PartnerType>,
    /// A manager of up to this many Tier 1 partners is dedicated.
    pub tier_one_a_manager: u32,
    /// Who stands behind the partner program; empty until the user says it.
    pub program_sponsor: String,
    /// Where the quarterly investment review is; `None` before it begins.
    pub review_step: Option<ReviewStep>,
    pub review_step_since: Option<Date>,
    /// A step that takes longer is stuck.
    pub stuck_days: u32,
    /// The share of the pipeline with partners that is to be led, in hundredths of a percent; `None` until somebody sets one.
    pub led_target: Option<u32>,
    pub health_weights: HealthWeights,
    pub assumptions: Assumptions,
    /// Who decides at this document: what the audit names. Empty until the user says it.
    pub reviewer: String,
}

impl Setting {
    /// The one row of the table.
    pub fn read(connection: &Connection) -> Result<Self> {
        Self::all(connection)?.pop().ok_or_else(|| Error::new("the document has lost its settings; open a copy of it"))
    }

    /// The tiers of the document, in the order of the map's rows.
    #[must_use]
    pub fn tiers(&self) -> &'static [Tier] {
        if self.fourth_tier { &Tier::WITH_ALLIANCE } else { &Tier::ALL }
    }

    /// What a person calls the company: its name, or the document's until it has one.
    #[must_use]
    pub fn company_or_name(&self) -> &str {
        if self.company.is_empty() { &self.name } else { &self.company }
    }
}

impl Table for Setting {
    const NAME: &'static str = "setting";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "name",
        "company",
        "currency",
        "fiscal_first_month",
        "review_quarter",
        "small_base",
        "confidentiality",
        "fourth_tier",
        "hidden_types",
        "tier_one_a_manager",
        "program_sponsor",
        "review_step",
        "review_step_since",
        "stuck_days",
        "led_target",
        "health_weights",
        "assumptions",
        "reviewer",
    ];
    const TOPIC: Topic = Topic::Document;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let first_month: i8 = row.get("fiscal_first_month")?;
        Ok(Self {
            name: row.get("name")?,
            company: row.get("company")?,
            currency: typed(row, "currency", Currency::from_code)?,
            calendar: FiscalCalendar::starting_in(first_month)
                .ok_or_else(|| unreadable("month", &first_month.to_string()))?,
            review_quarter: typed(row, "review_quarter", Quarter::parse)?,
            small_base: row.get("small_base")?,
            confidentiality: row.get("confidentiality")?,
            fourth_tier: row.get("fourth_tier")?,
            hidden_types: typed(row, "hidden_types", types_of)?,
            tier_one_a_manager: row.get("tier_one_a_manager")?,
            program_sponsor: row.get("program_sponsor")?,
            review_step: typed_option(row, "review_step", ReviewStep::from_code)?,
            review_step_since: typed_option(row, "review_step_since", |text| text.parse().ok())?,
            stuck_days: row.get("stuck_days")?,
            led_target: row.get("led_target")?,
            health_weights: typed(row, "health_weights", HealthWeights::parse)?,
            assumptions: typed(row, "assumptions", |text| serde_json::from_str(text).ok())?,
            reviewer: row.get("reviewer")?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            1.into(),
            self.name.clone().into(),
            self.company.clone().into(),
            self.currency.code().to_owned().into(),
            i64::from(self.calendar.first_month()).into(),
            self.review_quarter.to_string().into(),
            i64::from(self.small_base).into(),
            self.confidentiality.clone().into(),
            self.fourth_tier.into(),
            self.hidden_types.iter().map(|kind| kind.code()).collect::<Vec<_>>().join(",").into(),
            i64::from(self.tier_one_a_manager).into(),
            self.program_sponsor.clone().into(),
            self.review_step.map(|step| step.code().to_owned()).into(),
            self.review_step_since.map(|day| day.to_string()).into(),
            i64::from(self.stuck_days).into(),
            self.led_target.map(i64::from).into(),
            self.health_weights.text().into(),
            serde_json::to_string(&self.assumptions).unwrap_or_else(|_| "{}".to_owned()).into(),
            self.reviewer.clone().into(),
        ]
    }

    fn title(&self) -> String {
        "the document's settings".to_owned()
    }
}

/// Reads "agency,alliance".
fn types_of(codes: &str) -> Option<Vec<PartnerType>> {
    codes.split(',').filter(|code| !code.is_empty()).map(PartnerType::from_code).collect()
}
