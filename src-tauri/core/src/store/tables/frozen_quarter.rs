use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use jiff::Timestamp;
use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};

use super::table::typed;
use super::{Table, sha256_hex};
use crate::api::document::Topic;
use crate::model::Quarter;
use crate::{Error, Result};

/// A quarter as it stood when it was frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenQuarter {
    pub quarter: Quarter,
    pub frozen_at: Timestamp,
    pub frozen_by: String,
    /// The step of the history it was frozen in; what is behind it came later, whatever the clock says.
    pub step: i64,
    /// SHA-256 of the content before it was compressed, in hexadecimal digits.
    pub hash: String,
    /// Compressed.
    pub content: Vec<u8>,
}

impl FrozenQuarter {
    /// A quarter on its way into the document: its canonical bytes, compressed, with their hash. Its step is the one it is written in.
    ///
    /// # Errors
    /// When it cannot be compressed.
    pub fn packed(quarter: Quarter, frozen_at: Timestamp, frozen_by: String, bytes: &[u8]) -> Result<Self> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes)?;
        Ok(Self { quarter, frozen_at, frozen_by, step: 0, hash: sha256_hex(bytes), content: encoder.finish()? })
    }

    /// Its canonical bytes, where they are what its hash says.
    ///
    /// # Errors
    /// When it was changed since, or is damaged.
    pub fn bytes(&self) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let is_whole = DeflateDecoder::new(self.content.as_slice()).read_to_end(&mut bytes).is_ok();
        if !is_whole || sha256_hex(&bytes) != self.hash {
            return Err(Error::new("a frozen quarter is not as it was frozen: the document was changed from outside"));
        }
        Ok(bytes)
    }
}

impl Table for FrozenQuarter {
    const NAME: &'static str = "frozen_quarter";
    const COLUMNS: &'static [&'static str] = &["quarter", "frozen_at", "frozen_by", "step", "hash", "content"];
    const TOPIC: Topic = Topic::Review;

    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            quarter: typed(row, "quarter", Quarter::parse)?,
            frozen_at: typed(row, "frozen_at", |text| text.parse().ok())?,
            frozen_by: row.get("frozen_by")?,
            step: row.get("step")?,
            hash: row.get("hash")?,
            content: row.get("content")?,
        })
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.quarter.to_string().into(),
            self.frozen_at.to_string().into(),
            self.frozen_by.clone().into(),
            self.step.into(),
            self.hash.clone().into(),
            self.content.clone().into(),
        ]
    }

    fn title(&self) -> String {
        format!("the frozen quarter from {}", self.quarter)
    }
}
