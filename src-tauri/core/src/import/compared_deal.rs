use jiff::civil::Date;

use super::plan::Tally;
use super::plan_deals::{PlannedDeal, PlannedRegistration};
use super::{CustomValue, StagedAxis, StagedDeal, StagedRegistration};
use crate::model::{DealRole, Money, RegistrationOutcome};
use crate::store::Snapshot;
use crate::store::tables::Deal;

/// The partners a file names on a deal, by id.
#[derive(Clone, Copy)]
pub struct InFile<'a> {
    /// With what each did.
    pub wanted: &'a [(i64, DealRole)],
    /// What it says of their registrations.
    pub registered: &'a [(i64, StagedRegistration)],
}

/// What differs from the deal as it stands; an update is noted for each difference.
pub fn compared(
    snapshot: &Snapshot,
    existing: Option<&Deal>,
    deal: Deal,
    InFile { wanted, registered }: InFile<'_>,
    said: &StagedDeal,
    tally: &mut Tally,
) -> PlannedDeal {
    let on = existing.map_or(&[][..], |deal| snapshot.partners_of_deal(deal.id));
    let standing = || on.iter().map(|on| (on.partner_id, on.role));
    let has_role = |partner: i64| {
        wanted.iter().copied().chain(standing()).any(|(id, role)| id == partner && role != DealRole::Involved)
    };
    let is_news = |pair: &(i64, DealRole)| {
        !standing().any(|on| on == *pair) && (pair.1 != DealRole::Involved || !has_role(pair.0))
    };
    let partners: Vec<(i64, DealRole)> = wanted.iter().copied().filter(|pair| is_news(pair)).collect();
    let unstated = on.iter().filter(|on| on.role == DealRole::Involved).map(|on| on.partner_id);
    let now_stated: Vec<i64> = unstated.filter(|partner| has_role(*partner)).collect();
    let known = existing.map_or(&[][..], |deal| snapshot.custom_of_deal(deal.id));
    let is_known = |(field, value): &&CustomValue| known.iter().any(|row| *row.field == **field && row.value == *value);
    let custom: Vec<CustomValue> = said.custom.iter().filter(|pair| !is_known(pair)).cloned().collect();
    let stated = existing.map_or(&[][..], |deal| snapshot.axes_of_deal(deal.id));
    let standing_axis = |axis| {
        let known = stated.iter().find(|known| known.axis == axis);
        known.map(|known| StagedAxis { axis, is_met: known.is_met, stated_on: known.stated_on })
    };
    let axes: Vec<StagedAxis> =
        said.axes.iter().copied().filter(|said| standing_axis(said.axis) != Some(*said)).collect();
    let registrations = registrations(snapshot, existing, InFile { wanted, registered }, said);
    if let Some(existing) = existing {
        note_updates(existing, &deal, tally);
        for (id, role) in &partners {
            let name = snapshot.partner(*id).map_or("", |partner| partner.name.as_str());
            tally.update(&existing.name, "Partner", String::new(), format!("{name} ({})", role.name()));
        }
        for planned in &registrations {
            let name = snapshot.partner(planned.partner).map_or("", |partner| partner.name.as_str());
            let known =
                snapshot.registrations_of_deal(existing.id).iter().find(|row| row.partner_id == planned.partner);
            let before = known.map(|row| registration_text(name, row.outcome, row.protected_until));
            let after = registration_text(name, planned.outcome, planned.protected_until);
            tally.update(&existing.name, "Registration", before.unwrap_or_default(), after);
        }
        for said in &axes {
            let before = standing_axis(said.axis).map(|known| known.text()).unwrap_or_default();
            tally.update(&existing.name, said.axis.name(), before, said.text());
        }
        for (field, value) in &custom {
            let before = known.iter().find(|row| *row.field == **field).map(|row| row.value.clone());
            tally.update(&existing.name, field, before.unwrap_or_default(), value.clone());
        }
    }
    PlannedDeal { deal, partners, now_stated, registrations, axes, custom }
}

/// What the file says of the registration of each partner that registered the deal, where it is news; of one the file does not name,
/// what it says of the deal. A last day of protection says that it was approved, unless it is known to be rejected; what was
/// decided here stays, and a blank erases nothing.
fn registrations(
    snapshot: &Snapshot,
    existing: Option<&Deal>,
    InFile { wanted, registered }: InFile<'_>,
    said: &StagedDeal,
) -> Vec<PlannedRegistration> {
    let standing = existing.map_or(&[][..], |deal| snapshot.registrations_of_deal(deal.id));
    let on = existing.map_or(&[][..], |deal| snapshot.partners_of_deal(deal.id));
    let on = on.iter().map(|on| (on.partner_id, on.role));
    let is_registered = |(_, role): &(i64, DealRole)| *role == DealRole::Registered;
    let named: Vec<i64> = wanted.iter().filter(|on| is_registered(on)).map(|(partner, _)| *partner).collect();
    let mut partners: Vec<i64> =
        named.iter().copied().chain(on.filter(is_registered).map(|(partner, _)| partner)).collect();
    partners.sort_unstable();
    partners.dedup();
    let news = |partner: i64| {
        let own = registered.iter().find(|(known, _)| *known == partner).map(|(_, said)| *said);
        let said = own.or(said.registration.filter(|_| !named.contains(&partner)))?;
        let known = standing.iter().find(|row| row.partner_id == partner);
        if known.is_some_and(|known| known.owner.is_some()) {
            return None;
        }
        let before = known.and_then(|known| known.outcome);
        let inferred = said.protected_until.map(|_| RegistrationOutcome::Approved);
        let outcome = said.outcome.or(before).or(inferred)?;
        let kept = known.and_then(|known| known.protected_until);
        let protected_until = said.protected_until.or(kept).filter(|_| outcome == RegistrationOutcome::Approved);
        let is_news =
            known.is_none_or(|known| (known.outcome, known.protected_until) != (Some(outcome), protected_until));
        is_news.then_some(PlannedRegistration { partner, outcome: Some(outcome), protected_until })
    };
    partners.into_iter().filter_map(news).collect()
}

/// "Corvane: approved, protected until 2026-08-01".
fn registration_text(name: &str, outcome: Option<RegistrationOutcome>, until: Option<Date>) -> String {
    let outcome = outcome.map_or("not decided".to_owned(), |outcome| outcome.name().to_lowercase());
    let until = until.map(|until| format!(", protected until {until}")).unwrap_or_default();
    format!("{name}: {outcome}{until}")
}

fn note_updates(before: &Deal, after: &Deal, tally: &mut Tally) {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let percent = |points: Option<u32>| points.map(|points| format!("{}.{:02}%", points / 100, points % 100));
    let mut differs = |field: &str, from: String, to: String| tally.update(&before.name, field, from, to);
    differs("Deal", before.name.clone(), after.name.clone());
    differs("Deal ID", text(&before.external_id), text(&after.external_id));
    differs("Account", text(&before.account_name), text(&after.account_name));
    differs("Amount", amount_text(before), amount_text(after));
    differs("Stage", text(&before.stage_text), text(&after.stage_text));
    differs("Type", text(&before.deal_type), text(&after.deal_type));
    differs("Created", day(before.created_on), day(after.created_on));
    differs("Closed", day(before.closed_on), day(after.closed_on));
    differs(
        "Probability",
        percent(before.probability).unwrap_or_default(),
        percent(after.probability).unwrap_or_default(),
    );
    differs("Owner", text(&before.owner), text(&after.owner));
    differs("Source", text(&before.source), text(&after.source));
    differs("Registration submitted", day(before.submitted_on), day(after.submitted_on));
    differs("Registration decided", day(before.decided_on), day(after.decided_on));
    differs("Marketplace", text(&before.marketplace), text(&after.marketplace));
}

fn amount_text(deal: &Deal) -> String {
    let currency = deal.currency.as_deref().and_then(crate::model::Currency::from_code);
    let money = deal.amount_minor.zip(currency).map(|(minor, currency)| Money { minor, currency });
    money.map(|money| money.full_text()).unwrap_or_default()
}
