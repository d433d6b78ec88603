use super::{EcosystemView, MeasureCard};
use crate::measures::Ecosystem;
use crate::model::{Hundredths, Money, rounded, thousands};
use crate::store::Snapshot;
use crate::text::count_of;

pub(super) fn ecosystem(snapshot: &Snapshot, counted: &Ecosystem) -> EcosystemView {
    let quarter = snapshot.setting.calendar.label(snapshot.setting.review_quarter);
    EcosystemView {
        title: format!("Ecosystem health in {quarter}"),
        leading: vec![active(counted), growth(snapshot, counted), certifications(counted)],
        lagging: vec![joint(counted), satisfaction(counted)],
    }
}

fn card(label: &str, text: Option<String>, note: String) -> MeasureCard {
    MeasureCard { label: label.to_owned(), text: text.unwrap_or_else(|| "not known".to_owned()), note }
}

fn active(counted: &Ecosystem) -> MeasureCard {
    let text = counted.active.map(|active| format!("{active} of {}", counted.partners));
    card("Active partners", text, "with a deal or a joint target account of the quarter".to_owned())
}

/// "+12%".
fn growth(snapshot: &Snapshot, counted: &Ecosystem) -> MeasureCard {
    let money = |minor: i64| Money { minor, currency: snapshot.setting.currency }.sum_text();
    let text = counted.pipeline.filter(|(_, before)| *before > 0).map(|(last, before)| {
        let percent = rounded((last - before).saturating_mul(100), before);
        let sign = if percent < 0 { "\u{2212}" } else { "+" };
        format!("{sign}{}%", thousands(percent.unsigned_abs()))
    });
    let note = counted.pipeline.map_or_else(
        || "the deals do not reach back four quarters".to_owned(),
        |(last, before)| format!("{} in two quarters, after {} in the two before", money(last), money(before)),
    );
    card("Sourced pipeline", text, note)
}

fn certifications(counted: &Ecosystem) -> MeasureCard {
    let number = |count: i64| thousands(u64::try_from(count).unwrap_or(0));
    let note = counted.certifications_before.map_or_else(
        || "people certified; not known of the quarter before".to_owned(),
        |before| format!("people certified, {} in the quarter before", number(before)),
    );
    card("Certifications", counted.certifications.map(number), note)
}

fn joint(counted: &Ecosystem) -> MeasureCard {
    let days = counted.joint_days.map(|days| {
        let median = usize::try_from(days.median).unwrap_or(0);
        format!("co-sell deals won, in {} at the median", count_of(median, "day", "days"))
    });
    let text = counted.joint_won.map(|won| thousands(u64::from(won)));
    card("Joint deals", text, days.unwrap_or_else(|| "co-sell deals won".to_owned()))
}

fn satisfaction(counted: &Ecosystem) -> MeasureCard {
    let text = counted.psat.map(|(mean, _)| Hundredths(i32::try_from(mean).unwrap_or(i32::MAX)).text());
    let said = counted.psat.map_or(0, |(_, said)| said as usize);
    card("PSAT", text, format!("mean of {}", count_of(said, "partner", "partners")))
}
