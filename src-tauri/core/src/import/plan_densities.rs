use std::collections::HashMap;

use jiff::civil::Date;

use super::index::Key;
use super::partner_index::{NO_PARTNER, PartnerIndex};
use super::plan::Tally;
use super::plan_roster::{stated_before, stated_text};
use super::{StagedDensity, StagedStatement, StatedDensity};
use crate::model::name_key;
use crate::store::Snapshot;
use crate::store::tables::StatedDensityRow;

/// One density to be stored.
#[derive(Debug)]
pub struct PlannedDensity {
    pub partner: i64,
    /// The segment's name; one the document does not have is made.
    pub segment: String,
    pub as_of: Date,
    pub stated: StatedDensity,
}

/// Ties each row to a partner of the document; one it does not have is told, and never made. Of several rows for a partner
/// and segment the latest counts, and what the document knows of a later day stays.
pub fn plan_densities(
    snapshot: &Snapshot,
    rows: &[StagedStatement],
    as_of: Date,
    tally: &mut Tally,
) -> Vec<PlannedDensity> {
    let partners = PartnerIndex::new(snapshot);
    let found: Vec<Option<i64>> = rows.iter().map(|row| partners.find(key(row))).collect();
    let comparing = Comparing::new(snapshot, latest(rows, &found, as_of), as_of);
    let mut planned = Vec::new();
    for (row, partner) in rows.iter().zip(found) {
        let Some(partner) = partner else {
            tally.skip(row.row, &row.partner, NO_PARTNER.to_owned());
            continue;
        };
        let mut fate = Fate::default();
        for density in &row.densities {
            planned.extend(comparing.density(row, partner, density, &mut fate, tally));
        }
        fate.tell(row, tally);
    }
    planned
}

/// What the densities of a file are compared with.
struct Comparing<'a> {
    snapshot: &'a Snapshot,
    segments: HashMap<String, i64>,
    standing: HashMap<(i64, i64), &'a StatedDensityRow>,
    /// By partner and segment, the day of the latest statement and its row.
    latest: HashMap<(i64, String), (Date, u32)>,
    as_of: Date,
}

impl<'a> Comparing<'a> {
    fn new(snapshot: &'a Snapshot, latest: HashMap<(i64, String), (Date, u32)>, as_of: Date) -> Self {
        let segments = snapshot.segments.iter().map(|segment| (name_key(&segment.name), segment.id)).collect();
        let standing = snapshot.stated.iter().map(|row| ((row.partner_id, row.segment_id), row)).collect();
        Self { snapshot, segments, standing, latest, as_of }
    }

    /// The density as it is to be stored; `None` where a later one counts, or it stands so already.
    fn density(
        &self,
        row: &StagedStatement,
        partner: i64,
        density: &StagedDensity,
        fate: &mut Fate,
        tally: &mut Tally,
    ) -> Option<PlannedDensity> {
        let as_of = row.as_of.unwrap_or(self.as_of);
        let (newest, by_row) = *self.latest.get(&(partner, name_key(&density.segment)))?;
        if by_row != row.row {
            fate.older = Some(format!("Row {by_row} states the same of {newest}; the later row counts"));
            return None;
        }
        let segment = self.segments.get(&name_key(&density.segment));
        let before = segment.and_then(|segment| self.standing.get(&(partner, *segment)));
        if let Some(before) = before.filter(|before| before.as_of > as_of) {
            fate.older = Some(format!("The document knows it of {}, which is later", before.as_of));
            return None;
        }
        let stated = StatedDensityRow::new(partner, 0, as_of, density.stated, 0);
        let is_same = before.is_some_and(|before| {
            let (segment_id, import_id) = (before.segment_id, before.import_id);
            **before == StatedDensityRow { segment_id, import_id, ..stated }
        });
        fate.is_new |= before.is_none();
        fate.is_changed |= !is_same;
        if before.is_some() {
            let name = self.snapshot.partner(partner).map_or("", |partner| partner.name.as_str());
            let from = stated_before(self.snapshot, partner, &density.segment);
            tally.update(name, &format!("Overlap, {}", density.segment), from, stated_text(density.stated));
        }
        let (segment, stated) = (density.segment.clone(), density.stated);
        (!is_same).then_some(PlannedDensity { partner, segment, as_of, stated })
    }
}

fn key(row: &StagedStatement) -> Key<'_> {
    Key { external_id: row.external_id.as_deref(), domain: row.domain.as_deref(), name: &row.partner }
}

/// The day of the latest statement of a partner and segment, with its row; of several of one day the last row.
fn latest(rows: &[StagedStatement], found: &[Option<i64>], as_of: Date) -> HashMap<(i64, String), (Date, u32)> {
    let mut latest: HashMap<(i64, String), (Date, u32)> = HashMap::new();
    for (row, partner) in rows.iter().zip(found) {
        let Some(partner) = partner else { continue };
        let said = (row.as_of.unwrap_or(as_of), row.row);
        for density in &row.densities {
            let known = latest.entry((*partner, name_key(&density.segment))).or_insert(said);
            *known = said.max(*known);
        }
    }
    latest
}

/// What becomes of a row.
#[derive(Default)]
struct Fate {
    is_new: bool,
    is_changed: bool,
    /// Why some of it is left out.
    older: Option<String>,
}

impl Fate {
    fn tell(self, row: &StagedStatement, tally: &mut Tally) {
        match (self.is_changed, self.is_new, self.older) {
            (true, true, _) => tally.added += 1,
            (true, false, _) => tally.updated += 1,
            (false, _, Some(reason)) => tally.skip(row.row, &row.partner, reason),
            (false, _, None) => tally.unchanged += 1,
        }
    }
}
