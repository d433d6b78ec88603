use jiff::civil::Date;
use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::Table;
use super::table::{typed, typed_option, unreadable};
use crate::api::document::Topic;
use crate::model::{Agreement, Lifecycle, PartnerType, Reason, Tier, name_key};

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
    pub lifecycle: Option<Lifecycle>,
    pub recruiting_on: Option<Date>,
    pub onboarding_on: Option<Date>,
    pub active_on: Option<Date>,
    pub sunset_on: Option<Date>,
    /// Our executive who stands behind the partnership.
    pub sponsor: Option<String>,
    /// Why we have it.
    pub reason: Option<Reason>,
    pub agreement: Option<Agreement>,
    /// The last day of the data-sharing agreement.
    pub agreement_expires: Option<Date>,
    /// The latest roster of its source, where that does not have it any more.
    #[serde(default)]
    pub absent_from: Option<i64>,
    pub import_id: Option<i64>,
    /// The row of the import's sheet it was created from.
    pub source_row: Option<u32>,
}

impl Partner {
    /// A partner of which nothing is known but its name.
    #[must_use]
    pub fn named(id: i64, uuid: String, name: String, as_of: Date) -> Self {
        Self {
            id,
            uuid,
            name,
            external_id: None,
            domain: None,
            tier: None,
            partner_type: None,
            motion_id: None,
            manager_id: None,
            region: None,
            partner_since: None,
            as_of,
            lifecycle: None,
            recruiting_on: None,
            onboarding_on: None,
            active_on: None,
            sunset_on: None,
            sponsor: None,
            reason: None,
            agreement: None,
            agreement_expires: None,
            absent_from: None,
            import_id: None,
            source_row: None,
        }
    }
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
        "lifecycle",
        "recruiting_on",
        "onboarding_on",
        "active_on",
        "sunset_on",
        "sponsor",
        "reason",
        "agreement",
        "agreement_expires",
        "absent_from",
        "import_id",
        "source_row",
    ];
    const TOPIC: Topic = Topic::Partners;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let tier: Option<i64> = row.get("tier")?;
        let day = |column: &str| typed_option(row, column, |text| text.parse().ok());
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
            partner_since: day("partner_since")?,
            as_of: typed(row, "as_of", |text| text.parse().ok())?,
            lifecycle: typed_option(row, "lifecycle", Lifecycle::from_code)?,
            recruiting_on: day("recruiting_on")?,
            onboarding_on: day("onboarding_on")?,
            active_on: day("active_on")?,
            sunset_on: day("sunset_on")?,
            sponsor: row.get("sponsor")?,
            reason: typed_option(row, "reason", Reason::from_code)?,
            agreement: typed_option(row, "agreement", Agreement::from_code)?,
            agreement_expires: day("agreement_expires")?,
            absent_from: row.get("absent_from")?,
            import_id: row.get("import_id")?,
            source_row: row.get("source_row")?,
        })
    }

    fn values(&self) -> Vec<Value> {
        let day = |day: Option<Date>| Value::from(day.map(|day| day.to_string()));
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
            day(self.partner_since),
            self.as_of.to_string().into(),
            self.lifecycle.map(|stage| stage.code().to_owned()).into(),
            day(self.recruiting_on),
            day(self.onboarding_on),
            day(self.active_on),
            day(self.sunset_on),
            self.sponsor.clone().into(),
            self.reason.map(|reason| reason.code().to_owned()).into(),
            self.agreement.map(|agreement| agreement.code().to_owned()).into(),
            day(self.agreement_expires),
            self.absent_from.into(),
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

/// A motion a partner is run by beside its primary one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartnerMotion {
    pub partner_id: i64,
    pub motion_id: i64,
    pub import_id: Option<i64>,
}

impl Table for PartnerMotion {
    const NAME: &'static str = "partner_motion";
    const COLUMNS: &'static [&'static str] = &["partner_id", "motion_id", "import_id"];
    const KEY: usize = 2;
    const TOPIC: Topic = Topic::Partners;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            partner_id: row.get("partner_id")?,
            motion_id: row.get("motion_id")?,
            import_id: row.get("import_id")?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![self.partner_id.into(), self.motion_id.into(), self.import_id.into()]
    }

    fn title(&self) -> String {
        "a further motion of a partner".to_owned()
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
