use std::sync::Arc;

use super::List;
use super::plan::Step;
use crate::store::tables::{Manager, Motion, Segment};
use crate::store::{PlacedByRule, Snapshot};

/// The document as it would stand once `steps` were carried out, in memory only.
pub fn rehearse(snapshot: &Snapshot, steps: &[Step]) -> Snapshot {
    let mut after = snapshot.clone();
    for step in steps {
        carry_out(&mut after, step.clone());
    }
    after.segments.sort_by_key(|segment| (segment.position, segment.id));
    after.by_rule = PlacedByRule::of(&after.segments, &after.accounts, Some(snapshot));
    after
}

fn carry_out(after: &mut Snapshot, step: Step) {
    match step {
        Step::Setting(row) => after.setting = row,
        Step::Attribution(row) => put(&mut after.attribution_rules, row, |row| row.version),
        Step::Rate(row) => put(&mut after.rates, row, |row| (row.reporting, row.currency, row.since)),
        Step::RemoveRate(row) => remove(&mut after.rates, &row, |row| (row.reporting, row.currency, row.since)),
        Step::Tier(row) => put(&mut after.tiers, row, |row| row.tier),
        Step::RemoveTier(row) => after.tiers.retain(|standing| standing.tier != row.tier),
        Step::Partner(row) => {
            // They stand by name; no setting renames a partner, so its place stays.
            if let Some(standing) = after.partners.iter_mut().find(|standing| standing.id == row.id) {
                *standing = row;
            }
        }
        Step::PartnerMotion(row) => put(&mut after.partner_motions, row, |row| (row.partner_id, row.motion_id)),
        Step::RemovePartnerMotion(row) => {
            remove(&mut after.partner_motions, &row, |row| (row.partner_id, row.motion_id));
        }
        Step::Account(row) => put(Arc::make_mut(&mut after.accounts), row, |row| row.id),
        Step::Stated(row) => put(Arc::make_mut(&mut after.stated), row, |row| (row.partner_id, row.segment_id)),
        Step::RemoveStated(row) => {
            remove(Arc::make_mut(&mut after.stated), &row, |row| (row.partner_id, row.segment_id));
        }
        Step::Segment(row) => {
            after.segments.retain(|standing| standing.id != row.id);
            after.segments.push(row);
        }
        Step::RemoveSegment(row) => after.segments.retain(|standing| standing.id != row.id),
        Step::Motion(row) => {
            after.motions.insert(row.id, row);
        }
        Step::RemoveMotion(row) => {
            after.motions.remove(&row.id);
        }
        Step::Manager(row) => {
            after.managers.insert(row.id, row);
        }
        Step::RemoveManager(row) => {
            after.managers.remove(&row.id);
        }
        Step::Add { list, name } => add(after, list, name),
    }
}

/// Over the row under the same key of a list in the order of its keys, or between its neighbours.
fn put<T, K: Ord>(rows: &mut Vec<T>, row: T, key: impl Fn(&T) -> K) {
    match rows.binary_search_by_key(&key(&row), &key) {
        Ok(place) => rows[place] = row,
        Err(place) => rows.insert(place, row),
    }
}

fn remove<T, K: Ord>(rows: &mut Vec<T>, row: &T, key: impl Fn(&T) -> K) {
    if let Ok(place) = rows.binary_search_by_key(&key(row), &key) {
        rows.remove(place);
    }
}

/// The id only has to be free here: what is stored takes one that none had before.
fn add(after: &mut Snapshot, list: List, name: String) {
    match list {
        List::Segments => {
            let id = after.segments.iter().map(|segment| segment.id).max().unwrap_or(0) + 1;
            let position = after.segments.iter().map(|segment| segment.position).max().unwrap_or(0) + 1;
            after.segments.push(Segment::named(id, name, position));
        }
        List::Motions => {
            let id = after.motions.keys().max().unwrap_or(&0) + 1;
            after.motions.insert(id, Motion { id, name, import_id: None });
        }
        List::Managers => {
            let id = after.managers.keys().max().unwrap_or(&0) + 1;
            after.managers.insert(id, Manager { id, name, import_id: None });
        }
    }
}
