//! Densities with their states, lift, warm introductions, co-presence, white space and target lists of random documents, each
//! against SQL over the document's own tables, which shares no code with the product.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod by_sql;
mod changes;
mod random;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use by_sql::BySql;
use changes::{Change, changes};
use jiff::civil::date;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use random::{Drawn, drawn};
use trellis_core::api::co_presence::{CoPresenceOrder, CoPresenceRequest};
use trellis_core::api::overlap::{OverlapCell, OverlapMeasure, OverlapRequest, OverlapView};
use trellis_core::api::target_list::TargetListRequest;
use trellis_core::api::{LatestViews, Views};
use trellis_core::store::tables::Partner;
use trellis_core::store::{Document, Operation};

type Kept = Mutex<Option<Arc<Views>>>;

fn views(document: &Document, kept: &Kept) -> Arc<Views> {
    Views::of(document, kept).unwrap()
}

fn measured(views: &Views, measure: OverlapMeasure) -> OverlapView {
    views.overlap(&OverlapRequest { measure, filters: Vec::new() })
}

fn rows(view: &OverlapView) -> impl Iterator<Item = &trellis_core::api::overlap::OverlapRow> {
    view.groups.iter().flat_map(|group| &group.rows)
}

/// State, n, N of a cell; without a value, no numbers.
fn counted(cell: &OverlapCell) -> (String, Option<i64>, Option<i64>) {
    let state = serde_json::to_value(cell.state).unwrap();
    (state.as_str().unwrap().to_owned(), cell.shared.map(i64::from), cell.base.map(i64::from))
}

fn assert_densities(views: &Views, sql: &BySql<'_>) {
    let (density, lift) = (measured(views, OverlapMeasure::Density), measured(views, OverlapMeasure::Lift));
    let warm = measured(views, OverlapMeasure::Warm);
    for ((row, lifted), warmed) in rows(&density).zip(rows(&lift)).zip(rows(&warm)) {
        let partner = i64::from(row.partner);
        let overall = sql.overall(partner);
        assert_eq!(counted(&row.overall), overall, "{} over all", row.name);
        let whole = overall.1.zip(overall.2);
        for (column, segment) in density.segments.iter().enumerate() {
            let id = (segment.id > 0).then_some(i64::from(segment.id));
            let expected = sql.cell(partner, id);
            assert_eq!(counted(&row.cells[column]), expected, "{} in {}", row.name, segment.name);
            let counts = expected.1.zip(expected.2).zip(whole);
            let times = counts.filter(|((_, base), (all, _))| *base > 0 && *all > 0);
            let times = times.map(|((one, of), (all, whole))| sql.rounded_ratio(one * whole, of * all));
            assert_eq!(lifted.cells[column].value, times, "lift of {} in {}", row.name, segment.name);
            if let Some(warm) = warmed.cells[column].value {
                assert_eq!(Some(warm), sql.warm(partner, id), "warm of {} in {}", row.name, segment.name);
            }
        }
    }
    for segment in &density.segments {
        let id = (segment.id > 0).then_some(i64::from(segment.id));
        assert_eq!((i64::from(segment.base), i64::from(segment.white_space)), sql.base_and_white_space(id));
    }
}

/// The pairs below the diagonal as the bytes have them: partner, partner, accounts both have, whole percent of the smaller.
fn pairs(views: &Views) -> Vec<(i64, i64, i64, i64)> {
    let request = CoPresenceRequest { order: CoPresenceOrder::Name, filters: Vec::new() };
    let view = views.co_presence(&request);
    let bytes = views.co_presence_cells(&request);
    let cells = bytes[8..].chunks(8).map(|cell| {
        let shared = u32::from_le_bytes(cell[..4].try_into().unwrap());
        (shared, u16::from_le_bytes(cell[4..6].try_into().unwrap()))
    });
    let below = (0..view.partners.len()).flat_map(|row| (0..row).map(move |column| (row, column)));
    let mut pairs: Vec<_> = below
        .zip(cells)
        .map(|((row, column), (shared, share))| {
            let ids = [row, column].map(|place| i64::from(view.partners[place].id));
            (ids[0].min(ids[1]), ids[0].max(ids[1]), i64::from(shared), i64::from(share))
        })
        .collect();
    pairs.sort_unstable();
    pairs
}

fn assert_targets(views: &Views, sql: &BySql<'_>, partners: i64) {
    for partner in 1..=partners {
        let request = TargetListRequest { partner: u32::try_from(partner).unwrap(), segment: None, offset: 0 };
        let list = views.target_list(request).unwrap();
        let found: Vec<i64> = list.rows.iter().map(|row| i64::from(row.account)).collect();
        assert_eq!(found, sql.targets(partner), "targets of {partner}");
    }
}

fn assert_all(document: &Document, kept: &Kept, partners: i64) {
    let views = views(document, kept);
    document
        .read(|connection| {
            let sql = BySql::over(connection);
            assert_densities(&views, &sql);
            assert_eq!(pairs(&views), sql.pairs());
            assert_targets(&views, &sql, partners);
            Ok(())
        })
        .unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn every_figure_is_what_sql_makes_of_the_same_document(drawn in drawn()) {
        let Drawn { document, partners } = drawn.stored();
        assert_all(&document, &Mutex::default(), partners);
    }

    #[test]
    fn counted_again_after_changes_every_figure_is_right(drawn in drawn(), changes in changes()) {
        let Drawn { document, partners } = drawn.stored();
        let kept = Mutex::default();
        assert_all(&document, &kept, partners);
        let mut done = 0;
        for change in changes {
            // The document itself was one change too, and stays.
            if matches!(change, Change::Undo) && done == 0 {
                continue;
            }
            done += change.carry_out(&document, partners);
            assert_all(&document, &kept, partners);
        }
    }
}

#[test]
fn what_takes_long_to_count_is_shown_as_it_was_until_it_is_there() {
    let drawing = || drawn().new_tree(&mut proptest::test_runner::TestRunner::deterministic()).unwrap().current();
    let document = Arc::new(drawing().stored().document);
    let latest = Arc::new(LatestViews::default());
    let before = latest.now(&document).unwrap().snapshot().revision;
    let operation = Operation::AddPartner { partner: "One more".to_owned() };
    let partner = Partner::named(99, "99".to_owned(), "One more".to_owned(), date(2026, 6, 30));
    document.transact(&operation, |writer| writer.put(&partner)).unwrap();
    let (sender, told) = std::sync::mpsc::channel();
    // A document in memory is read by one at a time: what counts waits until it was answered.
    let answer = document.read(|_| latest.soon(&document, Duration::ZERO, move || sender.send(()).unwrap_or_default()));
    let (views, is_updating) = answer.unwrap();
    assert_eq!((views.snapshot().revision, is_updating), (before, true));
    told.recv_timeout(Duration::from_secs(30)).expect("to be told");
    let (views, is_updating) = latest.soon(&document, Duration::from_secs(30), || ()).unwrap();
    assert_eq!((views.snapshot().revision, is_updating), (before + 1, false));
    latest.forget();
    assert!(!latest.soon(&document, Duration::ZERO, || ()).unwrap().1, "nothing is known of before");
}
