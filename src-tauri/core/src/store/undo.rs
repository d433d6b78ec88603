use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension};

use super::change::Change;
use super::tables::{
    Account, AccountAlias, AccountMatch, Allocation, AttributionRule, Audit, Criteria, Deal, DealCustom, DealPartner,
    Decision, DeckLogo, DeckLook, DeckSlide, Envelope, ExchangeRate, Fact, Import, JointTarget, KnownSource, Manager,
    MatchDecision, MdfActivity, Motion, OfPartner, Overlap, Partner, PartnerAccount, PartnerAlias, PartnerCustom,
    PartnerList, PartnerMotion, PartnerOrigin, PartnerRole, RegistrationRow, Ruling, Scenario, Segment, Setting,
    StatedAxis, StatedDensityRow, Table, TierSetting, ToldApart,
};
use super::touched::Touched;
use super::transact::changed;
use super::{Document, Operation};
use crate::api::document::{Changed, Topic};
use crate::{Error, Result, text};

/// A change set as the history lists it.
pub(super) struct ChangeSet {
    pub id: i64,
    pub operation: Operation,
    /// The import it stored, whose created rows carry this id.
    pub import: Option<i64>,
}

impl Document {
    /// Takes the newest standing change back, and says what it was.
    ///
    /// # Errors
    /// When there is nothing to undo, or something stands in the way: it is named and nothing changes.
    pub fn undo(&self) -> Result<(Operation, Changed)> {
        self.write(|connection| {
            let transaction = connection.transaction()?;
            let set = newest(&transaction)?.ok_or_else(|| Error::new("there is nothing to undo"))?;
            let touched = take_back(&transaction, &set)?;
            self.note_in_audit(&transaction, &touched, "Undone", &set.operation)?;
            let revision = self.settle(&transaction, &touched)?;
            transaction.commit()?;
            Ok((set.operation, changed(revision, touched)))
        })
    }

    /// Takes changes back, newest first, up to and with the change `id`.
    ///
    /// # Errors
    /// When that change does not stand, or something stands in the way: what was taken back by then stays so.
    pub fn undo_to(&self, id: u32) -> Result<Changed> {
        let stands = |connection: &Connection| {
            let sql = "SELECT EXISTS (SELECT 1 FROM change_set WHERE id = ? AND state = 'done')";
            Ok(connection.query_row(sql, [id], |row| row.get::<_, bool>(0))?)
        };
        if !self.read(stands)? {
            return Err(Error::new("this step is not in force any more; nothing was undone"));
        }
        let (_, mut all) = self.undo()?;
        while self.read(stands)? {
            let (_, changed) = self.undo()?;
            let topics: BTreeSet<Topic> = all.topics.into_iter().chain(changed.topics).collect();
            all = Changed { revision: changed.revision, topics: topics.into_iter().collect() };
        }
        Ok(all)
    }

    /// Brings the change back that was undone last, and says what it was.
    ///
    /// # Errors
    /// When there is nothing to redo, or something stands in the way: it is named and nothing changes.
    pub fn redo(&self) -> Result<(Operation, Changed)> {
        self.write(|connection| {
            let transaction = connection.transaction()?;
            let set = oldest_undone(&transaction)?.ok_or_else(|| Error::new("there is nothing to redo"))?;
            let mut touched = Touched::default();
            // The rows an import created were logged last, when it was undone; what it updated needs them first.
            let (created, updated): (Vec<_>, Vec<_>) =
                Change::of_set(&transaction, set.id)?.into_iter().partition(Change::is_created_row);
            for change in created.iter().chain(&updated) {
                replay(&transaction, change, &mut touched)?;
            }
            if set.import.is_some() {
                transaction.execute("DELETE FROM change WHERE change_set_id = ? AND created = 1", [set.id])?;
            }
            transaction.execute("UPDATE change_set SET state = 'done' WHERE id = ?", [set.id])?;
            self.note_in_audit(&transaction, &touched, "Done again", &set.operation)?;
            let revision = self.settle(&transaction, &touched)?;
            transaction.commit()?;
            Ok((set.operation, changed(revision, touched)))
        })
    }
}

impl Document {
    /// What is taken back of a review stands in its audit too, which itself is never taken back.
    pub(super) fn note_in_audit(
        &self,
        connection: &Connection,
        touched: &Touched,
        how: &str,
        operation: &Operation,
    ) -> Result<()> {
        let is_of_review = touched.topics.contains(&Topic::Review) || matches!(operation, Operation::ApplyPlan { .. });
        if !is_of_review {
            return Ok(());
        }
        let setting = Setting::read(connection)?;
        let last = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0)";
        let last: i64 = connection.query_row(last, [Audit::NAME], |row| row.get(0))?;
        let line = Audit {
            id: last + 1,
            at: self.environment().now(),
            who: setting.reviewer,
            quarter: setting.review_quarter,
            what: format!("{how}: {}", text::operation(operation)),
            evidence: String::new(),
            version: None,
        };
        line.write(connection)
    }
}

/// Puts back what stood before a change set, and says which screens that concerns.
pub(super) fn take_back(connection: &Connection, set: &ChangeSet) -> Result<Touched> {
    let mut touched = Touched::default();
    for change in Change::of_set(connection, set.id)?.into_iter().rev() {
        replay(connection, &change.reversed(), &mut touched)?;
    }
    if let Some(import) = set.import {
        remove_created(connection, set.id, import, &mut touched)?;
    }
    connection.execute("UPDATE change_set SET state = 'undone' WHERE id = ?", [set.id])?;
    Ok(touched)
}

/// The change set Undo would take back.
pub(super) fn newest(connection: &Connection) -> Result<Option<ChangeSet>> {
    find(connection, "SELECT id, operation, import_id FROM change_set WHERE state = 'done' ORDER BY id DESC LIMIT 1")
}

/// The change set Redo would bring back.
pub(super) fn oldest_undone(connection: &Connection) -> Result<Option<ChangeSet>> {
    find(connection, "SELECT id, operation, import_id FROM change_set WHERE state = 'undone' ORDER BY id LIMIT 1")
}

/// The change set of this id, while it stands.
pub(super) fn standing(connection: &Connection, id: u32) -> Result<Option<ChangeSet>> {
    let sql = format!("SELECT id, operation, import_id FROM change_set WHERE state = 'done' AND id = {id}");
    find(connection, &sql)
}

fn find(connection: &Connection, sql: &str) -> Result<Option<ChangeSet>> {
    let found = connection
        .query_row(sql, [], |row| {
            Ok((row.get("id")?, row.get::<_, String>("operation")?, row.get::<_, Option<i64>>("import_id")?))
        })
        .optional()?;
    let Some((id, operation, import)) = found else { return Ok(None) };
    Ok(Some(ChangeSet { id, operation: serde_json::from_str(&operation)?, import }))
}

/// Applies one change to the table it names.
fn replay(connection: &Connection, change: &Change, touched: &mut Touched) -> Result<()> {
    let in_the_way = match change.table.as_str() {
        Account::NAME => step::<Account>(connection, change, touched),
        AccountAlias::NAME => step::<AccountAlias>(connection, change, touched),
        AccountMatch::NAME => step::<AccountMatch>(connection, change, touched),
        Allocation::NAME => step::<Allocation>(connection, change, touched),
        AttributionRule::NAME => step::<AttributionRule>(connection, change, touched),
        Criteria::NAME => step::<Criteria>(connection, change, touched),
        Deal::NAME => step::<Deal>(connection, change, touched),
        DealCustom::NAME => step::<DealCustom>(connection, change, touched),
        DealPartner::NAME => step::<DealPartner>(connection, change, touched),
        DeckSlide::NAME => step::<DeckSlide>(connection, change, touched),
        DeckLook::NAME => step::<DeckLook>(connection, change, touched),
        DeckLogo::NAME => step::<DeckLogo>(connection, change, touched),
        Decision::NAME => step::<Decision>(connection, change, touched),
        Envelope::NAME => step::<Envelope>(connection, change, touched),
        ExchangeRate::NAME => step::<ExchangeRate>(connection, change, touched),
        Fact::NAME => step::<Fact>(connection, change, touched),
        Import::NAME => step::<Import>(connection, change, touched),
        JointTarget::NAME => step::<JointTarget>(connection, change, touched),
        KnownSource::NAME => step::<KnownSource>(connection, change, touched),
        Manager::NAME => step::<Manager>(connection, change, touched),
        MatchDecision::NAME => step::<MatchDecision>(connection, change, touched),
        MdfActivity::NAME => step::<MdfActivity>(connection, change, touched),
        Motion::NAME => step::<Motion>(connection, change, touched),
        Overlap::NAME => step::<Overlap>(connection, change, touched),
        Partner::NAME => step::<Partner>(connection, change, touched),
        PartnerAccount::NAME => step::<PartnerAccount>(connection, change, touched),
        PartnerAlias::NAME => step::<PartnerAlias>(connection, change, touched),
        PartnerCustom::NAME => step::<PartnerCustom>(connection, change, touched),
        PartnerList::NAME => step::<PartnerList>(connection, change, touched),
        PartnerMotion::NAME => step::<PartnerMotion>(connection, change, touched),
        PartnerOrigin::NAME => step::<PartnerOrigin>(connection, change, touched),
        PartnerRole::NAME => step::<PartnerRole>(connection, change, touched),
        RegistrationRow::NAME => step::<RegistrationRow>(connection, change, touched),
        Ruling::NAME => step::<Ruling>(connection, change, touched),
        Scenario::NAME => step::<Scenario>(connection, change, touched),
        Segment::NAME => step::<Segment>(connection, change, touched),
        Setting::NAME => step::<Setting>(connection, change, touched),
        StatedAxis::NAME => step::<StatedAxis>(connection, change, touched),
        StatedDensityRow::NAME => step::<StatedDensityRow>(connection, change, touched),
        TierSetting::NAME => step::<TierSetting>(connection, change, touched),
        ToldApart::NAME => step::<ToldApart>(connection, change, touched),
        other => return Err(Error::new(format!("the history names a table this version does not know: `{other}`"))),
    }?;
    match in_the_way {
        Some(title) => Err(Error::new(format!("{title} changed since; undo that first"))),
        None => Ok(()),
    }
}

fn step<T: Table>(connection: &Connection, change: &Change, touched: &mut Touched) -> Result<Option<String>> {
    touched.row(&change.row::<T>()?);
    change.apply::<T>(connection)
}

/// Takes the rows an import created out, dependants first, and logs them so that they can come back.
fn remove_created(connection: &Connection, set: i64, import: i64, touched: &mut Touched) -> Result<()> {
    let mut removal =
        Removal { connection, set, import, sequence: next_sequence(connection, set)?, removed: Vec::new() };
    for partner in Partner::of_import(connection, import)? {
        removal.take_of::<Allocation>(partner.id, touched)?;
        removal.take_of::<Decision>(partner.id, touched)?;
    }
    removal.take::<MdfActivity>(touched)?;
    removal.take::<StatedAxis>(touched)?;
    removal.take::<RegistrationRow>(touched)?;
    removal.take::<DealCustom>(touched)?;
    removal.take::<DealPartner>(touched)?;
    removal.take::<Deal>(touched)?;
    removal.take::<AccountMatch>(touched)?;
    removal.take::<PartnerAccount>(touched)?;
    removal.take::<JointTarget>(touched)?;
    removal.take::<PartnerOrigin>(touched)?;
    removal.take::<PartnerMotion>(touched)?;
    removal.take::<StatedDensityRow>(touched)?;
    removal.take::<Overlap>(touched)?;
    removal.take::<PartnerList>(touched)?;
    removal.take::<Fact>(touched)?;
    removal.take::<PartnerCustom>(touched)?;
    removal.take::<PartnerRole>(touched)?;
    removal.take::<Account>(touched)?;
    removal.take::<KnownSource>(touched)?;
    removal.take::<Partner>(touched)?;
    removal.take::<Segment>(touched)?;
    removal.take::<Manager>(touched)?;
    removal.take::<Motion>(touched)?;
    removal.take_import()?;
    removal.log()
}

struct Removal<'a> {
    connection: &'a Connection,
    set: i64,
    import: i64,
    sequence: i64,
    removed: Vec<Change>,
}

impl Removal<'_> {
    fn take<T: Table>(&mut self, touched: &mut Touched) -> Result<()> {
        for row in T::of_import(self.connection, self.import)? {
            row.delete(self.connection)?;
            self.removed.push(Change::of(None, Some(&row))?);
            touched.row(&row);
        }
        Ok(())
    }

    /// What was decided of a partner goes with it.
    fn take_of<T: OfPartner>(&mut self, partner: i64, touched: &mut Touched) -> Result<()> {
        for row in T::of_partner(self.connection, partner)? {
            row.delete(self.connection)?;
            self.removed.push(Change::of(None, Some(&row))?);
            touched.row(&row);
        }
        Ok(())
    }

    fn take_import(&mut self) -> Result<()> {
        let imports = Import::all(self.connection)?;
        for row in imports.into_iter().filter(|row| row.id == self.import) {
            row.delete(self.connection)?;
            self.removed.push(Change::of(None, Some(&row))?);
        }
        Ok(())
    }

    /// Logs in the order they can be put back: what others depend on first.
    fn log(self) -> Result<()> {
        for (index, change) in self.removed.iter().rev().enumerate() {
            let offset = i64::try_from(index).unwrap_or(i64::MAX);
            change.log_created(self.connection, self.set, self.sequence + offset)?;
        }
        Ok(())
    }
}

fn next_sequence(connection: &Connection, set: i64) -> Result<i64> {
    let sql = "SELECT coalesce(max(sequence), -1) + 1 FROM change WHERE change_set_id = ?";
    Ok(connection.query_row(sql, [set], |row| row.get(0))?)
}
