use std::collections::HashMap;

use jiff::civil::Date;

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
/// the document does not have is told, and never made; of rows of one activity the first counts. Where a row names no quarter,
/// it is that of the activity it means, else that of the import.
pub fn plan_mdf(snapshot: &Snapshot, rows: &[StagedMdf], as_of: Date, tally: &mut Tally) -> Vec<PlannedMdf> {
    let partners = PartnerIndex::new(snapshot);
    let of_import = snapshot.setting.calendar.quarter_of(as_of);
    let known = Known::new(snapshot);
    let mut planned: Vec<PlannedMdf> = Vec::with_capacity(rows.len());
    let mut by_id: HashMap<&str, u32> = HashMap::new();
    let mut by_key: HashMap<NaturalKey, u32> = HashMap::new();
    let mut taken: HashMap<usize, u32> = HashMap::new();
    for row in rows {
        let Some(partner) = partners.named(&row.partner) else {
            tally.skip(row.row, &row.partner, NO_PARTNER.to_owned());
            continue;
        };
        let key = (partner, row.quarter.unwrap_or(of_import), name_key(&row.name));
        let in_file = match row.external_id.as_deref() {
            Some(id) => by_id.get(id).copied(),
            None => by_key.get(&key).copied(),
        };
        let place = known.find(row, partner, &key);
        if let Some(before) = in_file.or_else(|| place.and_then(|place| taken.get(&place).copied())) {
            tally.skip(row.row, &row.name, format!("Same activity as row {before}"));
            continue;
        }
        match row.external_id.as_deref() {
            Some(id) => by_id.insert(id, row.row),
            None => by_key.insert(key.clone(), row.row),
        };
        taken.extend(place.map(|place| (place, row.row)));
        let existing = place.map(|place| &snapshot.mdf_activities[place]);
        let after = told(row, (partner, key.1), existing);
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

/// The activities of the document.
struct Known<'a> {
    snapshot: &'a Snapshot,
    by_id: HashMap<&'a str, usize>,
    by_key: HashMap<NaturalKey, usize>,
}

impl<'a> Known<'a> {
    fn new(snapshot: &'a Snapshot) -> Self {
        let mut known = Self { snapshot, by_id: HashMap::new(), by_key: HashMap::new() };
        for (place, activity) in snapshot.mdf_activities.iter().enumerate() {
            if let Some(id) = &activity.external_id {
                known.by_id.insert(id, place);
            }
            known.by_key.insert((activity.partner_id, activity.quarter, name_key(&activity.name)), place);
        }
        known
    }

    /// Two different ids are two activities, whatever else they share. Without a quarter the only one of this name is meant.
    fn find(&self, row: &StagedMdf, partner: i64, key: &NaturalKey) -> Option<usize> {
        let own = row.external_id.as_deref();
        if let Some(place) = own.and_then(|id| self.by_id.get(id)) {
            return Some(*place);
        }
        let is_it = |activity: &MdfActivity| activity.partner_id == partner && name_key(&activity.name) == key.2;
        let by_name = || {
            let mut all = (0..).zip(self.snapshot.mdf_activities.iter()).filter(|(_, activity)| is_it(activity));
            let (place, _) = all.next().filter(|_| row.quarter.is_none())?;
            all.next().is_none().then_some(place)
        };
        let place = self.by_key.get(key).copied().or_else(by_name)?;
        (own.is_none() || self.snapshot.mdf_activities[place].external_id.is_none()).then_some(place)
    }
}

/// The activity with what a row says of it; a blank erases nothing. An amount in another currency takes the place of all.
fn told(row: &StagedMdf, (partner_id, quarter): (i64, Quarter), existing: Option<&MdfActivity>) -> MdfActivity {
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
    // Without a word for it, what is known goes on with the amounts; what was declined stays so.
    let before = existing.map(|known| known.state);
    let inferred =
        if before == Some(MdfState::Declined) { MdfState::Declined } else { before.max(Some(shown)).unwrap_or(shown) };
    let text = |said: &Option<String>, of: fn(&MdfActivity) -> &Option<String>| {
        said.clone().or_else(|| existing.and_then(|known| of(known).clone()))
    };
    MdfActivity {
        id: existing.map_or(0, |known| known.id),
        uuid: existing.map_or_else(String::new, |known| known.uuid.clone()),
        partner_id,
        quarter: row.quarter.or(existing.map(|known| known.quarter)).unwrap_or(quarter),
        name: existing
            .filter(|known| name_key(&known.name) == name_key(&row.name))
            .map_or_else(|| row.name.clone(), |known| known.name.clone()),
        external_id: text(&row.external_id, |known| &known.external_id),
        kind: text(&row.kind, |known| &known.kind),
        goal: text(&row.goal, |known| &known.goal),
        state: row.state.unwrap_or(inferred),
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
