use crate::Result;
use crate::api::edit::FieldKey;
use crate::store::tables::{Imported, Partner, PartnerOrigin};
use crate::store::{Snapshot, Writer};

/// Notes where the values come from that an import rewrites: what it creates says so by itself.
pub struct Origins<'a> {
    pub snapshot: &'a Snapshot,
    pub import: i64,
    pub on: jiff::civil::Date,
}

impl Origins<'_> {
    /// Notes the fields of a partner that differ after the import.
    pub fn of_partner(&self, writer: &mut Writer<'_>, before: &Partner, after: &Partner, row: u32) -> Result<()> {
        let fields = [
            (FieldKey::Name, before.name != after.name),
            (FieldKey::Tier, before.tier != after.tier),
            (FieldKey::PartnerType, before.partner_type != after.partner_type),
            (FieldKey::Motion, before.motion_id != after.motion_id),
            (FieldKey::Manager, before.manager_id != after.manager_id),
            (FieldKey::Website, before.domain != after.domain),
            (FieldKey::Region, before.region != after.region),
            (FieldKey::PartnerSince, before.partner_since != after.partner_since),
            (FieldKey::ExternalId, before.external_id != after.external_id),
            (FieldKey::AsOf, before.as_of != after.as_of),
        ];
        let rewritten = fields.into_iter().filter(|(_, differs)| *differs);
        rewritten.map(|(key, _)| key).try_for_each(|key| self.note(writer, before.id, &key, row))
    }

    /// Notes a row under a partner: where another value stood, or where it was cleared by hand before.
    pub fn of_row<T: Imported>(
        &self,
        writer: &mut Writer<'_>,
        row: &T,
        is_same: impl Fn(&T) -> bool,
        partner: i64,
        key: &FieldKey,
        source_row: u32,
    ) -> Result<()> {
        let standing = row.standing(writer.connection())?;
        let is_known = self.snapshot.origins.contains_key(&(partner, key.code()));
        match standing {
            Some(standing) if is_same(&standing) => Ok(()),
            None if !is_known => Ok(()),
            _ => self.note(writer, partner, key, source_row),
        }
    }

    fn note(&self, writer: &mut Writer<'_>, partner_id: i64, key: &FieldKey, row: u32) -> Result<()> {
        writer.put_imported(PartnerOrigin {
            partner_id,
            field: key.code(),
            from_import: Some(self.import),
            source_row: Some(row),
            on: self.on,
            import_id: Some(self.import),
        })
    }
}
