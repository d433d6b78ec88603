use jiff::Timestamp;
use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::table::{typed, typed_option};
use super::{Table, sha256_hex};
use crate::api::document::Topic;
use crate::model::DealRole;

/// Which roles of a partner on a deal bring it, and which sell it together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttributionRule {
    /// From 1 on; 0 is what Trellis begins with, which is in no document.
    pub version: u32,
    /// In the order of [`DealRole::ALL`].
    pub sourcing: Vec<DealRole>,
    pub motion: Vec<DealRole>,
    pub signature: Option<Signature>,
}

/// Who signed something, and when. It can be checked: the hash is of all that was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    pub name: String,
    pub role: String,
    pub at: Timestamp,
    /// SHA-256, in hexadecimal digits.
    pub hash: String,
}

impl Default for AttributionRule {
    /// A deal is brought by who sourced or referred it, and sold together with who co-sells it.
    fn default() -> Self {
        Self {
            version: 0,
            sourcing: vec![DealRole::Sourced, DealRole::Referral],
            motion: vec![DealRole::CoSell],
            signature: None,
        }
    }
}

impl AttributionRule {
    /// The same version, signed.
    #[must_use]
    pub fn signed(self, name: String, role: String, at: Timestamp) -> Self {
        let hash = self.hash(&name, &role, at);
        Self { signature: Some(Signature { name, role, at, hash }), ..self }
    }

    /// Whether a signature is of what stands; what is not signed has nothing to be wrong.
    #[must_use]
    pub fn is_as_signed(&self) -> bool {
        let signed = self.signature.as_ref();
        signed.is_none_or(|signed| signed.hash == self.hash(&signed.name, &signed.role, signed.at))
    }

    fn hash(&self, name: &str, role: &str, at: Timestamp) -> String {
        let Self { version, sourcing, motion, .. } = self;
        let (sourcing, motion) = (codes(sourcing), codes(motion));
        let text = format!("attribution rule {version}\n{sourcing}\n{motion}\n{name}\n{role}\n{at}\n");
        sha256_hex(text.as_bytes())
    }
}

impl Table for AttributionRule {
    const NAME: &'static str = "attribution_rule";
    const COLUMNS: &'static [&'static str] =
        &["version", "sourcing", "motion", "signed_by", "signed_role", "signed_at", "signature"];
    const TOPIC: Topic = Topic::Document;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let at: Option<Timestamp> = typed_option(row, "signed_at", |text| text.parse().ok())?;
        let signature = match at {
            None => None,
            Some(at) => Some(Signature {
                name: row.get("signed_by")?,
                role: row.get::<_, Option<String>>("signed_role")?.unwrap_or_default(),
                at,
                hash: row.get("signature")?,
            }),
        };
        Ok(Self {
            version: row.get("version")?,
            sourcing: typed(row, "sourcing", roles_of)?,
            motion: typed(row, "motion", roles_of)?,
            signature,
        })
    }

    fn values(&self) -> Vec<Value> {
        let signed = self.signature.as_ref();
        vec![
            i64::from(self.version).into(),
            codes(&self.sourcing).into(),
            codes(&self.motion).into(),
            signed.map(|signed| signed.name.clone()).into(),
            signed.map(|signed| signed.role.clone()).into(),
            signed.map(|signed| signed.at.to_string()).into(),
            signed.map(|signed| signed.hash.clone()).into(),
        ]
    }

    fn title(&self) -> String {
        "the attribution rule".to_owned()
    }
}

fn codes(roles: &[DealRole]) -> String {
    roles.iter().map(|role| role.code()).collect::<Vec<_>>().join(",")
}

fn roles_of(codes: &str) -> Option<Vec<DealRole>> {
    codes.split(',').filter(|code| !code.is_empty()).map(DealRole::from_code).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_of_what_was_signed_and_of_nothing_else() {
        let at: Timestamp = "2026-07-02T14:32:00Z".parse().unwrap();
        let rule = AttributionRule { version: 1, ..AttributionRule::default() };
        let signed = rule.signed("Ana Ruiz".to_owned(), "Head of partnerships".to_owned(), at);
        assert!(signed.is_as_signed());
        // printf 'attribution rule 1\nsourced,referral\nco_sell\nAna Ruiz\nHead of partnerships\n2026-07-02T14:32:00Z\n' | sha256sum
        assert_eq!(
            signed.signature.as_ref().unwrap().hash,
            "bb76dc46d1bd257123f460b30fcb73137c79e986b85cebbf49b22fb98c683d60"
        );
        assert!(!AttributionRule { motion: Vec::new(), ..signed }.is_as_signed());
    }
}
