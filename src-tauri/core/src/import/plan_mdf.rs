use std::collections::HashMap;

use super::StagedMdf;
use super::partner_index::{NO_PARTNER, PartnerIndex};
use super::plan::Tally;
use crate::model::{MdfState, Quarter, name_key};
use crate::store::Snapshot;
use crate::store::tables::MdfActivity;

/// An activity as it will stand; the id of a new one is still 0.
pub type PlannedMdf = MdfActivity;

/// How an activity without an id is told from others: its partner, quarter and name.
type NaturalKey = (i64, Quarter, String);

/// Ties each row to a partner of the document and to an activity it has, by id, else by partner, quarter and name. A partner
/// the document does not have is told, and never made; of rows of one activity the last counts.
pub fn plan_mdf(snapshot: &Snapshot, rows: &[StagedMdf], tally: &mut Tally) -> Vec<PlannedMdf> {
    let partners = PartnerIndex::new(snapshot);
    let mut by_id: HashMap<&str, usize> = HashMap::new();
    let mut by_key: HashMap<NaturalKey, usize> = HashMap::new();
    for (place, activity) in snapshot.mdf_activities.iter().enumerate() {
        if let Some(id) = &activity.external_id {
            by_id.insert(id, place);
        }
        by_key.insert((activity.partner_id, activity.quarter, name_key(&activity.name)), place);
    }
    let mut planned: Vec<PlannedMdf> = Vec::with_capacity(rows.len());
    let mut in_file: HashMap<NaturalKey, u32> = HashMap::new();
    for row in rows {
        let Some(partner) = partners.named(&row.partner) else {
            tally.skip(row.row, &row.partner, NO_PARTNER.to_owned());
            continue;
        };
        let key = (partner, row.quarter, name_key(&row.name));
        let is_own = row.external_id.is_some();
        if let Some(before) = in_file.insert(key.clone(), row.row).filter(|_| !is_own) {
            tally.skip(row.row, &row.name, format!("Same activity as row {before}"));
            continue;
        }
        let known = row.external_id.as_deref().and_then(|id| by_id.get(id)).or_else(|| {
            by_key.get(&key).filter(|place| !is_own || snapshot.mdf_activities[**place].external_id.is_none())
        });
        let existing = known.map(|place| &snapshot.mdf_activities[*place]);
        let after = told(row, partner, existing);
        match existing {
            None => tally.add(&row.name),
            Some(before) if *before == after => {
                tally.unchanged += 1;
                continue;
            }
            Some(before) => {
                note_updates(snapshot, before, &after, tally);
                tally.updated += 1;
            }
        }
        planned.push(after);
    }
    planned
}

/// The activity with what a row says of it; a blank erases nothing. An amount in another currency takes the place of all.
fn told(row: &StagedMdf, partner_id: i64, existing: Option<&MdfActivity>) -> MdfActivity {
    let base = existing.filter(|known| known.currency == row.currency || row.amounts.iter().all(Option::is_none));
    let amount = |place: usize, of: fn(&MdfActivity) -> Option<i64>| row.amounts[place].or_else(|| base.and_then(of));
    let [requested_minor, approved_minor, spent_minor, pipeline_goal_minor, pipeline_minor] = [
        amount(0, |known| known.requested_minor),
        amount(1, |known| known.approved_minor),
        amount(2, |known| known.spent_minor),
        amount(3, |known| known.pipeline_goal_minor),
        amount(4, |known| known.pipeline_minor),
    ];
    let shown = match (spent_minor.or(pipeline_minor), approved_minor) {
        (Some(_), _) => MdfState::Done,
        (None, Some(_)) => MdfState::Approved,
        (None, None) => MdfState::Requested,
    };
    let text = |said: &Option<String>, of: fn(&MdfActivity) -> &Option<String>| {
        said.clone().or_else(|| existing.and_then(|known| of(known).clone()))
    };
    MdfActivity {
        id: existing.map_or(0, |known| known.id),
        uuid: existing.map_or_else(String::new, |known| known.uuid.clone()),
        partner_id,
        quarter: row.quarter,
        name: existing
            .filter(|known| name_key(&known.name) == name_key(&row.name))
            .map_or_else(|| row.name.clone(), |known| known.name.clone()),
        external_id: text(&row.external_id, |known| &known.external_id),
        kind: text(&row.kind, |known| &known.kind),
        goal: text(&row.goal, |known| &known.goal),
        state: row.state.or_else(|| existing.map(|known| known.state)).unwrap_or(shown),
        currency: base.map_or(row.currency, |known| known.currency),
        requested_minor,
        approved_minor,
        spent_minor,
        pipeline_goal_minor,
        pipeline_minor,
        leads: row.leads.or_else(|| existing.and_then(|known| known.leads)),
        import_id: existing.and_then(|known| known.import_id),
        source_row: existing.map_or(Some(row.row), |known| known.source_row),
    }
}

fn note_updates(snapshot: &Snapshot, before: &MdfActivity, after: &MdfActivity, tally: &mut Tally) {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let name = |id| snapshot.partner(id).map(|partner| partner.name.clone()).unwrap_or_default();
    let quarter = |quarter| snapshot.setting.calendar.label(quarter);
    let mut differs = |field: &str, from: String, to: String| tally.update(&before.name, field, from, to);
    differs("Partner", name(before.partner_id), name(after.partner_id));
    differs("Quarter", quarter(before.quarter), quarter(after.quarter));
    differs("Activity", before.name.clone(), after.name.clone());
    differs("Activity ID", text(&before.external_id), text(&after.external_id));
    differs("Kind of activity", text(&before.kind), text(&after.kind));
    differs("Goal", text(&before.goal), text(&after.goal));
    differs("Status", before.state.name().to_owned(), after.state.name().to_owned());
    let money =
        |of: &MdfActivity, minor: Option<i64>| of.money(minor).map(|money| money.full_text()).unwrap_or_default();
    let amounts = |of: &MdfActivity| {
        [of.requested_minor, of.approved_minor, of.spent_minor, of.pipeline_goal_minor, of.pipeline_minor]
            .map(|minor| money(of, minor))
    };
    let fields = ["Requested", "Approved", "Spent", "Pipeline goal", "Pipeline"];
    for ((field, from), to) in fields.into_iter().zip(amounts(before)).zip(amounts(after)) {
        differs(field, from, to);
    }
    let count = |leads: Option<u32>| leads.map(|leads| leads.to_string()).unwrap_or_default();
    differs("Leads", count(before.leads), count(after.leads));
}
