use super::DealAxisView;
use crate::measures::{Axes, Ground, Judge, JudgedAxis};
use crate::model::DealAxis;
use crate::store::Snapshot;
use crate::store::tables::{Deal, StatedAxis};
use crate::text::day_text;

/// "Led", "3 of 4".
#[must_use]
pub(crate) fn axes_text(axes: Axes) -> String {
    if axes.is_led() { "Led".to_owned() } else { format!("{} of 4", axes.count()) }
}

/// The four axes of a deal with a partner; none of one without.
#[must_use]
pub(crate) fn axes_of(snapshot: &Snapshot, deal: &Deal) -> Vec<DealAxisView> {
    let on = snapshot.partners_of_deal(deal.id);
    if on.is_empty() {
        return Vec::new();
    }
    let stated = snapshot.axes_of_deal(deal.id);
    let view = |judged: JudgedAxis| {
        let said = stated.iter().find(|said| said.axis == judged.axis);
        DealAxisView {
            axis: judged.axis,
            name: judged.axis.name().to_owned(),
            is_met: judged.is_met,
            reason: reason(judged, said, deal),
            stated: said.map(|said| said.is_met),
            stated_on: said.and_then(|said| said.stated_on).map(|day| day.to_string()).unwrap_or_default(),
        }
    };
    Judge::new(snapshot).judged(deal, on).map(view).collect()
}

fn reason(judged: JudgedAxis, said: Option<&StatedAxis>, deal: &Deal) -> String {
    let day = said.and_then(|said| said.stated_on).map(day_text);
    let created = deal.created_on.map(day_text);
    match (judged.ground, judged.axis, judged.is_met) {
        (Ground::Stated, DealAxis::Intent, true) => {
            format!("Designed with the partner on {}, before the deal was created", day.unwrap_or_default())
        }
        (Ground::Stated, DealAxis::Intent, false) => "Stated: not by design".to_owned(),
        (Ground::Stated, _, true) => "Stated: met".to_owned(),
        (Ground::Stated, _, false) => "Stated: not met".to_owned(),
        (Ground::TooLate, ..) => {
            let (day, created) = (day.unwrap_or_default(), created.unwrap_or_default());
            format!("Stated for {day}, not before the deal was created on {created}: not by design")
        }
        (Ground::Undated, ..) if said.is_some_and(|said| said.stated_on.is_none()) => {
            "Stated without its day: it counts once it has one".to_owned()
        }
        (Ground::Undated, ..) => "Nobody knows when the deal was created".to_owned(),
        (Ground::Silent, ..) => "Not stated; it is never inferred".to_owned(),
        (Ground::Shown, DealAxis::Sourcing, true) => "A partner brought it".to_owned(),
        (Ground::Shown, DealAxis::Sourcing, false) => "No partner brought it".to_owned(),
        (Ground::Shown, DealAxis::Selection, true) => {
            "Its account was a joint target of a partner on it in the quarter it was created, or before".to_owned()
        }
        (Ground::Shown, DealAxis::Selection, false) => {
            "Its account was no joint target of a partner on it by the quarter it was created".to_owned()
        }
        (Ground::Shown, _, true) => "A partner sells it together with us".to_owned(),
        (Ground::Shown, _, false) => "No partner sells it together with us".to_owned(),
    }
}
