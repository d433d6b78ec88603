use std::collections::{BTreeSet, HashMap, HashSet};

use rusqlite::Connection;
use serde_json::Value;

use super::change::Change;
use super::undo::ChangeSet;
use crate::{Error, Result};

/// A row by its table and id.
type RowId = (String, i64);

/// What one change set laid for later ones to build on: the rows it wrote, and those it needs to go back to.
pub struct Ground {
    set: i64,
    shapes: HashMap<String, Shape>,
    /// The keys of the rows it logged.
    written: HashSet<String>,
    /// The rows it created, the import among them: every row the import created carries its id.
    created: HashSet<RowId>,
    /// What the rows refer to that stood before it.
    needed: HashSet<RowId>,
}

/// How the rows of a table are told apart and what they refer to, as the schema has it.
#[derive(Default)]
struct Shape {
    key: Vec<String>,
    /// Columns with the table whose id they hold.
    references: Vec<(String, String)>,
    has_import: bool,
}

impl Ground {
    pub fn of(connection: &Connection, set: &ChangeSet) -> Result<Self> {
        let mut ground = Self {
            set: set.id,
            shapes: shapes(connection)?,
            written: HashSet::new(),
            created: HashSet::new(),
            needed: HashSet::new(),
        };
        for change in Change::of_set(connection, set.id)? {
            let shape = ground.shape(&change.table)?;
            let (before, after) = (row(change.before.as_deref())?, row(change.after.as_deref())?);
            let written = before.iter().chain(&after).map(|row| shape.key_of(&change.table, row));
            let needed = before.iter().flat_map(|row| shape.references_of(row));
            let created = after.iter().filter(|_| before.is_none()).filter_map(|row| id_of(&change.table, row));
            let (written, needed): (Vec<_>, Vec<_>) = (written.collect(), needed.collect());
            let created: Vec<_> = created.collect();
            ground.written.extend(written);
            ground.needed.extend(needed);
            ground.created.extend(created);
        }
        if let Some(import) = set.import {
            ground.created.extend(created_by(connection, &ground.shapes, import)?);
        }
        Ok(ground)
    }

    /// The standing change sets since that could not be as they are without it.
    pub fn built_on(&self, connection: &Connection) -> Result<BTreeSet<i64>> {
        let mut later = self.changed_since(connection)?;
        later.extend(self.referred_since(connection)?);
        Ok(later)
    }

    /// Later sets that changed one of its rows, referred to one, or took away what it needs.
    fn changed_since(&self, connection: &Connection) -> Result<BTreeSet<i64>> {
        let mut statement = connection.prepare(include_str!("sql/changes_since.sql"))?;
        let mut rows = statement.query([self.set])?;
        let mut later = BTreeSet::new();
        while let Some(found) = rows.next()? {
            let set = found.get("change_set_id")?;
            let table: String = found.get("table_name")?;
            let before = row(found.get::<_, Option<String>>("before")?.as_deref())?;
            let after = row(found.get::<_, Option<String>>("after")?.as_deref())?;
            let shape = self.shape(&table)?;
            let is_built_on = |row: &Value| {
                self.written.contains(&shape.key_of(&table, row))
                    || id_of(&table, row).is_some_and(|id| self.created.contains(&id))
                    || shape.references_of(row).any(|id| self.created.contains(&id))
            };
            let is_taken = |row: &Value| id_of(&table, row).is_some_and(|id| self.needed.contains(&id));
            if before.iter().chain(&after).any(is_built_on) || after.is_none() && before.iter().any(is_taken) {
                later.insert(set);
            }
        }
        Ok(later)
    }

    /// Later imports with rows that refer to one of its own: the rows an import creates are not logged.
    fn referred_since(&self, connection: &Connection) -> Result<BTreeSet<i64>> {
        let mut later = BTreeSet::new();
        for (table, shape) in self.shapes.iter().filter(|(_, shape)| shape.has_import) {
            let foreign = shape.references.iter().filter(|(column, _)| column != "import_id");
            for (column, parent) in foreign {
                let sql = format!(
                    "SELECT DISTINCT change_set.id, referring.{column} FROM {table} AS referring \
                     JOIN change_set ON change_set.import_id = referring.import_id \
                     WHERE change_set.id > ? AND change_set.state = 'done' AND referring.{column} IS NOT NULL"
                );
                let mut statement = connection.prepare(&sql)?;
                let mut rows = statement.query([self.set])?;
                while let Some(found) = rows.next()? {
                    if self.created.contains(&(parent.clone(), found.get(1)?)) {
                        later.insert(found.get(0)?);
                    }
                }
            }
        }
        Ok(later)
    }

    fn shape(&self, table: &str) -> Result<&Shape> {
        let shape = self.shapes.get(table);
        shape.ok_or_else(|| Error::new(format!("the history names a table this version does not know: `{table}`")))
    }
}

impl Shape {
    /// Rows are logged with the names of their columns.
    fn key_of(&self, table: &str, row: &Value) -> String {
        let key: Vec<String> = self.key.iter().map(|column| row[column].to_string()).collect();
        format!("{table} {}", key.join(" "))
    }

    fn references_of(&self, row: &Value) -> impl Iterator<Item = RowId> {
        self.references.iter().filter_map(|(column, parent)| Some((parent.clone(), row[column].as_i64()?)))
    }
}

fn row(text: Option<&str>) -> Result<Option<Value>> {
    Ok(text.map(serde_json::from_str).transpose()?)
}

fn id_of(table: &str, row: &Value) -> Option<RowId> {
    Some((table.to_owned(), row["id"].as_i64()?))
}

/// The tables of the document, as it is on disk.
fn shapes(connection: &Connection) -> Result<HashMap<String, Shape>> {
    let mut shapes: HashMap<String, Shape> = HashMap::new();
    let mut statement = connection.prepare(include_str!("sql/table_columns.sql"))?;
    let mut rows = statement.query([])?;
    while let Some(found) = rows.next()? {
        let (table, column): (String, String) = (found.get("table_name")?, found.get("column_name")?);
        let parent: Option<String> = found.get("parent")?;
        let shape = shapes.entry(table).or_default();
        shape.has_import |= column == "import_id";
        if found.get::<_, i64>("key_place")? > 0 {
            shape.key.push(column.clone());
        }
        shape.references.extend(parent.map(|parent| (column, parent)));
    }
    Ok(shapes)
}

/// The import and the rows it created, of those that can be referred to.
fn created_by(connection: &Connection, shapes: &HashMap<String, Shape>, import: i64) -> Result<Vec<RowId>> {
    let mut created = vec![("import".to_owned(), import)];
    let with_id = shapes.iter().filter(|(_, shape)| shape.has_import && shape.key == ["id"]);
    for (table, _) in with_id {
        let mut statement = connection.prepare(&format!("SELECT id FROM {table} WHERE import_id = ?"))?;
        let ids = statement.query_map([import], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
        created.extend(ids.into_iter().map(|id| (table.clone(), id)));
    }
    Ok(created)
}
