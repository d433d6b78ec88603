use rusqlite::Row;

use super::{Document, Operation};
use crate::Result;
use crate::api::review::{ChangeMaker, DataChange, PartnerChange, Steps};
use crate::model::{DealRole, Quarter};
use crate::review::MoveKind;
use crate::store::tables::{Partner, Table, typed};
use crate::text;

impl Document {
    /// The standing changes of partners' rows in these steps, oldest first. Rows an import created are not among them: they go with it.
    ///
    /// # Errors
    /// When the document cannot be read.
    pub fn partner_changes(&self, steps: Steps) -> Result<Vec<PartnerChange>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(include_str!("sql/partner_changes.sql"))?;
            let mut rows = statement.query((Partner::NAME, steps.behind, steps.up_to))?;
            let mut changes = Vec::new();
            while let Some(row) = rows.next()? {
                let partner = |text: Option<String>| text.map(|text| serde_json::from_str(&text)).transpose();
                let (before, after) = (partner(row.get("before")?)?, partner(row.get("after")?)?);
                changes.push(PartnerChange { maker: maker(row)?, before, after });
            }
            Ok(changes)
        })
    }

    /// Of each partner the last of these steps that gave it rows a kind of move is counted from: of densities its list and what it
    /// stated, and the accounts and segments they are counted on; of the working set and of production those of the later quarter, with
    /// the roles that bring a deal. A partner an import created is new by it.
    ///
    /// # Errors
    /// When the document cannot be read.
    pub fn data_changes(&self, steps: Steps, later: Quarter, sourcing: &[DealRole]) -> Result<Vec<DataChange>> {
        self.read(|connection| {
            let mut statement = connection.prepare_cached(include_str!("sql/data_changes.sql"))?;
            let roles = sourcing.iter().fold(" ".to_owned(), |roles, role| roles + role.code() + " ");
            let last_day = later.last_day().to_string();
            let mut rows = statement.query((steps.behind, steps.up_to, later.to_string(), last_day, roles))?;
            let mut changes = Vec::new();
            while let Some(row) = rows.next()? {
                let kind = typed(row, "kind", MoveKind::from_code)?;
                changes.push(DataChange { maker: maker(row)?, partner: row.get("uuid")?, kind });
            }
            Ok(changes)
        })
    }
}

fn maker(row: &Row<'_>) -> Result<ChangeMaker> {
    let operation: Operation = serde_json::from_str(&row.get::<_, String>("operation")?)?;
    let at = typed(row, "at", |text| text.parse().ok())?;
    Ok(ChangeMaker { operation: text::operation(&operation), who: row.get("who")?, at })
}
