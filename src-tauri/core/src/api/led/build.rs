use super::{LedAccount, LedBar, LedCell, LedGauge, LedTrend, LedView};
use crate::api::account::segment_name;
use crate::api::measures::{MeasureCard, MeasureWindow, named_period, notes, windows};
use crate::api::{short_count, short_id};
use crate::measures::{Book, Led, LedShare, Network, Raising, share_of};
use crate::model::{DealAxis, DealKind, Money, Quarter, percent_text, rounded};
use crate::store::Snapshot;
use crate::text::{count_of, listed};

/// Accounts that are listed.
const MOST: usize = 40;

/// What partners led of what they were involved in, over so many quarters up to the review quarter.
#[must_use]
pub fn led(snapshot: &Snapshot, book: &Book, quarters: u32) -> LedView {
    let (period, window) = named_period(snapshot, quarters);
    let counted = Led::of(book, period);
    let texts = Texts { snapshot };
    let mut said = notes(snapshot, &Network::of(book, period));
    said.push(
        "Led deals meet all four axes; involved is any touch and includes them. Sourcing, account selection and motion are \
         taken from roles and joint target lists where nothing is stated; the intent counts only if stated for a day before \
         the deal was created."
            .to_owned(),
    );
    LedView {
        revision: snapshot.revision,
        headline: texts.headline(&counted, &window),
        cards: texts.cards(&counted),
        share: texts.gauge(counted.pipeline),
        axes: axes(&counted),
        counts: counts(&counted),
        quarters: counted.quarters.iter().map(|quarter| snapshot.setting.calendar.label(*quarter)).collect(),
        trends: texts.trends(&counted, book),
        accounts: counted
            .raising
            .iter()
            .take(MOST)
            .filter_map(|raising| texts.account(raising, counted.open))
            .collect(),
        more_accounts: short_count(counted.raising.len().saturating_sub(MOST)),
        notes: said,
        windows: windows(snapshot),
        window,
    }
}

struct Texts<'a> {
    snapshot: &'a Snapshot,
}

impl Texts<'_> {
    fn short(&self, minor: i64) -> String {
        Money { minor, currency: self.snapshot.setting.currency }.sum_text()
    }

    fn headline(&self, counted: &Led, window: &MeasureWindow) -> String {
        let LedShare { involved, involved_deals, led, .. } = counted.pipeline;
        let when = format!("{} {}", if window.quarters == 1 { "in" } else { "from" }, window.period);
        if involved_deals == 0 {
            return format!("Partners were involved in no deal created {when}.");
        }
        let share = counted.pipeline.share().map(|share| format!(": {}", percent_text(share, 10_000)));
        format!(
            "Partners led {} of the {} of pipeline created {when} that they were involved in{}.",
            if led == 0 { "none".to_owned() } else { self.short(led) },
            self.short(involved),
            share.filter(|_| led != 0).unwrap_or_default(),
        )
    }

    fn cards(&self, counted: &Led) -> Vec<MeasureCard> {
        let deals = |count: u32| count_of(count as usize, "deal", "deals");
        let card = |label: &str, minor: i64, count: u32, note: String| MeasureCard {
            label: label.to_owned(),
            text: if count == 0 { "none".to_owned() } else { self.short(minor) },
            note: if count == 0 { "no such deal".to_owned() } else { note },
        };
        let share = |of: &LedShare, word: &str| match of.share() {
            Some(share) => format!("{}, {} of {word}", deals(of.led_deals), percent_text(share, 10_000)),
            None => deals(of.led_deals),
        };
        let LedShare { involved, involved_deals, led, led_deals } = counted.pipeline;
        let open = counted.open;
        vec![
            card("Involved pipeline", involved, involved_deals, format!("{}, any touch", deals(involved_deals))),
            card("Led pipeline", led, led_deals, share(&counted.pipeline, "involved")),
            card(
                "The gap",
                counted.pipeline.gap(),
                involved_deals - led_deals,
                format!("{} involved, not led", deals(involved_deals - led_deals)),
            ),
            card("Led revenue", counted.revenue.led, counted.revenue.led_deals, share(&counted.revenue, "involved")),
            card("Expected pipeline", open.led, open.led_deals, format!("{} led and open now", deals(open.led_deals))),
            card(
                "Involved, not forecast",
                open.gap(),
                open.involved_deals - open.led_deals,
                format!("{} open now", deals(open.involved_deals - open.led_deals)),
            ),
        ]
    }

    fn gauge(&self, pipeline: LedShare) -> LedGauge {
        let target = self.snapshot.setting.led_target;
        let led = pipeline.share();
        let note = match target.zip(led) {
            None if target.is_none() => "No target is set.".to_owned(),
            None => "There is no pipeline with partners to measure it by.".to_owned(),
            Some((target, _)) => {
                // Rounded up: less would not reach it.
                let wanted = i128::from(pipeline.involved) * i128::from(target);
                let wanted = i64::try_from((wanted + 9_999) / 10_000).unwrap_or(i64::MAX);
                let target = percent_input(target);
                match wanted - pipeline.led {
                    ..=0 => format!("Target {target}%: reached."),
                    more => format!("Target {target}%: {} more would have to be led.", self.short(more)),
                }
            }
        };
        LedGauge {
            led: led.map(|share| share / 10),
            target: target.map(|share| share / 10),
            text: led.map_or_else(
                || "no pipeline with partners".to_owned(),
                // Cut, not rounded: what is short of a target does not read like it.
                |share| format!("{}% led", percent_input(share / 10 * 10)),
            ),
            note,
        }
    }

    /// All deals, then each kind.
    fn trends(&self, counted: &Led, book: &Book) -> Vec<LedTrend> {
        // Before the first deal nothing is known.
        let is_known = |quarter: &Quarter| book.since.is_some_and(|since| since <= quarter.last_day());
        let unknown = counted.quarters.iter().filter(|quarter| !is_known(quarter)).count();
        let of_kind = |(kind, row): &(Option<DealKind>, Vec<LedShare>)| {
            self.trend(kind.map_or("Type not known", DealKind::name), row, unknown)
        };
        std::iter::once(self.trend("All deals", &counted.trend, unknown))
            .chain(counted.by_kind.iter().map(of_kind))
            .collect()
    }

    /// The first quarters, so many as are `unknown`, say that.
    fn trend(&self, label: &str, row: &[LedShare], unknown: usize) -> LedTrend {
        let largest = row.iter().map(|share| share.involved).max().unwrap_or(0).max(1);
        let bar = |minor: i64| u32::try_from(rounded(minor.max(0).saturating_mul(1_000), largest)).unwrap_or(0);
        let cell = |(place, share): (usize, &LedShare)| {
            if share.involved_deals == 0 {
                let (text, tip) = if place < unknown {
                    ("n/a", "No deals are known of this quarter")
                } else {
                    ("none", "Partners were involved in no such deal")
                };
                return LedCell {
                    text: text.to_owned(),
                    note: String::new(),
                    tip: tip.to_owned(),
                    involved: 0,
                    led: 0,
                };
            }
            LedCell {
                text: share.share().map(|share| percent_text(share, 10_000)).unwrap_or_default(),
                note: format!("{} of {}", self.short(share.led), self.short(share.involved)),
                tip: format!("Led {} of {}", share.led_deals, count_of(share.involved_deals as usize, "deal", "deals")),
                involved: bar(share.involved),
                led: bar(share.led),
            }
        };
        LedTrend { label: label.to_owned(), cells: row.iter().enumerate().map(cell).collect() }
    }

    fn account(&self, raising: &Raising, open: LedShare) -> Option<LedAccount> {
        let account = self.snapshot.account(raising.account)?;
        let missing: Vec<String> = DealAxis::ALL
            .iter()
            .zip(raising.missing)
            .filter(|(_, deals)| *deals > 0)
            .map(|(axis, deals)| {
                let name = axis.name().to_lowercase();
                if raising.deals == 1 { name } else { format!("{name} on {deals}") }
            })
            .collect();
        let missing: Vec<&str> = missing.iter().map(String::as_str).collect();
        Some(LedAccount {
            id: short_id(account.id),
            name: account.name.clone(),
            segment: segment_name(self.snapshot, account).to_owned(),
            worth: self.short(raising.worth),
            deals: count_of(raising.deals as usize, "deal", "deals"),
            missing: listed(&missing, "and"),
            raises: share_of(open.led + raising.worth, open.involved)
                .map(|share| percent_text(share, 10_000))
                .unwrap_or_default(),
        })
    }
}

/// "40", "37.5".
pub(crate) fn percent_input(points: u32) -> String {
    let text = format!("{}.{:02}", points / 100, points % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn bar(label: String, tip: &str, part: u32, whole: u32) -> LedBar {
    let share = u64::from(part) * 1_000 / u64::from(whole.max(1));
    LedBar {
        label,
        tip: tip.to_owned(),
        text: format!("{part} of {}", count_of(whole as usize, "deal", "deals")),
        bar: u32::try_from(share).unwrap_or(0),
    }
}

fn axes(counted: &Led) -> Vec<LedBar> {
    let whole = counted.pipeline.involved_deals;
    let view = |(axis, met): (&DealAxis, u32)| bar(axis.name().to_owned(), tip(*axis), met, whole);
    DealAxis::ALL.iter().zip(counted.met).map(view).collect()
}

fn tip(axis: DealAxis) -> &'static str {
    match axis {
        DealAxis::Sourcing => "Stated, or a partner brought the deal by the attribution rule",
        DealAxis::Selection => {
            "Stated, or the account was a joint target of a partner on it in the quarter the deal was created, or before"
        }
        DealAxis::Motion => "Stated, or a partner sells the deal together with us by the attribution rule",
        DealAxis::Intent => "Only where it is stated for a day before the deal was created",
    }
}

fn counts(counted: &Led) -> Vec<LedBar> {
    let whole = counted.pipeline.involved_deals;
    let labels = ["No axis", "One axis", "Two axes", "Three axes", "All four: led"];
    labels.iter().zip(counted.by_count).map(|(label, deals)| bar((*label).to_owned(), "", deals, whole)).collect()
}
