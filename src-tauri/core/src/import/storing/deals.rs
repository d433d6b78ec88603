use super::Storing;
use crate::Result;
use crate::import::StagedAxis;
use crate::import::plan_deals::{PlannedDeal, PlannedRegistration};
use crate::model::DealRole;
use crate::store::tables::{Deal, DealCustom, DealPartner, RegistrationRow, StatedAxis, Table};

impl Storing<'_, '_> {
    /// Stores deals with the partners on them. A partner whose role is known now no longer stands there without one.
    pub fn deals(&mut self, rows: &[PlannedDeal]) -> Result<()> {
        self.check_revision()?;
        let import_id = Some(self.import);
        for (done, planned) in rows.iter().enumerate() {
            self.step(done, rows.len())?;
            let is_new = planned.deal.id == 0;
            let deal_id = if is_new { self.writer.next_id::<Deal>()? } else { planned.deal.id };
            if is_new {
                let uuid = self.document.environment().fresh_id().to_string();
                self.writer.create(&Deal { id: deal_id, uuid, import_id, ..planned.deal.clone() })?;
            } else {
                self.writer.put(&planned.deal)?;
            }
            for partner_id in planned.now_stated.iter().copied() {
                let role = DealRole::Involved;
                self.writer.remove(&DealPartner { deal_id, partner_id, role, import_id })?;
            }
            for (partner_id, role) in planned.partners.iter().copied() {
                self.writer.create(&DealPartner { deal_id, partner_id, role, import_id })?;
            }
            for registration in &planned.registrations {
                self.registration(deal_id, registration)?;
            }
            for StagedAxis { axis, is_met, stated_on } in planned.axes.iter().copied() {
                let row = StatedAxis { deal_id, axis, is_met, stated_on, import_id };
                if is_new { self.writer.create(&row)? } else { self.writer.put_imported(row)? }
            }
            for (field, value) in planned.custom.iter().cloned() {
                let row = DealCustom { deal_id, field: field.to_string(), value, import_id };
                if is_new { self.writer.create(&row)? } else { self.writer.put_imported(row)? }
            }
        }
        Ok(())
    }

    /// What a file says of a partner's registration; its days are the deal's.
    fn registration(&mut self, deal_id: i64, said: &PlannedRegistration) -> Result<()> {
        let row = RegistrationRow {
            deal_id,
            partner_id: said.partner,
            outcome: said.outcome,
            protected_until: said.protected_until,
            import_id: Some(self.import),
            ..RegistrationRow::default()
        };
        match row.standing(self.writer.connection())? {
            None => self.writer.create(&row),
            Some(standing) => self.writer.put(&RegistrationRow {
                outcome: said.outcome,
                protected_until: said.protected_until,
                ..standing
            }),
        }
    }
}
