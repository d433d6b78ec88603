use jiff::civil::Date;
use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::Cells;
use crate::api::document::Topic;
use crate::model::{Currency, DealRole, DealStage, Money};

/// A deal of the company, with or without partners on it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deal {
    pub id: i64,
    pub uuid: String,
    pub external_id: Option<String>,
    pub name: String,
    /// The host account it is with; `None` where that is none of ours.
    pub account_id: Option<i64>,
    pub account_name: Option<String>,
    /// In minor units of `currency`.
    pub amount_minor: Option<i64>,
    /// The code of the currency the amount was said in; there whenever an amount is.
    pub currency: Option<String>,
    pub stage: Option<DealStage>,
    /// The stage as the file names it.
    pub stage_text: Option<String>,
    pub deal_type: Option<String>,
    pub created_on: Option<Date>,
    pub closed_on: Option<Date>,
    /// Hundredths of a percent.
    pub probability: Option<u32>,
    pub owner: Option<String>,
    pub source: Option<String>,
    /// When its registration was handed in.
    pub submitted_on: Option<Date>,
    /// When its registration was decided.
    pub decided_on: Option<Date>,
    /// The marketplace it is bought through.
    pub marketplace: Option<String>,
    pub import_id: Option<i64>,
    pub source_row: Option<u32>,
}

impl Deal {
    /// The amount in the currency it was said in.
    #[must_use]
    pub fn money(&self) -> Option<Money> {
        let currency = self.currency.as_deref().and_then(Currency::from_code)?;
        self.amount_minor.map(|minor| Money { minor, currency })
    }
}

impl Table for Deal {
    const NAME: &'static str = "deal";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "uuid",
        "external_id",
        "name",
        "account_id",
        "account_name",
        "amount_minor",
        "currency",
        "stage",
        "stage_text",
        "deal_type",
        "created_on",
        "closed_on",
        "probability",
        "owner",
        "source",
        "submitted_on",
        "decided_on",
        "marketplace",
        "import_id",
        "source_row",
    ];
    const TOPIC: Topic = Topic::Deals;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let is_currency = |text: &str| Currency::from_code(text).map(|currency| currency.code().to_owned());
        let mut cells = Cells::of(row);
        Ok(Self {
            id: cells.next()?,
            uuid: cells.next()?,
            external_id: cells.next()?,
            name: cells.next()?,
            account_id: cells.next()?,
            account_name: cells.next()?,
            amount_minor: cells.next()?,
            currency: cells.typed_option(is_currency)?,
            stage: cells.typed_option(DealStage::from_code)?,
            stage_text: cells.next()?,
            deal_type: cells.next()?,
            created_on: cells.typed_option(|text| text.parse().ok())?,
            closed_on: cells.typed_option(|text| text.parse().ok())?,
            probability: cells.next()?,
            owner: cells.next()?,
            source: cells.next()?,
            submitted_on: cells.typed_option(|text| text.parse().ok())?,
            decided_on: cells.typed_option(|text| text.parse().ok())?,
            marketplace: cells.next()?,
            import_id: cells.next()?,
            source_row: cells.next()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        let day = |day: Option<Date>| Value::from(day.map(|day| day.to_string()));
        vec![
            self.id.into(),
            self.uuid.clone().into(),
            self.external_id.clone().into(),
            self.name.clone().into(),
            self.account_id.into(),
            self.account_name.clone().into(),
            self.amount_minor.into(),
            self.currency.clone().into(),
            self.stage.map(|stage| stage.code().to_owned()).into(),
            self.stage_text.clone().into(),
            self.deal_type.clone().into(),
            day(self.created_on),
            day(self.closed_on),
            self.probability.map(i64::from).into(),
            self.owner.clone().into(),
            self.source.clone().into(),
            day(self.submitted_on),
            day(self.decided_on),
            self.marketplace.clone().into(),
            self.import_id.into(),
            self.source_row.map(i64::from).into(),
        ]
    }

    fn title(&self) -> String {
        format!("the deal {}", self.name)
    }
}

/// A partner on a deal, and what it did there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DealPartner {
    pub deal_id: i64,
    pub partner_id: i64,
    pub role: DealRole,
    pub import_id: Option<i64>,
}

impl Table for DealPartner {
    const NAME: &'static str = "deal_partner";
    const COLUMNS: &'static [&'static str] = &["deal_id", "partner_id", "role", "import_id"];
    const KEY: usize = 3;
    const TOPIC: Topic = Topic::Deals;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let mut cells = Cells::of(row);
        Ok(Self {
            deal_id: cells.next()?,
            partner_id: cells.next()?,
            role: cells.typed(DealRole::from_code)?,
            import_id: cells.next()?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![self.deal_id.into(), self.partner_id.into(), self.role.code().to_owned().into(), self.import_id.into()]
    }

    fn title(&self) -> String {
        "a partner on a deal".to_owned()
    }
}

/// A column Trellis does not know, kept as the file had it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DealCustom {
    pub deal_id: i64,
    pub field: String,
    pub value: String,
    pub import_id: Option<i64>,
}

impl Table for DealCustom {
    const NAME: &'static str = "deal_custom";
    const COLUMNS: &'static [&'static str] = &["deal_id", "field", "value", "import_id"];
    const KEY: usize = 2;
    const TOPIC: Topic = Topic::Deals;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let mut cells = Cells::of(row);
        Ok(Self { deal_id: cells.next()?, field: cells.next()?, value: cells.next()?, import_id: cells.next()? })
    }

    fn values(&self) -> Vec<Value> {
        vec![self.deal_id.into(), self.field.clone().into(), self.value.clone().into(), self.import_id.into()]
    }

    fn title(&self) -> String {
        format!("the custom field {} of a deal", self.field)
    }
}
