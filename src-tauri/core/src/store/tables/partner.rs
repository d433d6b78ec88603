use jiff::civil::Date;
use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::{typed, typed_option, unreadable};
use crate::api::document::Topic;
use crate::model::{PartnerType, Tier, name_key};

/// A partner as the document knows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partner {
    pub id: i64,
    pub uuid: String,
    pub name: String,
    pub external_id: Option<String>,
    pub domain: Option<String>,
    pub tier: Option<Tier>,
    pub partner_type: Option<PartnerType>,
    pub motion_id: Option<i64>,
    pub manager_id: Option<i64>,
    pub region: Option<String>,
    pub partner_since: Option<Date>,
    /// How fresh what we know of it is.
    pub as_of: Date,
    pub import_id: Option<i64>,
    /// The row of the import's sheet it was created from.
    pub source_row: Option<u32>,
}

impl Table for Partner {
    const NAME: &'static str = "partner";
    const COLUMNS: &'static [&'static str] = &[
        "id",
        "uuid",
        "name",
        "name_key",
        "external_id",
        "domain",
        "tier",
        "partner_type",
        "motion_id",
        "manager_id",
        "region",
        "partner_since",
        "as_of",
        "import_id",
        "source_row",
    ];
    const TOPIC: Topic = Topic::Partners;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let tier: Option<i64> = row.get("tier")?;
        let known = |number: i64| Tier::from_number(number).ok_or_else(|| unreadable("tier", &number.to_string()));
        Ok(Self {
            id: row.get("id")?,
            uuid: row.get("uuid")?,
            name: row.get("name")?,
            external_id: row.get("external_id")?,
            domain: row.get("domain")?,
            tier: tier.map(known).transpose()?,
            partner_type: typed_option(row, "partner_type", PartnerType::from_code)?,
            motion_id: row.get("motion_id")?,
            manager_id: row.get("manager_id")?,
            region: row.get("region")?,
            partner_since: typed_option(row, "partner_since", |text| text.parse().ok())?,
            as_of: typed(row, "as_of", |text| text.parse().ok())?,
            import_id: row.get("import_id")?,
            source_row: row.get("source_row")?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.id.into(),
            self.uuid.clone().into(),
            self.name.clone().into(),
            name_key(&self.name).into(),
            self.external_id.clone().into(),
            self.domain.clone().into(),
            self.tier.map(|tier| i64::from(tier.number())).into(),
            self.partner_type.map(|kind| kind.code().to_owned()).into(),
            self.motion_id.into(),
            self.manager_id.into(),
            self.region.clone().into(),
            self.partner_since.map(|day| day.to_string()).into(),
            self.as_of.to_string().into(),
            self.import_id.into(),
            self.source_row.map(i64::from).into(),
        ]
    }

    fn title(&self) -> String {
        self.name.clone()
    }
}

/// A secondary role of a partner, beside its primary type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartnerRole {
    pub partner_id: i64,
    pub partner_type: PartnerType,
    pub import_id: Option<i64>,
}

impl Table for PartnerRole {
    const NAME: &'static str = "partner_role";
    const COLUMNS: &'static [&'static str] = &["partner_id", "partner_type", "import_id"];
    const KEY: usize = 2;
    const TOPIC: Topic = Topic::Partners;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            partner_id: row.get("partner_id")?,
            partner_type: typed(row, "partner_type", PartnerType::from_code)?,
            import_id: row.get("import_id")?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![self.partner_id.into(), self.partner_type.code().to_owned().into(), self.import_id.into()]
    }

    fn title(&self) -> String {
        format!("a secondary role ({})", self.partner_type.long_name())
    }
}

/// A column Trellis does not know, kept as the file had it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartnerCustom {
    pub partner_id: i64,
    pub field: String,
    pub value: String,
    pub import_id: Option<i64>,
}

impl Table for PartnerCustom {
    const NAME: &'static str = "partner_custom";
    const COLUMNS: &'static [&'static str] = &["partner_id", "field", "value", "import_id"];
    const KEY: usize = 2;
    const TOPIC: Topic = Topic::Partners;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            partner_id: row.get("partner_id")?,
            field: row.get("field")?,
            value: row.get("value")?,
            import_id: row.get("import_id")?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![self.partner_id.into(), self.field.clone().into(), self.value.clone().into(), self.import_id.into()]
    }

    fn title(&self) -> String {
        format!("the custom field {}", self.field)
    }
}
