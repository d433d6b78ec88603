use jiff::Timestamp;

use super::{Document, Operation};
use crate::Result;
use crate::api::review::PartnerChange;
use crate::store::tables::{Partner, Table};
use crate::text;

impl Document {
    /// The standing changes of partners' rows after a moment, oldest first. Rows an import created are not among them: they go
    /// with it.
    ///
    /// # Errors
    /// When the document cannot be read.
    pub fn partner_changes_since(&self, at: Timestamp) -> Result<Vec<PartnerChange>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(include_str!("sql/partner_changes_since.sql"))?;
            let mut rows = statement.query([Partner::NAME, at.to_string().as_str()])?;
            let mut changes = Vec::new();
            while let Some(row) = rows.next()? {
                let operation: Operation = serde_json::from_str(&row.get::<_, String>("operation")?)?;
                let partner = |text: Option<String>| text.map(|text| serde_json::from_str(&text)).transpose();
                let (before, after) = (partner(row.get("before")?)?, partner(row.get("after")?)?);
                let (Some(after), Ok(at)) = (after, row.get::<_, String>("at")?.parse()) else { continue };
                changes.push(PartnerChange { at, operation: text::operation(&operation), before, after });
            }
            Ok(changes)
        })
    }
}
