use super::index::{Index, Key};
use crate::store::Snapshot;

/// Finds the partner of a document that a row means: by id, domain, name; the names of today before those of partners that
/// were merged.
pub struct PartnerIndex<'a> {
    snapshot: &'a Snapshot,
    today: Index<'a>,
    former: Index<'a>,
}

impl<'a> PartnerIndex<'a> {
    #[must_use]
    pub fn new(snapshot: &'a Snapshot) -> Self {
        let mut index = Self { snapshot, today: Index::default(), former: Index::default() };
        for (place, partner) in snapshot.partners.iter().enumerate() {
            let (external_id, domain) = (partner.external_id.as_deref(), partner.domain.as_deref());
            index.today.insert(Key { external_id, domain, name: &partner.name }, place);
        }
        for alias in &snapshot.aliases {
            let place = snapshot.partners.iter().position(|partner| partner.id == alias.partner_id);
            let (external_id, domain) = (alias.external_id.as_deref(), alias.domain.as_deref());
            if let Some(place) = place {
                index.former.insert(Key { external_id, domain, name: &alias.name }, place);
            }
        }
        index
    }

    /// The id of the partner; `None` when the document has none such.
    #[must_use]
    pub fn find(&self, key: Key<'_>) -> Option<i64> {
        let id_of = |place: usize| self.snapshot.partners[place].external_id.as_deref();
        let place = self.today.find(key, id_of).or_else(|| self.former.find(key, id_of))?;
        Some(self.snapshot.partners[place].id)
    }

    /// The id of the partner of this name.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<i64> {
        self.find(Key { external_id: None, domain: None, name })
    }
}

/// The reason a row, or a partner in it, is left out.
pub const NO_PARTNER: &str = "No partner of this name in the document; import the roster first";
