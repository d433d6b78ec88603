//! Led and involved: both numbers, the gap, the trend by quarter and by kind of deal.

use super::{Built, Source};
use crate::measures::{Led, LedShare, Period};
use crate::model::{DealKind, percent_text};
use crate::readout::{Column, ColumnsSlide, Content, Grid, GridCell, GridColumn, GridRow, Key, Part};
use crate::text::capitalized;

/// Quarters that are drawn, of the eight there are.
const DRAWN: usize = 6;
const INVOLVED: u8 = 1;
const LED: u8 = 5;

pub(super) fn slide(source: &Source<'_>) -> Built {
    let setting = &source.snapshot.setting;
    if let Some(why) = source.lacks_deals() {
        return Err(why);
    }
    let counted = Led::of(source.views.book(), Period::up_to(setting.review_quarter, 2));
    if counted.pipeline.involved_deals == 0 || counted.pipeline.involved <= 0 {
        return Err("No deal of the last two quarters has a partner on it.".to_owned());
    }
    // Of quarters before the first deal nothing is known, which is not nothing.
    let since = source.views.book().since.map(|day| setting.calendar.quarter_of(day));
    let unknown = counted.quarters.iter().filter(|quarter| Some(**quarter) < since).count();
    let skipped = counted.trend.len().saturating_sub(DRAWN).max(unknown);
    let drawn: Vec<LedShare> = counted.trend.iter().copied().skip(skipped).collect();
    let most = drawn.iter().map(|share| share.involved).max().unwrap_or(1).max(1);
    let millions = |minor: i64| source.millions(minor);
    let column = |(quarter, share): (&crate::model::Quarter, &LedShare)| Column {
        label: setting.calendar.label(*quarter),
        below: share.share().map(|led| percent_text(led, 10_000)).unwrap_or_default(),
        above: millions(share.involved),
        parts: vec![
            Part { from: 0, to: share.led, step: LED, text: millions(share.led) },
            Part { from: share.led, to: share.involved, step: INVOLVED, text: millions(share.gap()) },
        ],
    };
    let columns: Vec<Column> = counted.quarters.iter().skip(skipped).zip(&drawn).map(column).collect();
    let told: Vec<String> =
        columns.iter().map(|one| format!("{} {} involved, {} led", one.label, one.above, one.parts[0].text)).collect();
    let LedShare { involved, led, .. } = counted.pipeline;
    let share = counted.pipeline.share().map(|share| percent_text(share, 10_000)).unwrap_or_default();
    let unit = setting.currency.symbol();
    let title = if led == 0 {
        format!(
            "Partners were involved in {} of pipeline created in two quarters and led none of it",
            source.sum(involved)
        )
    } else {
        format!(
            "Partners were involved in {} of pipeline created in two quarters and led {} of it: {share}",
            source.sum(involved),
            source.sum(led)
        )
    };
    let legend = vec![
        Key { step: INVOLVED, text: "Involved, not led (the gap)".to_owned() },
        Key { step: LED, text: "Led".to_owned() },
    ];
    let slide = ColumnsSlide {
        title,
        note: "Involved: any partner touch, led included. Led: sourced through and selected with partners, run with them, with intent \
               by design. Each deal once."
            .to_owned(),
        heading: format!("Pipeline created with partners, {unit}M, each deal counted once"),
        series: legend.iter().rev().cloned().collect(),
        legend,
        top: most,
        unit: source.per_million(),
        alt: format!("Pipeline with partners by quarter, in millions: {}", told.join("; ")),
        columns,
        side_heading: format!("Two quarters up to {} by kind of deal, {unit}M", source.quarter()),
        grid: kinds(source, &counted),
        so_what: so_what(source, &counted),
    };
    Ok((Content::Columns(Box::new(slide)), source.views.led(2).notes))
}

fn kinds(source: &Source<'_>, counted: &Led) -> Grid {
    let millions = |minor: i64| source.millions(minor);
    let shown = counted.by_kind.iter().flat_map(|(_, shares)| shares).chain(&counted.trend);
    let largest = shown.filter_map(LedShare::share).max().unwrap_or(1).max(1);
    let row = |name: String, shares: &[LedShare]| {
        let last = shares.iter().rev().take(2);
        let (involved, led) = last.fold((0, 0), |sum, one| (sum.0 + one.involved, sum.1 + one.led));
        let both = LedShare { involved, led, ..LedShare::default() };
        let trend = shares.iter().map(|one| one.share().map(|share| share * 1_000 / largest)).collect();
        vec![
            GridCell::strong(name),
            GridCell::plain(millions(involved)),
            GridCell::strong(millions(led)),
            GridCell::plain(millions(both.gap())),
            GridCell::strong(both.share().map(|share| percent_text(share, 10_000)).unwrap_or_default()),
            GridCell { trend, ..GridCell::default() },
        ]
    };
    let name = |kind: Option<DealKind>| kind.map_or_else(|| "Not known".to_owned(), |kind| capitalized(kind.name()));
    let mut rows: Vec<GridRow> =
        counted.by_kind.iter().map(|(kind, shares)| GridRow::plain(row(name(*kind), shares))).collect();
    rows.push(GridRow::total(row("All".to_owned(), &counted.trend)));
    Grid {
        columns: vec![
            GridColumn::left("Kind", 24),
            GridColumn::right("Involved", 16),
            GridColumn::right("Led", 11),
            GridColumn::right("Gap", 12),
            GridColumn::right("Led share", 12),
            GridColumn::left("Led share, 8 quarters", 25),
        ],
        rows,
        alt: "Involved and led pipeline of two quarters by kind of deal, with the led share over eight quarters"
            .to_owned(),
    }
}

/// What can be expected and what cannot, beside the target where there is one.
fn so_what(source: &Source<'_>, counted: &Led) -> String {
    let open = counted.open;
    let mut text = format!(
        "{} is led and open now and can be expected; {}, in which partners are only involved, cannot be forecast.",
        source.sum(open.led),
        source.sum(open.gap())
    );
    let gauge = source.views.led(2).share;
    if source.snapshot.setting.led_target.is_some() {
        text.push(' ');
        text.push_str(&gauge.note);
    }
    text
}
