use super::{Document, Operation};
use crate::Result;
use crate::api::review::PartnerChange;
use crate::store::tables::{Partner, Table};
use crate::text;

impl Document {
    /// The standing changes of partners' rows behind a step of the history, and up to another where one is given, oldest first. Rows an
    /// import created are not among them: they go with it.
    ///
    /// # Errors
    /// When the document cannot be read.
    pub fn partner_changes(&self, behind: i64, up_to: Option<i64>) -> Result<Vec<PartnerChange>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(include_str!("sql/partner_changes.sql"))?;
            let mut rows = statement.query((Partner::NAME, behind, up_to))?;
            let mut changes = Vec::new();
            while let Some(row) = rows.next()? {
                let operation: Operation = serde_json::from_str(&row.get::<_, String>("operation")?)?;
                let partner = |text: Option<String>| text.map(|text| serde_json::from_str(&text)).transpose();
                let (before, after) = (partner(row.get("before")?)?, partner(row.get("after")?)?);
                let Ok(at) = row.get::<_, String>("at")?.parse() else { continue };
                let who = row.get("who")?;
                changes.push(PartnerChange { at, who, operation: text::operation(&operation), before, after });
            }
            Ok(changes)
        })
    }
}
