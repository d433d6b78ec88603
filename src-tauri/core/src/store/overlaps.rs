use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

use jiff::civil::Date;
use rusqlite::{Connection, Row};

use super::overlap_pack::{unpack, unpacked};
use super::tables::unreadable;
use crate::Result;
use crate::model::Relationship;

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
    /// How many of the accounts, one after the other, are of which day: most lists are of one.
    days: Vec<(u32, Date)>,
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
        let Some((kept, changed)) = kept else { return Self::read_all(connection) };
        let mut partners = kept.partners.clone();
        for partner in changed {
            let rows = PartnerOverlaps::read(connection, *partner)?;
            partners.remove(partner);
            if !rows.is_empty() {
                partners.insert(*partner, Arc::new(rows));
            }
        }
        Ok(Self { partners })
    }

    fn read_all(connection: &Connection) -> Result<Self> {
        let mut statement = connection.prepare_cached(include_str!("sql/overlap_packs.sql"))?;
        let mut packs = statement.query([])?;
        let mut partners = BTreeMap::new();
        let mut others = unpacked(connection)?;
        while let Some(pack) = packs.next()? {
            let partner = pack.get(0)?;
            match unpack(pack)? {
                Some(rows) => _ = partners.insert(partner, Arc::new(rows)),
                None => others.push(partner),
            }
        }
        for partner in others {
            partners.insert(partner, Arc::new(PartnerOverlaps::of_rows(connection, partner)?));
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
        self.partners.get(&partner)?.get(partner, u32::try_from(account).ok()?)
    }

    /// Who has an account, by partner.
    pub fn of_account(&self, account: i64) -> impl Iterator<Item = SharedAccount> {
        self.partners.keys().filter_map(move |partner| self.get(*partner, account))
    }
}

impl PartnerOverlaps {
    /// The rows of a partner, from their pack where there is one.
    pub(super) fn read(connection: &Connection, partner: i64) -> Result<Self> {
        let mut statement = connection.prepare_cached(include_str!("sql/overlap_pack_of_partner.sql"))?;
        let mut packs = statement.query([partner])?;
        let packed = packs.next()?.map(unpack).transpose()?.flatten();
        packed.map_or_else(|| Self::of_rows(connection, partner), Ok)
    }

    /// The same from the rows themselves.
    pub(super) fn of_rows(connection: &Connection, partner: i64) -> Result<Self> {
        let mut statement = connection.prepare_cached(include_str!("sql/overlaps_of_partner.sql"))?;
        let mut rows = statement.query([partner])?;
        let mut own = Self::default();
        while let Some(row) = rows.next()? {
            own.accounts.push(row.get(0)?);
            own.theirs.push(relationship(row, 1)?);
            let day = day(row, 2)?;
            match own.days.last_mut() {
                Some((count, last)) if *last == day => *count += 1,
                _ => own.days.push((1, day)),
            }
        }
        Ok(own)
    }

    /// The rows of these columns; `None` where they are not of one length or the accounts are out of order.
    pub(super) fn of_columns(
        accounts: Vec<u32>,
        theirs: Vec<Option<Relationship>>,
        days: Vec<(u32, Date)>,
    ) -> Option<Self> {
        let dated: usize = days.iter().map(|(count, _)| *count as usize).sum();
        let is_whole = accounts.len() == theirs.len() && accounts.len() == dated;
        (is_whole && accounts.is_sorted_by(|one, next| one < next)).then_some(Self { accounts, theirs, days })
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.accounts.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.accounts.is_empty()
    }

    pub(super) fn accounts(&self) -> &[u32] {
        &self.accounts
    }

    pub(super) fn theirs(&self) -> &[Option<Relationship>] {
        &self.theirs
    }

    pub(super) fn days(&self) -> &[(u32, Date)] {
        &self.days
    }

    /// The accounts known of some days with what the partner's side says of each, by account.
    pub fn of_days(&self, days: RangeInclusive<Date>) -> impl Iterator<Item = (u32, Option<Relationship>)> {
        let rows = self.runs().filter(move |(_, day)| days.contains(day)).map(|(places, _)| places);
        rows.flat_map(|places| {
            let theirs = self.theirs[places.clone()].iter().copied();
            self.accounts[places].iter().copied().zip(theirs)
        })
    }

    /// The places of the accounts of one day, with it.
    fn runs(&self) -> impl Iterator<Item = (Range<usize>, Date)> {
        self.days.iter().scan(0, |from, (count, day)| {
            let start = *from;
            *from += *count as usize;
            Some((start..*from, *day))
        })
    }

    fn iter(&self, partner_id: i64) -> impl Iterator<Item = SharedAccount> {
        let dated = self.runs().flat_map(|(places, day)| places.map(move |place| (place, day)));
        dated.map(move |(place, as_of)| self.at(partner_id, place, as_of))
    }

    fn at(&self, partner_id: i64, place: usize, as_of: Date) -> SharedAccount {
        SharedAccount { partner_id, account_id: i64::from(self.accounts[place]), theirs: self.theirs[place], as_of }
    }

    fn get(&self, partner_id: i64, account: u32) -> Option<SharedAccount> {
        let place = self.accounts.binary_search(&account).ok()?;
        let (_, day) = self.runs().find(|(places, _)| places.contains(&place))?;
        Some(self.at(partner_id, place, day))
    }
}

fn relationship(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Relationship>> {
    let Some(code) = row.get_ref(column)?.as_str_or_null()? else { return Ok(None) };
    Relationship::from_code(code).map(Some).ok_or_else(|| unreadable("theirs", code))
}

fn day(row: &Row<'_>, column: usize) -> rusqlite::Result<Date> {
    let text = row.get_ref(column)?.as_str()?;
    text.parse().map_err(|_| unreadable("as_of", text))
}
