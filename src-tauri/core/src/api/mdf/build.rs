use std::collections::BTreeSet;

use super::{MdfActivityView, MdfFields, MdfKind, MdfView};
use crate::api::account::place;
use crate::api::measures::{MeasureCard, MeasureWindow, named_period, windows};
use crate::api::{QuarterName, short_id};
use crate::measures::{MdfEntry, MdfLedger, MdfSum};
use crate::model::{Currency, Measure, Money, name_key, rounded};
use crate::store::Snapshot;
use crate::store::tables::MdfActivity;
use crate::text::count_of;

/// Quarters an activity may be written for: the review quarter, the one after, and two years before.
const QUARTERS: i32 = 8;

/// The ledger over so many quarters up to the review quarter.
#[must_use]
pub fn mdf(snapshot: &Snapshot, quarters: u32) -> MdfView {
    let (period, window) = named_period(snapshot, quarters);
    let ledger = MdfLedger::of(snapshot, period);
    let texts = Texts { snapshot };
    let review = snapshot.setting.review_quarter;
    let allocated = snapshot.partners.iter().flat_map(|partner| {
        period.quarters().filter_map(|quarter| snapshot.fact(partner.id, quarter, Measure::MdfAllocated))
    });
    let mut activities: Vec<MdfActivityView> =
        ledger.later.iter().chain(&ledger.entries).filter_map(|entry| texts.activity(entry)).collect();
    let order = |view: &MdfActivityView| (std::cmp::Reverse(view.fields.quarter.clone()), name_key(&view.partner_name));
    activities.sort_by_cached_key(order);
    MdfView {
        revision: snapshot.revision,
        headline: texts.headline(&ledger, &window),
        cards: texts.cards(&ledger.total, allocated.sum()),
        kinds: texts.kinds(&ledger),
        activities,
        quarters: (-QUARTERS..=1)
            .rev()
            .map(|by| QuarterName::new(review.plus(by), snapshot.setting.calendar))
            .collect(),
        known_kinds: known_kinds(snapshot),
        notes: texts.notes(&ledger),
        windows: windows(snapshot),
        window,
    }
}

fn known_kinds(snapshot: &Snapshot) -> Vec<String> {
    let kinds = snapshot.mdf_activities.iter().filter_map(|activity| activity.kind.clone());
    kinds.collect::<BTreeSet<_>>().into_iter().collect()
}

struct Texts<'a> {
    snapshot: &'a Snapshot,
}

impl Texts<'_> {
    fn money(&self, minor: i64) -> Money {
        Money { minor, currency: self.snapshot.setting.currency }
    }

    /// "$5.10": so much for each unit of money.
    fn per_unit(&self, hundredths: i64) -> String {
        let sign = self.snapshot.setting.currency.symbol();
        format!("{sign}{}.{:02}", hundredths / 100, hundredths % 100)
    }

    fn headline(&self, ledger: &MdfLedger<'_>, window: &MeasureWindow) -> String {
        let when = format!("{} {}", if window.quarters == 1 { "in" } else { "from" }, window.period);
        let one = self.snapshot.setting.currency.symbol();
        match ledger.total.return_on_spend() {
            _ if ledger.entries.is_empty() => format!("No MDF activity is recorded {when}."),
            None => format!("What was spent of MDF {when} has no result recorded yet."),
            Some(returned) => {
                format!("Each {one}1 of MDF spent {when} brought {} of pipeline.", self.per_unit(returned))
            }
        }
    }

    fn cards(&self, total: &MdfSum, allocated: i64) -> Vec<MeasureCard> {
        let card = |label: &str, minor: i64, note: String| MeasureCard {
            label: label.to_owned(),
            text: if minor == 0 { "none".to_owned() } else { self.money(minor).sum_text() },
            note,
        };
        let spent = match total.approved {
            1.. => format!("{}% of what was approved", rounded(total.spent.saturating_mul(100), total.approved)),
            _ => count_of(total.activities as usize, "activity", "activities"),
        };
        let goals = match total.with_goal {
            0 => "none".to_owned(),
            with_goal => format!("{} of {with_goal}", total.reached),
        };
        vec![
            card("Allocated", allocated, "as the rosters say".to_owned()),
            card("Approved", total.approved, format!("of {} requested", self.money(total.requested).sum_text())),
            card("Spent", total.spent, spent),
            card("Pipeline brought", total.pipeline, "as the activities state it".to_owned()),
            MeasureCard {
                label: "Goals reached".to_owned(),
                text: goals,
                note: "of the goals for pipeline".to_owned(),
            },
        ]
    }

    fn kinds(&self, ledger: &MdfLedger<'_>) -> Vec<MdfKind> {
        let most = ledger.kinds.values().filter_map(MdfSum::return_on_spend).max().unwrap_or(0).max(1);
        let mut kinds: Vec<(&String, &MdfSum)> = ledger.kinds.iter().collect();
        kinds.sort_by_key(|(name, sum)| (std::cmp::Reverse(sum.spent), (*name).clone()));
        let view = |(name, sum): (&String, &MdfSum)| {
            let returned = sum.return_on_spend();
            MdfKind {
                name: if name.is_empty() { "Kind not said".to_owned() } else { name.clone() },
                activities: sum.activities,
                spent: self.money(sum.spent).sum_text(),
                pipeline: match sum.with_result {
                    0 => String::new(),
                    _ => self.money(sum.pipeline).sum_text(),
                },
                returned: returned.map_or_else(|| "n/a".to_owned(), |returned| self.per_unit(returned)),
                bar: u32::try_from(rounded(returned.unwrap_or(0).saturating_mul(1_000), most)).unwrap_or(0),
                reached: match sum.with_goal {
                    0 => String::new(),
                    with_goal => format!("{} of {with_goal}", sum.reached),
                },
            }
        };
        kinds.into_iter().map(view).collect()
    }

    fn activity(&self, entry: &MdfEntry<'_>) -> Option<MdfActivityView> {
        let activity = entry.activity;
        let partner = self.snapshot.partner(activity.partner_id)?;
        let import = self.snapshot.imports.iter().find(|import| Some(import.id) == activity.import_id);
        let row = activity.source_row.map(|row| format!(", row {row}")).unwrap_or_default();
        let short = |minor: Option<i64>| minor.map(|minor| self.money(minor).short_text()).unwrap_or_default();
        let goal = entry.pipeline_goal.map(|goal| {
            let of = entry.pipeline.map(|pipeline| format!("{} of a goal of ", self.money(pipeline).full_text()));
            format!("{}{}", of.unwrap_or_else(|| "goal ".to_owned()), self.money(goal).full_text())
        });
        Some(MdfActivityView {
            id: short_id(activity.id),
            uuid: activity.uuid.clone(),
            partner: short_id(partner.id),
            partner_name: partner.name.clone(),
            place: place(partner),
            name: activity.name.clone(),
            quarter: self.snapshot.setting.calendar.label(activity.quarter),
            kind: activity.kind.clone().unwrap_or_default(),
            state: activity.state,
            state_text: activity.state.name().to_owned(),
            requested: short(entry.requested),
            approved: short(entry.approved),
            spent: short(entry.spent),
            pipeline: short(entry.pipeline),
            returned: entry.return_on_spend().map(|returned| self.per_unit(returned)).unwrap_or_default(),
            reached: entry.reached_goal(),
            goal_text: goal.unwrap_or_default(),
            provenance: import.map(|import| format!("{}{row}", import.file_name)).unwrap_or_default(),
            fields: fields(activity, self.snapshot.setting.currency),
        })
    }

    fn notes(&self, ledger: &MdfLedger<'_>) -> Vec<String> {
        let known = ledger.entries.iter().filter(|entry| entry.spent.is_some() && entry.pipeline.is_some()).count();
        let mut notes = vec![format!(
            "The return is that of the {} whose spend and pipeline are both known; the pipeline is what each states, and one deal \
             may stand in several.",
            count_of(known, "activity", "activities")
        )];
        if let Some(stated) = ledger.stated_spent {
            let stated = self.money(stated).full_text();
            let own = self.money(ledger.total.spent).full_text();
            notes.push(format!("Rosters say that {stated} was spent in this time; the ledger has {own}."));
        }
        if ledger.without_rate > 0 {
            let activities = count_of(ledger.without_rate as usize, "activity", "activities");
            let verb = if ledger.without_rate == 1 { "is" } else { "are" };
            notes.push(format!("{activities} in a currency without a rate {verb} in no sum."));
        }
        if !ledger.later.is_empty() {
            let activities = count_of(ledger.later.len(), "activity", "activities");
            let verb = if ledger.later.len() == 1 { "is" } else { "are" };
            notes.push(format!("{activities} of quarters after the review quarter {verb} listed, and in no sum."));
        }
        notes
    }
}

/// As it is edited: in its own currency.
fn fields(activity: &MdfActivity, reporting: Currency) -> MdfFields {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let money = |minor| match activity.money(minor) {
        Some(money) if money.currency == reporting => money.full_text(),
        // A sign may be that of several currencies; its code is not.
        Some(money) => format!("{} {}", money.currency.code(), money.plain_text()),
        None => String::new(),
    };
    MdfFields {
        name: activity.name.clone(),
        quarter: activity.quarter.to_string(),
        kind: text(&activity.kind),
        goal: text(&activity.goal),
        state: activity.state.code().to_owned(),
        requested: money(activity.requested_minor),
        approved: money(activity.approved_minor),
        spent: money(activity.spent_minor),
        pipeline_goal: money(activity.pipeline_goal_minor),
        pipeline: money(activity.pipeline_minor),
        leads: activity.leads.map(|leads| leads.to_string()).unwrap_or_default(),
    }
}
