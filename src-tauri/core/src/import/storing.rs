use std::collections::HashMap;

use super::origins::Origins;
use super::plan_accounts::PlannedAccount;
use super::plan_overlaps::PlannedOverlaps;
use super::plan_roster::PlannedPartner;
use super::source::is_same_source;
use super::{StagedAccount, StagedPartner};
use crate::api::edit::FieldKey;
use crate::model::{Currency, name_key};
use crate::store::tables::{
    Account, Fact, KnownSource, Manager, Motion, Overlap, Partner, PartnerCustom, PartnerList, PartnerRole, Segment,
    Setting, StatedDensityRow, Table,
};
use crate::store::{Document, Snapshot, Writer};
use crate::{Job, Result};

/// How often a long import says how far it is, in rows.
const STEP: usize = 500;

/// The rows of one import on their way into the document.
pub struct Storing<'a, 'w> {
    pub writer: &'a mut Writer<'w>,
    pub document: &'a Document,
    pub snapshot: &'a Snapshot,
    pub import: i64,
    pub job: &'a Job,
}

impl<'a> Storing<'a, '_> {
    pub fn roster(&mut self, rows: &[PlannedPartner]) -> Result<()> {
        let known = |pairs: Vec<(&String, i64)>| pairs.into_iter().map(|(name, id)| (name_key(name), id)).collect();
        let mut motions: HashMap<String, i64> =
            known(self.snapshot.motions.values().map(|motion| (&motion.name, motion.id)).collect());
        let mut managers: HashMap<String, i64> =
            known(self.snapshot.managers.values().map(|manager| (&manager.name, manager.id)).collect());
        let mut segments = self.known_segments();
        let currency = Setting::read(self.writer.connection())?.currency;
        for (done, planned) in rows.iter().enumerate() {
            self.step(done, rows.len())?;
            let motion_id = planned.row.motion.as_deref().map(|name| self.motion(&mut motions, name)).transpose()?;
            let manager_id =
                planned.row.manager.as_deref().map(|name| self.manager(&mut managers, name)).transpose()?;
            let partner = self.partner(planned, motion_id, manager_id)?;
            self.partner_rows(partner, planned, currency, &mut segments)?;
        }
        Ok(())
    }

    /// Creates or updates the partner itself; what the file does not say stays.
    fn partner(&mut self, planned: &PlannedPartner, motion_id: Option<i64>, manager_id: Option<i64>) -> Result<i64> {
        let row = &planned.row;
        if let Some(existing) = &planned.existing {
            let partner = Partner {
                name: renamed(&existing.name, &row.name),
                external_id: row.external_id.clone().or_else(|| existing.external_id.clone()),
                domain: row.domain.clone().or_else(|| existing.domain.clone()),
                tier: row.tier.or(existing.tier),
                partner_type: row.partner_type.or(existing.partner_type),
                motion_id: motion_id.or(existing.motion_id),
                manager_id: manager_id.or(existing.manager_id),
                region: row.region.clone().or_else(|| existing.region.clone()),
                partner_since: row.partner_since.or(existing.partner_since),
                as_of: existing.as_of.max(planned.as_of),
                ..existing.clone()
            };
            self.origins().of_partner(self.writer, existing, &partner, row.row)?;
            self.writer.put(&partner)?;
            return Ok(partner.id);
        }
        let id = self.writer.next_id::<Partner>()?;
        let uuid = self.document.environment().fresh_id().to_string();
        let partner = Partner {
            external_id: row.external_id.clone(),
            domain: row.domain.clone(),
            tier: row.tier,
            partner_type: row.partner_type,
            motion_id,
            manager_id,
            region: row.region.clone(),
            partner_since: row.partner_since,
            import_id: Some(self.import),
            source_row: Some(row.row),
            ..Partner::named(id, uuid, row.name.clone(), planned.as_of)
        };
        self.writer.create(&partner)?;
        Ok(partner.id)
    }

    fn partner_rows(
        &mut self,
        partner_id: i64,
        planned: &PlannedPartner,
        currency: Currency,
        segments: &mut HashMap<String, i64>,
    ) -> Result<()> {
        let StagedPartner { row: source_row, secondary_types, facts, densities, custom, .. } = &planned.row;
        let source_row = *source_row;
        let import_id = Some(self.import);
        for partner_type in secondary_types.iter().copied() {
            self.writer.put_imported(PartnerRole { partner_id, partner_type, import_id })?;
        }
        for fact in facts {
            let unit = Fact::unit_of(fact.measure, currency);
            let (quarter, measure, value) = (fact.quarter, fact.measure, fact.value);
            let key = FieldKey::Fact { measure, quarter: quarter.to_string() };
            let row = Fact { partner_id, quarter, measure, value, unit, import_id };
            let is_same = |standing: &Fact| standing.value == value;
            self.origins().of_row(self.writer, &row, is_same, partner_id, &key, source_row)?;
            self.writer.put_imported(row)?;
        }
        for density in densities {
            let segment = self.segment(segments, &density.segment)?;
            let row = StatedDensityRow::new(partner_id, segment, planned.as_of, density.stated, self.import);
            self.writer.put_imported(row)?;
        }
        for (field, value) in custom {
            let key = FieldKey::Custom { name: field.clone() };
            let row = PartnerCustom { partner_id, field: field.clone(), value: value.clone(), import_id };
            let is_same = |standing: &PartnerCustom| standing.value == *value;
            self.origins().of_row(self.writer, &row, is_same, partner_id, &key, source_row)?;
            self.writer.put_imported(row)?;
        }
        Ok(())
    }

    pub fn accounts(&mut self, planned: &[PlannedAccount], staged: &[StagedAccount]) -> Result<()> {
        let mut segments = self.known_segments();
        for (done, planned) in planned.iter().enumerate() {
            self.step(done, staged.len())?;
            let row = &staged[planned.row];
            let name = row.segment.as_deref();
            let segment_id = name.map(|name| self.segment(&mut segments, name)).transpose()?;
            let existing = planned.existing.map(|place| &self.snapshot.accounts[place]);
            self.account(existing, row.clone(), segment_id)?;
        }
        Ok(())
    }

    fn account(&mut self, existing: Option<&Account>, row: StagedAccount, segment_id: Option<i64>) -> Result<()> {
        if let Some(existing) = existing {
            let account = Account {
                name: renamed(&existing.name, &row.name),
                external_id: row.external_id.or_else(|| existing.external_id.clone()),
                domain: row.domain.or_else(|| existing.domain.clone()),
                segment_id: segment_id.or(existing.segment_id),
                status: row.status.or(existing.status),
                owner: row.owner.or_else(|| existing.owner.clone()),
                industry: row.industry.or_else(|| existing.industry.clone()),
                country: row.country.or_else(|| existing.country.clone()),
                employees: row.employees.or(existing.employees),
                custom: with_custom(&existing.custom, row.custom),
                ..existing.clone()
            };
            return self.writer.put(&account);
        }
        let account = Account {
            id: self.writer.next_id::<Account>()?,
            uuid: self.document.environment().fresh_id().to_string(),
            name: row.name,
            external_id: row.external_id,
            domain: row.domain,
            segment_id,
            status: row.status,
            owner: row.owner,
            industry: row.industry,
            country: row.country,
            employees: row.employees,
            custom: row.custom,
            import_id: Some(self.import),
            source_row: Some(row.row),
        };
        self.writer.create(&account)
    }

    /// An older list never takes the place of a newer one.
    pub fn overlaps(&mut self, planned: &PlannedOverlaps) -> Result<()> {
        let import_id = Some(self.import);
        for partner_id in planned.partners.iter().copied() {
            let known = self.snapshot.lists.get(&partner_id).map(|list| list.as_of);
            let as_of = known.map_or(planned.as_of, |known| known.max(planned.as_of));
            self.writer.put_imported(PartnerList { partner_id, as_of, import_id })?;
        }
        for (done, ((partner_id, account_id), theirs)) in planned.rows.iter().enumerate() {
            self.step(done, planned.rows.len())?;
            let (partner_id, account_id, theirs) = (*partner_id, *account_id, *theirs);
            let mut overlap = Overlap { partner_id, account_id, theirs, as_of: planned.as_of, import_id };
            if let Some(standing) = overlap.standing(self.writer.connection())? {
                if standing.as_of > overlap.as_of {
                    continue;
                }
                overlap.theirs = overlap.theirs.or(standing.theirs);
            }
            self.writer.put_imported(overlap)?;
        }
        Ok(())
    }

    /// Remembers how this file was read: over the last file of the same kind that was called alike.
    pub fn known_source(&mut self, source: &super::Source) -> Result<()> {
        let is_same =
            |known: &&KnownSource| known.kind == source.kind && is_same_source(&known.file_name, &source.file_name);
        let standing = self.snapshot.sources.iter().rev().find(is_same).map(|known| known.id);
        let id = standing.map_or_else(|| self.writer.next_id::<KnownSource>(), Ok)?;
        self.writer.put_imported(KnownSource {
            id,
            kind: source.kind,
            file_name: source.file_name.clone(),
            on: self.document.environment().today(),
            columns: source.columns.clone(),
            values: source.values.clone(),
            import_id: Some(self.import),
        })
    }

    fn origins(&self) -> Origins<'a> {
        Origins { snapshot: self.snapshot, import: self.import, on: self.document.environment().today() }
    }

    fn step(&self, done: usize, total: usize) -> Result<()> {
        if done.is_multiple_of(STEP) { self.job.step("Storing rows", done, Some(total)) } else { Ok(()) }
    }

    fn known_segments(&self) -> HashMap<String, i64> {
        self.snapshot.segments.iter().map(|segment| (name_key(&segment.name), segment.id)).collect()
    }

    fn motion(&mut self, known: &mut HashMap<String, i64>, name: &str) -> Result<i64> {
        if let Some(id) = known.get(&name_key(name)) {
            return Ok(*id);
        }
        let id = self.writer.next_id::<Motion>()?;
        self.writer.create(&Motion { id, name: name.to_owned(), import_id: Some(self.import) })?;
        known.insert(name_key(name), id);
        Ok(id)
    }

    fn manager(&mut self, known: &mut HashMap<String, i64>, name: &str) -> Result<i64> {
        if let Some(id) = known.get(&name_key(name)) {
            return Ok(*id);
        }
        let id = self.writer.next_id::<Manager>()?;
        self.writer.create(&Manager { id, name: name.to_owned(), import_id: Some(self.import) })?;
        known.insert(name_key(name), id);
        Ok(id)
    }

    fn segment(&mut self, known: &mut HashMap<String, i64>, name: &str) -> Result<i64> {
        if let Some(id) = known.get(&name_key(name)) {
            return Ok(*id);
        }
        let id = self.writer.next_id::<Segment>()?;
        self.writer.create(&Segment { id, name: name.to_owned(), position: id, import_id: Some(self.import) })?;
        known.insert(name_key(name), id);
        Ok(id)
    }
}

/// The unknown columns of an account after a file that says some of them: what it does not say stays.
pub fn with_custom(standing: &[(String, String)], said: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut custom = standing.to_vec();
    for (field, value) in said {
        match custom.iter_mut().find(|(known, _)| *known == field) {
            Some((_, known)) => *known = value,
            None => custom.push((field, value)),
        }
    }
    custom
}

/// Another spelling of one name is not a new name.
fn renamed(existing: &str, said: &str) -> String {
    if name_key(existing) == name_key(said) { existing.to_owned() } else { said.to_owned() }
}
