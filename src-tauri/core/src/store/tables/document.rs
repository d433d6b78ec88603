use rusqlite::{Connection, OptionalExtension, named_params};

use crate::Result;

/// Where the document stands: its revision, and which publication it last became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Publication {
    pub uuid: String,
    pub revision: i64,
    pub published_revision: i64,
    pub counter: i64,
    pub token: String,
    pub previous_token: String,
}

impl Publication {
    /// `None` for a database without its document row: it is being made.
    pub fn read(connection: &Connection) -> Result<Option<Self>> {
        let sql = include_str!("../sql/publication.sql");
        let publication = connection.query_row(sql, [], |row| {
            Ok(Self {
                uuid: row.get("uuid")?,
                revision: row.get("revision")?,
                published_revision: row.get("published_revision")?,
                counter: row.get("publish_counter")?,
                token: row.get("publish_token")?,
                previous_token: row.get("previous_token")?,
            })
        });
        Ok(publication.optional()?)
    }

    /// What a file that is no document of ours stands for: nothing was ever published as it.
    #[must_use]
    pub fn foreign() -> Self {
        let none = String::new;
        let (revision, published_revision, counter) = (0, 0, 0);
        Self { uuid: none(), revision, published_revision, counter, token: none(), previous_token: none() }
    }

    pub fn write(&self, connection: &Connection, created_at: &str) -> Result<()> {
        connection.execute(
            include_str!("../sql/publication_write.sql"),
            named_params! {
                ":uuid": self.uuid, ":created_at": created_at, ":revision": self.revision,
                ":published_revision": self.published_revision, ":counter": self.counter,
                ":token": self.token, ":previous_token": self.previous_token,
            },
        )?;
        Ok(())
    }

    /// Whether every committed change is in the published file.
    #[must_use]
    pub fn is_current(&self) -> bool {
        self.revision == self.published_revision
    }
}
