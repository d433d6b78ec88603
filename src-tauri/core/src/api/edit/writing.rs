use std::collections::HashMap;

use jiff::civil::Date;

use super::FieldKey;
use super::value::{Named, Value};
use crate::model::{Currency, Figure, Lifecycle, PartnerType, Quarter, name_key};
use crate::store::tables::{
    Fact, Imported, Manager, Motion, OfPartner, Partner, PartnerCustom, PartnerMotion, PartnerOrigin, PartnerRole,
    Table,
};
use crate::store::{Document, Writer};
use crate::{Error, Result};

/// One field of a partner and what it is rewritten to.
pub struct Rewrite<'a> {
    pub partner: i64,
    pub key: &'a FieldKey,
    pub value: Value,
}

/// Fields of partners on their way into the document, each noted as written by hand.
pub struct Writing<'a, 'w> {
    writer: &'a mut Writer<'w>,
    currency: Currency,
    today: Date,
    /// The motions and managers added so far, by the key of their name.
    motions: HashMap<String, i64>,
    managers: HashMap<String, i64>,
}

impl<'a, 'w> Writing<'a, 'w> {
    pub fn new(writer: &'a mut Writer<'w>, document: &Document, currency: Currency) -> Self {
        let today = document.environment().today();
        Self { writer, currency, today, motions: HashMap::new(), managers: HashMap::new() }
    }

    /// Rewrites the fields of one partner, on top of what stands in the transaction.
    pub fn partner(&mut self, id: i64, rewrites: &[&Rewrite<'_>]) -> Result<()> {
        let gone = || Error::new("this partner is no longer in the document; nothing was changed");
        let mut partner = Partner::of_id(self.writer.connection(), id)?.ok_or_else(gone)?;
        for rewrite in rewrites {
            self.field(&mut partner, rewrite.key, &rewrite.value)?;
            self.note_origin(id, rewrite.key)?;
        }
        drop_doubles(self.writer, &partner)?;
        self.writer.put(&partner)
    }

    fn field(&mut self, partner: &mut Partner, key: &FieldKey, value: &Value) -> Result<()> {
        match value {
            Value::Text(text) => return self.text(partner, key, text.clone()),
            Value::Day(day) => set_day(partner, key, *day),
            Value::Tier(tier) => partner.tier = *tier,
            Value::PartnerType(kind) => partner.partner_type = *kind,
            Value::Roles(roles) => return self.roles(partner.id, roles),
            Value::Motion(motion) => {
                partner.motion_id = motion.as_ref().map(|named| self.motion(named)).transpose()?;
            }
            Value::OtherMotions(motions) => return self.other_motions(partner.id, motions),
            Value::Manager(manager) => {
                partner.manager_id = manager.as_ref().map(|named| self.manager(named)).transpose()?;
            }
            Value::Lifecycle(stage) => self.lifecycle(partner, *stage),
            Value::Reason(reason) => partner.reason = *reason,
            Value::Agreement(agreement) => partner.agreement = *agreement,
            Value::Fact(figure) => return self.fact(partner.id, key, *figure),
        }
        Ok(())
    }

    fn text(&mut self, partner: &mut Partner, key: &FieldKey, text: Option<String>) -> Result<()> {
        match key {
            FieldKey::Name => partner.name = text.unwrap_or_else(|| partner.name.clone()),
            FieldKey::Website => partner.domain = text,
            FieldKey::Region => partner.region = text,
            FieldKey::ExternalId => partner.external_id = text,
            FieldKey::Sponsor => partner.sponsor = text,
            FieldKey::Custom { name } => return self.custom(partner.id, name, text),
            _ => {}
        }
        Ok(())
    }

    /// A stage that begins is dated today, unless its day is known already.
    fn lifecycle(&self, partner: &mut Partner, stage: Option<Lifecycle>) {
        partner.lifecycle = stage;
        let began = match stage {
            None => return,
            Some(Lifecycle::Recruiting) => &mut partner.recruiting_on,
            Some(Lifecycle::Onboarding) => &mut partner.onboarding_on,
            Some(Lifecycle::Active) => &mut partner.active_on,
            Some(Lifecycle::Sunset) => &mut partner.sunset_on,
        };
        began.get_or_insert(self.today);
    }

    fn custom(&mut self, partner_id: i64, name: &str, text: Option<String>) -> Result<()> {
        let own = PartnerCustom::of_partner(self.writer.connection(), partner_id)?;
        let exact = own.iter().find(|custom| custom.field == name);
        let standing = exact.or_else(|| own.iter().find(|custom| name_key(&custom.field) == name_key(name))).cloned();
        match (standing, text) {
            (Some(standing), Some(value)) => self.writer.put(&PartnerCustom { value, ..standing }),
            (Some(standing), None) => self.writer.remove(&standing),
            (None, Some(value)) => {
                self.writer.put(&PartnerCustom { partner_id, field: name.to_owned(), value, import_id: None })
            }
            (None, None) => Ok(()),
        }
    }

    fn fact(&mut self, partner_id: i64, key: &FieldKey, figure: Option<Figure>) -> Result<()> {
        let FieldKey::Fact { measure, quarter } = key else { return Ok(()) };
        let Some(quarter) = Quarter::parse(quarter) else { return Ok(()) };
        let currency = figure.and_then(|figure| figure.currency).unwrap_or(self.currency);
        let (measure, unit) = (*measure, Fact::unit_of(*measure, currency));
        let value = figure.map_or(0, |figure| figure.value);
        let row = Fact { partner_id, quarter, measure, value, unit, import_id: None };
        if figure.is_some() { self.put_over(row) } else { self.writer.remove(&row) }
    }

    fn roles(&mut self, partner_id: i64, roles: &[PartnerType]) -> Result<()> {
        for standing in PartnerRole::of_partner(self.writer.connection(), partner_id)? {
            if !roles.contains(&standing.partner_type) {
                self.writer.remove(&standing)?;
            }
        }
        for partner_type in roles.iter().copied() {
            self.put_over(PartnerRole { partner_id, partner_type, import_id: None })?;
        }
        Ok(())
    }

    fn other_motions(&mut self, partner_id: i64, motions: &[Named]) -> Result<()> {
        let wanted = motions.iter().map(|named| self.motion(named)).collect::<Result<Vec<_>>>()?;
        for standing in PartnerMotion::of_partner(self.writer.connection(), partner_id)? {
            if !wanted.contains(&standing.motion_id) {
                self.writer.remove(&standing)?;
            }
        }
        for motion_id in wanted {
            self.put_over(PartnerMotion { partner_id, motion_id, import_id: None })?;
        }
        Ok(())
    }

    fn motion(&mut self, named: &Named) -> Result<i64> {
        let name = match named {
            Named::Known(id) => return Ok(*id),
            Named::New(name) => name,
        };
        if let Some(id) = self.motions.get(&name_key(name)) {
            return Ok(*id);
        }
        let id = self.writer.next_id::<Motion>()?;
        self.writer.put(&Motion { id, name: name.clone(), import_id: None })?;
        self.motions.insert(name_key(name), id);
        Ok(id)
    }

    fn manager(&mut self, named: &Named) -> Result<i64> {
        let name = match named {
            Named::Known(id) => return Ok(*id),
            Named::New(name) => name,
        };
        if let Some(id) = self.managers.get(&name_key(name)) {
            return Ok(*id);
        }
        let id = self.writer.next_id::<Manager>()?;
        self.writer.put(&Manager { id, name: name.clone(), import_id: None })?;
        self.managers.insert(name_key(name), id);
        Ok(id)
    }

    fn note_origin(&mut self, partner_id: i64, key: &FieldKey) -> Result<()> {
        let (field, on) = (key.code(), self.today);
        self.put_over(PartnerOrigin { partner_id, field, from_import: None, source_row: None, on, import_id: None })
    }

    /// Writes over what stands; the row stays that of the import that created it.
    fn put_over<T: Imported>(&mut self, mut row: T) -> Result<()> {
        let standing = row.standing(self.writer.connection())?;
        row.set_import_id(standing.and_then(|standing| standing.import_id()));
        self.writer.put(&row)
    }
}

fn set_day(partner: &mut Partner, key: &FieldKey, day: Option<Date>) {
    match key {
        FieldKey::PartnerSince => partner.partner_since = day,
        FieldKey::AsOf => partner.as_of = day.unwrap_or(partner.as_of),
        FieldKey::RecruitingOn => partner.recruiting_on = day,
        FieldKey::OnboardingOn => partner.onboarding_on = day,
        FieldKey::ActiveOn => partner.active_on = day,
        FieldKey::SunsetOn => partner.sunset_on = day,
        FieldKey::AgreementExpires => partner.agreement_expires = day,
        _ => {}
    }
}

/// A role that became the primary type, or a further motion that became the primary one, is not listed twice.
pub(super) fn drop_doubles(writer: &mut Writer<'_>, partner: &Partner) -> Result<()> {
    for role in PartnerRole::of_partner(writer.connection(), partner.id)? {
        if Some(role.partner_type) == partner.partner_type {
            writer.remove(&role)?;
        }
    }
    for motion in PartnerMotion::of_partner(writer.connection(), partner.id)? {
        if Some(motion.motion_id) == partner.motion_id {
            writer.remove(&motion)?;
        }
    }
    Ok(())
}
