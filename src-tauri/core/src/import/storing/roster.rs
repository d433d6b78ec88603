use std::collections::HashMap;

use super::{Storing, renamed};
use crate::Result;
use crate::api::edit::FieldKey;
use crate::import::blanks::cleared_partner;
use crate::import::origins::Origins;
use crate::import::plan_roster::PlannedPartner;
use crate::import::{Blank, StagedPartner};
use crate::model::{Currency, name_key};
use crate::store::tables::{Fact, Manager, Motion, Partner, PartnerCustom, PartnerRole, Setting, StatedDensityRow};

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
            if planned.existing.is_some() {
                self.erase_rows(partner, &planned.row)?;
            }
            self.partner_rows(partner, planned, currency, &mut segments)?;
        }
        Ok(())
    }

    /// Marks the partners that this roster does not have any more.
    pub fn absent(&mut self, partners: &[i64]) -> Result<()> {
        for partner in partners.iter().filter_map(|id| self.snapshot.partner(*id)) {
            self.writer.put(&Partner { absent_from: Some(self.import), ..partner.clone() })?;
        }
        Ok(())
    }

    /// Creates or updates the partner itself; what the file does not say stays.
    fn partner(&mut self, planned: &PlannedPartner, motion_id: Option<i64>, manager_id: Option<i64>) -> Result<i64> {
        let row = &planned.row;
        if let Some(existing) = &planned.existing {
            let kept = kept(existing, row);
            let partner = Partner {
                name: renamed(&existing.name, &row.name),
                external_id: row.external_id.clone().or_else(|| existing.external_id.clone()),
                domain: row.domain.clone().or_else(|| kept.domain.clone()),
                tier: row.tier.or(kept.tier),
                partner_type: row.partner_type.or(kept.partner_type),
                motion_id: motion_id.or(kept.motion_id),
                manager_id: manager_id.or(kept.manager_id),
                region: row.region.clone().or_else(|| kept.region.clone()),
                partner_since: row.partner_since.or(kept.partner_since),
                as_of: existing.as_of.max(planned.as_of),
                absent_from: None,
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
            let unit = Fact::unit_of(fact.measure, fact.currency.unwrap_or(currency));
            let (quarter, measure, value) = (fact.quarter, fact.measure, fact.value);
            let key = FieldKey::Fact { measure, quarter: quarter.to_string() };
            let row = Fact { partner_id, quarter, measure, value, unit, import_id };
            let is_same = |standing: &Fact| standing.figure() == row.figure();
            self.origins().of_row(self.writer, &row, is_same, partner_id, &key, source_row)?;
            self.writer.put_imported(row)?;
        }
        for density in densities {
            let segment = self.segment(segments, &density.segment)?;
            let row = StatedDensityRow::new(partner_id, segment, planned.as_of, density.stated, self.import);
            self.writer.put_imported(row)?;
        }
        for (field, value) in custom {
            let key = FieldKey::Custom { name: field.to_string() };
            let row = PartnerCustom { partner_id, field: field.to_string(), value: value.clone(), import_id };
            let is_same = |standing: &PartnerCustom| standing.value == *value;
            self.origins().of_row(self.writer, &row, is_same, partner_id, &key, source_row)?;
            self.writer.put_imported(row)?;
        }
        Ok(())
    }

    /// Takes out the figures and unknown columns that blank cells clear.
    fn erase_rows(&mut self, partner_id: i64, row: &StagedPartner) -> Result<()> {
        let import_id = None;
        for blank in row.blanks.erasing() {
            match blank {
                Blank::Field(_) => {}
                Blank::Fact { measure, quarter } => {
                    let (measure, quarter) = (*measure, *quarter);
                    self.writer.remove(&Fact {
                        partner_id,
                        quarter,
                        measure,
                        value: 0,
                        unit: String::new(),
                        import_id,
                    })?;
                }
                Blank::Custom(header) => {
                    let (field, value) = (header.to_string(), String::new());
                    self.writer.remove(&PartnerCustom { partner_id, field, value, import_id })?;
                }
            }
        }
        Ok(())
    }

    fn origins(&self) -> Origins<'a> {
        Origins { snapshot: self.snapshot, import: self.import, on: self.document.environment().today() }
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
}

/// What stays of a partner beside what its row says.
fn kept(existing: &Partner, row: &StagedPartner) -> Partner {
    row.blanks.erasing().fold(existing.clone(), |partner, blank| match blank {
        Blank::Field(code) => cleared_partner(&partner, row, code),
        Blank::Fact { .. } | Blank::Custom(_) => partner,
    })
}
