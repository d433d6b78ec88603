//! The overlap rows of a partner as one row of three columns, so that a document of a million of them opens at once. The rows
//! are what holds; a pack only repeats them, and the database takes it out when one of them changes.

use jiff::civil::Date;
use rusqlite::{Connection, Row, params};

use super::overlaps::PartnerOverlaps;
use crate::Result;
use crate::model::Relationship;

const NOT_KNOWN: u8 = 0;

/// Packs the rows of every partner that has rows and no pack.
///
/// # Errors
/// When the document cannot be read or written.
pub fn pack(connection: &Connection) -> Result<()> {
    for partner in unpacked(connection)? {
        let rows = PartnerOverlaps::of_rows(connection, partner)?;
        let accounts: Vec<u8> = rows.accounts().iter().flat_map(|account| account.to_le_bytes()).collect();
        let theirs: Vec<u8> = rows.theirs().iter().map(|theirs| byte(*theirs)).collect();
        connection
            .prepare_cached("INSERT INTO overlap_pack (partner_id, accounts, theirs, days) VALUES (?, ?, ?, ?)")?
            .execute(params![partner, accounts, theirs, serde_json::to_string(rows.days())?])?;
    }
    Ok(())
}

/// The partners with overlap rows that are in no pack, by id.
///
/// # Errors
/// When the document cannot be read.
pub fn unpacked(connection: &Connection) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached(include_str!("sql/unpacked_partners.sql"))?;
    let partners = statement.query_map([], |row| row.get(0))?;
    Ok(partners.collect::<rusqlite::Result<_>>()?)
}

/// The partners whose pack says otherwise than their rows, by id: none, unless the file was tampered with.
///
/// # Errors
/// When the document cannot be read.
pub fn misread(connection: &Connection) -> Result<Vec<i64>> {
    let mut statement = connection.prepare("SELECT partner_id FROM overlap_pack ORDER BY partner_id")?;
    let packed = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
    let mut misread = Vec::new();
    for partner in packed {
        if PartnerOverlaps::read(connection, partner)? != PartnerOverlaps::of_rows(connection, partner)? {
            misread.push(partner);
        }
    }
    Ok(misread)
}

/// The rows of a pack, of a query for partner, accounts, theirs and days; `None` where they contradict one another.
pub fn unpack(row: &Row<'_>) -> rusqlite::Result<Option<PartnerOverlaps>> {
    let (accounts, theirs) = (row.get_ref(1)?.as_blob()?, row.get_ref(2)?.as_blob()?);
    let Ok(days) = serde_json::from_str::<Vec<(u32, Date)>>(row.get_ref(3)?.as_str()?) else { return Ok(None) };
    let (accounts, rest) = accounts.as_chunks::<4>();
    let accounts: Vec<u32> = accounts.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect();
    let theirs = relationships(theirs).filter(|_| rest.is_empty());
    Ok(theirs.and_then(|theirs| PartnerOverlaps::of_columns(accounts, theirs, days)))
}

fn byte(theirs: Option<Relationship>) -> u8 {
    let coded = (1..).zip(Relationship::ALL).find(|(_, one)| Some(*one) == theirs);
    coded.map_or(NOT_KNOWN, |(byte, _)| byte)
}

/// What the bytes of a pack say of each account; `None` where one of them says nothing.
fn relationships(bytes: &[u8]) -> Option<Vec<Option<Relationship>>> {
    let is_told = |byte: &u8| usize::from(*byte) <= Relationship::ALL.len();
    let told = |byte: &u8| usize::from(*byte).checked_sub(1).map(|place| Relationship::ALL[place]);
    bytes.iter().all(is_told).then(|| bytes.iter().map(told).collect())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use jiff::Timestamp;
    use jiff::civil::date;
    use jiff::tz::TimeZone;
    use uuid::Uuid;

    use super::*;
    use crate::store::migrate::{LADDER, migrate};
    use crate::store::tables::{Overlap, Partner, PartnerList};
    use crate::store::{Document, Environment, Operation, Overlaps};

    const FIRST: Date = date(2026, 3, 31);
    const SECOND: Date = date(2026, 6, 30);

    fn row(partner_id: i64, account_id: i64, theirs: Option<Relationship>, as_of: Date) -> Overlap {
        let (owner, stage, last_activity, import_id) = (None, None, None, None);
        Overlap { partner_id, account_id, theirs, owner, stage, last_activity, as_of, import_id }
    }

    /// Partners 1 and 2 with an account list, and accounts 1 to 5.
    fn document() -> Document {
        let environment = Environment::new(PathBuf::new(), || Timestamp::UNIX_EPOCH, Uuid::nil, TimeZone::UTC);
        let document = Document::in_memory(environment).unwrap();
        transact(&document, |connection| {
            for id in 1..=5 {
                let sql = "INSERT INTO account (id, uuid, name, custom) VALUES (?1, 'a' || ?1, 'Account', '[]')";
                connection.execute(sql, [id]).unwrap();
            }
        });
        let operation = Operation::AddPartner { partner: "Both".to_owned() };
        let store = |writer: &mut crate::store::Writer<'_>| {
            for id in 1..=2 {
                writer.create(&Partner::named(id, format!("p{id}"), format!("Partner {id}"), SECOND))?;
                writer.create(&PartnerList { partner_id: id, as_of: SECOND, import_id: None })?;
            }
            writer.create(&row(1, 1, Some(Relationship::Prospect), FIRST))?;
            writer.create(&row(1, 3, None, SECOND))?;
            writer.create(&row(1, 5, Some(Relationship::Customer), SECOND))?;
            writer.create(&row(2, 2, Some(Relationship::OpenOpportunity), SECOND))
        };
        document.transact(&operation, store).unwrap();
        document
    }

    fn transact(document: &Document, work: impl FnOnce(&Connection)) {
        document
            .write(|connection| {
                work(connection);
                Ok(())
            })
            .unwrap();
    }

    fn all(document: &Document) -> Overlaps {
        document.read(|connection| Overlaps::read(connection, None)).unwrap()
    }

    /// As text: accounts, relationships and days of a partner's pack.
    fn packed(document: &Document, partner: i64) -> Option<(String, String, String)> {
        let sql = "SELECT hex(accounts), hex(theirs), days FROM overlap_pack WHERE partner_id = ?";
        let row = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        document.read(|connection| Ok(connection.query_row(sql, [partner], row).ok())).unwrap()
    }

    #[test]
    fn a_commit_packs_what_the_rows_say() {
        let document = document();
        let days = r#"[[1,"2026-03-31"],[2,"2026-06-30"]]"#.to_owned();
        assert_eq!(packed(&document, 1), Some(("010000000300000005000000".to_owned(), "030001".to_owned(), days)));
        let days = r#"[[1,"2026-06-30"]]"#.to_owned();
        assert_eq!(packed(&document, 2), Some(("02000000".to_owned(), "02".to_owned(), days)));
    }

    #[test]
    fn what_is_read_of_packs_is_what_the_rows_say() {
        let document = document();
        let read = document.snapshot().unwrap();
        let shared: Vec<_> =
            read.overlaps.iter().map(|one| (one.partner_id, one.account_id, one.theirs, one.as_of)).collect();
        let expected = [
            (1, 1, Some(Relationship::Prospect), FIRST),
            (1, 3, None, SECOND),
            (1, 5, Some(Relationship::Customer), SECOND),
            (2, 2, Some(Relationship::OpenOpportunity), SECOND),
        ];
        assert_eq!(shared, expected);
    }

    #[test]
    fn a_change_past_the_document_takes_the_pack_out_and_is_read() {
        let document = document();
        let changes = [
            "UPDATE overlap SET theirs = 'prospect' WHERE account_id = 3",
            "INSERT INTO overlap (partner_id, account_id, as_of) VALUES (2, 4, '2026-06-30')",
            "DELETE FROM overlap WHERE account_id = 2",
        ];
        for (change, partner) in changes.into_iter().zip([1, 2, 2]) {
            transact(&document, |connection| pack(connection).unwrap());
            assert!(packed(&document, partner).is_some());
            transact(&document, |connection| _ = connection.execute(change, []).unwrap());
            assert_eq!(packed(&document, partner), None, "{change}");
        }
        let read = all(&document);
        assert_eq!(read.get(1, 3).unwrap().theirs, Some(Relationship::Prospect));
        assert_eq!(read.of_partner(2).map(|one| one.account_id).collect::<Vec<_>>(), [4]);
    }

    #[test]
    fn a_pack_that_contradicts_itself_is_not_believed() {
        for damage in [
            "UPDATE overlap_pack SET accounts = x'030000000100000005000000' WHERE partner_id = 1",
            "UPDATE overlap_pack SET theirs = x'030009' WHERE partner_id = 1",
            r#"UPDATE overlap_pack SET days = '[[2,"2026-06-30"]]' WHERE partner_id = 1"#,
            "UPDATE overlap_pack SET days = 'no' WHERE partner_id = 1",
        ] {
            let document = document();
            let before = all(&document);
            transact(&document, |connection| _ = connection.execute(damage, []).unwrap());
            assert_eq!(all(&document), before, "{damage}");
        }
    }

    #[test]
    fn a_pack_that_says_otherwise_than_its_rows_is_found() {
        let document = document();
        assert_eq!(document.read(misread).unwrap(), Vec::<i64>::new());
        let damage = "UPDATE overlap_pack SET theirs = x'01' WHERE partner_id = 2";
        transact(&document, |connection| _ = connection.execute(damage, []).unwrap());
        assert_eq!(document.read(misread).unwrap(), [2]);
    }

    #[test]
    fn a_document_of_the_format_before_is_packed_when_it_is_opened() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("older.trellis");
        let environment =
            Environment::new(folder.path().join("data"), || Timestamp::UNIX_EPOCH, Uuid::nil, TimeZone::UTC);
        Document::create(&path, environment.clone()).unwrap().close().unwrap();
        let mut connection = Connection::open(&path).unwrap();
        connection
            .execute_batch(
                "DROP TABLE overlap_pack; DROP TRIGGER overlap_inserted; DROP TRIGGER overlap_updated;
                 DROP TRIGGER overlap_deleted;
                 ALTER TABLE segment DROP COLUMN employees_at_most; ALTER TABLE segment DROP COLUMN employees_at_least;
                 ALTER TABLE segment DROP COLUMN industries;
                 DROP TABLE deck_slide; DROP TABLE deck_look; DROP TABLE deck_logo; DROP TABLE allocation; DROP TABLE decision; DROP TABLE scenario; DROP TABLE envelope; DROP TABLE criteria;
                 DROP TABLE signature; DROP TABLE frozen_quarter; DROP TABLE audit; ALTER TABLE setting DROP COLUMN reviewer;
                 ALTER TABLE change_set DROP COLUMN who; ALTER TABLE document DROP COLUMN seal;
                 ALTER TABLE change_set DROP COLUMN taken_back;
                 DROP TABLE mdf_activity; DROP TABLE registration; DROP TABLE ruling; ALTER TABLE deal DROP COLUMN marketplace;
                 DROP TABLE deal_axis; DROP TABLE attribution_rule; ALTER TABLE setting DROP COLUMN led_target;
                 ALTER TABLE setting DROP COLUMN health_weights; ALTER TABLE setting DROP COLUMN assumptions;
                 PRAGMA user_version = 4;
                 INSERT INTO partner (id, uuid, name, name_key, as_of) VALUES (1, 'p', 'P', 'p', '2026-06-30');
                 INSERT INTO account (id, uuid, name, custom) VALUES (7, 'a', 'A', '[]');
                 INSERT INTO overlap (partner_id, account_id, as_of) VALUES (1, 7, '2026-06-30');",
            )
            .unwrap();
        migrate(&mut connection, &LADDER[..4]).unwrap();
        drop(connection);
        let document = Document::open(&path, environment).unwrap();
        assert_eq!(packed(&document, 1).unwrap().0, "07000000");
    }
}
