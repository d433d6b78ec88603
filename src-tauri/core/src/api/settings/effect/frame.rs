use std::collections::BTreeSet;

use crate::model::{Band, BandState, PartnerType, Tier};
use crate::store::Snapshot;
use crate::text::{count_of, day_text};

/// What happens to the frame the numbers stand in: quarters and their names, the map's rows and columns, bands, what is
/// stale, and the tag on the slides.
pub fn lines(before: &Snapshot, after: &Snapshot) -> Vec<String> {
    let mut lines = quarters(before, after);
    lines.extend(map_rows(before, after));
    lines.extend(map_columns(before, after));
    lines.extend(bands(before, after));
    lines.extend(stale_partners(before, after));
    let tags = [before, after].map(|snapshot| snapshot.setting.confidentiality.is_empty());
    if tags == [false, true] {
        lines.push("The slides then carry no confidentiality tag".to_owned());
    }
    lines
}

/// "Q2 2026 is then called Q1 FY27"; where the quarter itself changes, the days it covers.
fn quarters(before: &Snapshot, after: &Snapshot) -> Vec<String> {
    let (was, is) = (&before.setting, &after.setting);
    let (old, new) = (was.calendar.label(was.review_quarter), is.calendar.label(is.review_quarter));
    if was.review_quarter == is.review_quarter {
        return if old == new { Vec::new() } else { vec![format!("{old} is then called {new}")] };
    }
    let (first, last) = (is.review_quarter.first_day(), is.review_quarter.last_day());
    let mut lines = Vec::new();
    if was.calendar != is.calendar {
        lines.push(format!("The review quarter is then {new}, {} to {}", day_text(first), day_text(last)));
    }
    if !after.facts.is_empty() {
        let [earlier, later] = after.last_two_quarters().map(|quarter| is.calendar.label(quarter));
        lines.push(format!("The numbers on the map are then those of {earlier} and {later}"));
    }
    lines
}

fn map_rows(before: &Snapshot, after: &Snapshot) -> Option<String> {
    let row = format!("row for {}, {}", Tier::ALLIANCE.title(), Tier::ALLIANCE.name());
    match (before.setting.fourth_tier, after.setting.fourth_tier) {
        (false, true) => Some(format!("The map has a {row}, above Tier 1")),
        (true, false) => Some(format!("The map has no {row}, any more")),
        _ => None,
    }
}

fn map_columns(before: &Snapshot, after: &Snapshot) -> Vec<String> {
    let [was, is]: [BTreeSet<PartnerType>; 2] =
        [before, after].map(|snapshot| snapshot.shown_types().into_iter().collect());
    let name = |kind: &PartnerType| kind.short_name();
    let gone = was.difference(&is).map(|kind| format!("The map has no column {} any more", name(kind)));
    let back = is.difference(&was).map(|kind| format!("The map has a column {} again", name(kind)));
    gone.chain(back).collect()
}

/// "Tier 2, with 28 partners, is then within its band of 20–40": where that differs from what it was.
fn bands(before: &Snapshot, after: &Snapshot) -> Vec<String> {
    let shown = after.setting.tiers().iter();
    shown
        .filter_map(|tier| {
            let (was, _) = band_state(before, *tier);
            let (is, count) = band_state(after, *tier);
            if was.map(|(_, state)| state) == is.map(|(_, state)| state) {
                return None;
            }
            let subject = format!("{}, with {},", tier.title(), count_of(count, "partner", "partners"));
            Some(match is {
                None => format!("{subject} then has no band"),
                Some((band, state)) => {
                    format!("{subject} is then {} its band of {}–{}", word(state), band.low, band.high)
                }
            })
        })
        .collect()
}

fn band_state(snapshot: &Snapshot, tier: Tier) -> (Option<(Band, BandState)>, usize) {
    let count = snapshot.current_partners().filter(|partner| partner.tier == Some(tier)).count();
    let band = snapshot.tiers.iter().find(|rule| rule.tier == tier).and_then(|rule| rule.band);
    (band.map(|band| (band, band.state(count))), count)
}

fn word(state: BandState) -> &'static str {
    match state {
        BandState::Below => "below",
        BandState::Within => "within",
        BandState::Above => "above",
    }
}

/// "78 partners become stale", "6 partners are no longer stale".
fn stale_partners(before: &Snapshot, after: &Snapshot) -> Vec<String> {
    let pairs = || {
        let same = before.current_partners().zip(after.current_partners());
        same.map(|(was, is)| (before.is_stale(was), after.is_stale(is)))
    };
    let become_stale = pairs().filter(|pair| *pair == (false, true)).count();
    let no_longer = pairs().filter(|pair| *pair == (true, false)).count();
    let mut lines = Vec::new();
    if become_stale > 0 {
        lines.push(format!("{} stale", count_of(become_stale, "partner becomes", "partners become")));
    }
    if no_longer > 0 {
        lines.push(format!("{} no longer stale", count_of(no_longer, "partner is", "partners are")));
    }
    lines
}
