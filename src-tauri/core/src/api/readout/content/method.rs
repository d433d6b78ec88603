//! Method and sources: what was counted, how, and what has to be known to read it.

use super::Source;
use crate::api::measures::MeasuresRequest;
use crate::readout::{Content, Grid, GridCell, GridColumn, GridRow, TableSlide};
use crate::text::{count_of, day_text, listed, short_day_text};

pub(super) fn slide(source: &Source<'_>) -> (Content, Vec<String>) {
    let snapshot = source.snapshot;
    let setting = &snapshot.setting;
    let measures = source.views.measures(MeasuresRequest { quarters: 2, segment: None, partner_type: None });
    let mut rows = vec![
        row(
            "Quarters",
            format!(
                "The review is of {}, up to {}. \u{201c}Two quarters\u{201d} are that one and the one before.",
                source.quarter(),
                day_text(setting.review_quarter.last_day())
            ),
        ),
        row("Partners", partners(source)),
    ];
    if !snapshot.accounts.is_empty() {
        rows.push(row("Accounts", format!(
            "{} of ours; overlap from the lists of {}, stated counts of {}. Density: accounts the partner also has, of all of ours in the \
             segment; under {} it is grey and not ranked.",
            count_of(snapshot.accounts.len(), "account", "accounts"),
            count_of(source.overlap.lists as usize, "partner", "partners"),
            count_of(source.overlap.counted as usize, "partner", "partners"),
            setting.small_base
        )));
    }
    if !snapshot.deals.is_empty() {
        rows.push(row("Deals", format!(
            "{}. Pipeline is what was created in a quarter, whatever became of it; revenue is what was won, by the day it was won. A headline \
             counts each deal once.",
            count_of(snapshot.deals.len(), "deal", "deals")
        )));
    }
    rows.extend(measures.notes.iter().map(|note| row("Deals, to be read with", note.clone())));
    rows.push(row("FTE and MDF", format!(
        "Full-time equivalents of partner managers and market development funds as recorded for {}; planned for {}, to the hundredth and to \
         the cent.",
        source.quarter(),
        source.next_quarter()
    )));
    if !source.map.conversion.is_empty() {
        rows.push(row("Currencies", format!("In {}. {}.", setting.currency.code(), source.map.conversion)));
    }
    rows.push(row("Criteria", format!("{}.", source.views.criteria().title)));
    let parts: Vec<String> = [
        (snapshot.current_partners().count(), "partner", "partners"),
        (snapshot.accounts.len(), "account", "accounts"),
        (snapshot.deals.len(), "deal", "deals"),
    ]
    .into_iter()
    .filter(|(count, ..)| *count > 0)
    .map(|(count, one, many)| count_of(count, one, many))
    .collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let slide = TableSlide {
        title: format!("What was counted: {}", listed(&parts, "and")),
        continued: "Method and sources".to_owned(),
        note: "Every number of these slides is computed from the document; nothing is estimated unless it says so."
            .to_owned(),
        grid: Grid {
            columns: vec![GridColumn::left("What", 18), GridColumn::left("How it is counted", 82)],
            rows,
            alt: "What was counted, and how".to_owned(),
        },
        blocks: Vec::new(),
    };
    (Content::Table(Box::new(slide)), Vec::new())
}

fn row(what: &str, how: String) -> GridRow {
    GridRow::plain(vec![GridCell::strong(what), GridCell::plain(how)])
}

fn partners(source: &Source<'_>) -> String {
    let of = || source.snapshot.current_partners().map(|partner| partner.as_of);
    let dates = match (of().min(), of().max()) {
        (Some(first), Some(last)) if first == last => format!("as of {}", day_text(last)),
        (Some(first), Some(last)) => format!("as of {} to {}", short_day_text(first), short_day_text(last)),
        _ => String::new(),
    };
    let sunset = source.map.sunset_count;
    let sunset = if sunset == 0 {
        String::new()
    } else {
        format!("; {sunset} more are sunset; what they produced still counts")
    };
    format!("{}, {dates}{sunset}.", count_of(source.snapshot.current_partners().count(), "partner", "partners"))
}
