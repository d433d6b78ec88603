use jiff::Timestamp;
use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::Table;
use super::table::typed;
use crate::api::document::Topic;
use crate::model::{Signatory, SignedSubject};

/// A name under the criteria or under a plan. It can be checked: the hash is of all that was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatureRow {
    pub subject: SignedSubject,
    /// "3", the version; "2026-04-01", the quarter.
    pub of: String,
    pub role: Signatory,
    pub name: String,
    pub at: Timestamp,
    /// SHA-256, in hexadecimal digits.
    pub hash: String,
    /// What was signed, word for word.
    pub content: String,
}

impl SignatureRow {
    /// A signature of `content`.
    #[must_use]
    pub fn under(
        (subject, of): (SignedSubject, String),
        (role, name): (Signatory, String),
        at: Timestamp,
        content: String,
    ) -> Self {
        let mut row = Self { subject, of, role, name, at, hash: String::new(), content };
        row.hash = row.expected_hash();
        row
    }

    /// Whether it is of what stands in it.
    #[must_use]
    pub fn is_as_signed(&self) -> bool {
        self.hash == self.expected_hash()
    }

    fn expected_hash(&self) -> String {
        let Self { subject, of, role, name, at, content, .. } = self;
        sha256_hex(format!("{} {of}\n{content}\n{name}\n{}\n{at}\n", subject.code(), role.code()).as_bytes())
    }
}

/// SHA-256 in hexadecimal digits.
#[must_use]
pub fn sha256_hex(bytes: &[u8]) -> String {
    let digits = Sha256::digest(bytes).into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect()
}

impl Table for SignatureRow {
    const NAME: &'static str = "signature";
    const COLUMNS: &'static [&'static str] = &["subject", "of", "role", "name", "at", "hash", "content"];
    const KEY: usize = 3;
    const TOPIC: Topic = Topic::Review;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            subject: typed(row, "subject", SignedSubject::from_code)?,
            of: row.get("of")?,
            role: typed(row, "role", Signatory::from_code)?,
            name: row.get("name")?,
            at: typed(row, "at", |text| text.parse().ok())?,
            hash: row.get("hash")?,
            content: row.get("content")?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.subject.code().to_owned().into(),
            self.of.clone().into(),
            self.role.code().to_owned().into(),
            self.name.clone().into(),
            self.at.to_string().into(),
            self.hash.clone().into(),
            self.content.clone().into(),
        ]
    }

    fn title(&self) -> String {
        format!("the signature of {}", self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_of_what_was_signed_and_of_nothing_else() {
        let at: Timestamp = "2026-07-02T14:32:00Z".parse().unwrap();
        let who = (Signatory::Cro, "Ana Ruiz".to_owned());
        let row = SignatureRow::under((SignedSubject::Criteria, "1".to_owned()), who, at, "Rule one.".to_owned());
        assert!(row.is_as_signed());
        // printf 'criteria 1\nRule one.\nAna Ruiz\ncro\n2026-07-02T14:32:00Z\n' | sha256sum
        assert_eq!(row.hash, "77cb411b3861c58823e35288d1e6600306a00cc76321f1ab0fafa5a1050514d2");
        assert!(!SignatureRow { content: "Rule two.".to_owned(), ..row }.is_as_signed());
    }
}
