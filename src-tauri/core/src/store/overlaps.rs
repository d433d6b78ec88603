use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::civil::Date;
use rusqlite::{Connection, Row};

use crate::Result;
use crate::model::Relationship;
use crate::store::tables::unreadable;

/// Which of our accounts partners have, in columns: of a million rows only what is counted is in memory. Whose owner and
/// stage they are is read where it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overlaps {
    partners: BTreeMap<i64, Arc<PartnerOverlaps>>,
}

/// The accounts of one partner, by account id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PartnerOverlaps {
    accounts: Vec<u32>,
    theirs: Vec<Option<Relationship>>,
    as_of: Vec<Date>,
}

/// That a partner also has one of our accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SharedAccount {
    pub partner_id: i64,
    pub account_id: i64,
    pub theirs: Option<Relationship>,
    pub as_of: Date,
}

impl Overlaps {
    /// Reads all of them, or those of the partners that changed since `kept`. What is as it was stays the same object.
    pub fn read(connection: &Connection, kept: Option<(&Self, &BTreeSet<i64>)>) -> Result<Self> {
        let Some((kept, changed)) = kept else {
            return Self::of_rows(connection, include_str!("sql/overlaps.sql"), None);
        };
        let mut partners = kept.partners.clone();
        for partner in changed {
            let read = Self::of_rows(connection, include_str!("sql/overlaps_of_partner.sql"), Some(*partner))?;
            partners.remove(partner);
            partners.extend(read.partners);
        }
        Ok(Self { partners })
    }

    /// The same with the objects of `earlier` where nothing differs.
    #[must_use]
    pub fn sharing(mut self, earlier: &Self) -> Self {
        for (partner, rows) in &mut self.partners {
            if let Some(same) = earlier.partners.get(partner).filter(|earlier| *earlier == rows) {
                *rows = Arc::clone(same);
            }
        }
        self
    }

    fn of_rows(connection: &Connection, sql: &str, partner: Option<i64>) -> Result<Self> {
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query(rusqlite::params_from_iter(partner))?;
        let mut partners = BTreeMap::new();
        let (mut current, mut own) = (None, PartnerOverlaps::default());
        let mut day = LastDay::default();
        while let Some(row) = rows.next()? {
            let partner: i64 = row.get(0)?;
            if current != Some(partner)
                && let Some(before) = current.replace(partner)
            {
                partners.insert(before, Arc::new(std::mem::take(&mut own)));
            }
            own.accounts.push(row.get(1)?);
            own.theirs.push(relationship(row, 2)?);
            own.as_of.push(day.of(row, 3)?);
        }
        if let Some(last) = current {
            partners.insert(last, Arc::new(own));
        }
        Ok(Self { partners })
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.partners.values().map(|rows| rows.len()).sum()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.partners.values().all(|rows| rows.is_empty())
    }

    /// By partner, then account.
    pub fn iter(&self) -> impl Iterator<Item = SharedAccount> {
        self.partners.iter().flat_map(|(partner, rows)| rows.iter(*partner))
    }

    /// The accounts of a partner, by account.
    pub fn of_partner(&self, partner: i64) -> impl Iterator<Item = SharedAccount> {
        self.partners.get(&partner).into_iter().flat_map(move |rows| rows.iter(partner))
    }

    /// The object that stays the same while a partner's rows do.
    #[must_use]
    pub fn rows_of(&self, partner: i64) -> Option<&Arc<PartnerOverlaps>> {
        self.partners.get(&partner)
    }

    /// What is known of a partner and an account.
    #[must_use]
    pub fn get(&self, partner: i64, account: i64) -> Option<SharedAccount> {
        let rows = self.partners.get(&partner)?;
        let place = rows.accounts.binary_search(&u32::try_from(account).ok()?).ok()?;
        Some(rows.at(partner, place))
    }

    /// Who has an account, by partner.
    pub fn of_account(&self, account: i64) -> impl Iterator<Item = SharedAccount> {
        self.partners.keys().filter_map(move |partner| self.get(*partner, account))
    }
}

impl PartnerOverlaps {
    #[must_use]
    pub fn len(&self) -> usize {
        self.accounts.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.accounts.is_empty()
    }

    fn iter(&self, partner: i64) -> impl Iterator<Item = SharedAccount> {
        (0..self.len()).map(move |place| self.at(partner, place))
    }

    fn at(&self, partner_id: i64, place: usize) -> SharedAccount {
        SharedAccount {
            partner_id,
            account_id: i64::from(self.accounts[place]),
            theirs: self.theirs[place],
            as_of: self.as_of[place],
        }
    }
}

fn relationship(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Relationship>> {
    let Some(code) = row.get_ref(column)?.as_str_or_null()? else { return Ok(None) };
    Relationship::from_code(code).map(Some).ok_or_else(|| unreadable("theirs", code))
}

/// Rows of one list are of one day: it is read once.
#[derive(Default)]
struct LastDay {
    text: String,
    day: Date,
}

impl LastDay {
    fn of(&mut self, row: &Row<'_>, column: usize) -> rusqlite::Result<Date> {
        let text = row.get_ref(column)?.as_str()?;
        if text != self.text {
            self.day = text.parse().map_err(|_| unreadable("as_of", text))?;
            text.clone_into(&mut self.text);
        }
        Ok(self.day)
    }
}
