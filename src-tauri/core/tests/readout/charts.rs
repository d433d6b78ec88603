//! The charts of the PowerPoint file: native, with the numbers of the core, and with a workbook that has them too.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::path::Path;

use calamine::{Data, Reader as _, Xlsx};
use trellis_core::Job;
use trellis_core::api::readout::{DeckFormat, Readout, Redaction, SlideKind, export_deck};
use trellis_core::measures::{Led, Network, Period};

use super::deck_file::texts;
use super::{in_review, readout, reviewed, views};

fn exported(readout: &Readout, folder: &Path) -> std::path::PathBuf {
    let path = folder.join("Board.pptx");
    export_deck(readout, &path, DeckFormat::Pptx, &Job::unwatched()).unwrap();
    path
}

/// The columns of the only sheet of a chart's workbook, by their heading.
fn workbook(path: &Path, name: &str) -> BTreeMap<String, Vec<f64>> {
    let mut archive = zip::ZipArchive::new(std::fs::File::open(path).unwrap()).unwrap();
    let mut bytes = Vec::new();
    archive.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range("Chart").unwrap();
    let column = |place: usize| {
        let values = sheet.rows().skip(1).map(move |row| match &row[place] {
            Data::Float(value) => *value,
            other => panic!("{other:?} is no number"),
        });
        (sheet.rows().next().unwrap()[place].to_string(), values.collect())
    };
    (1..sheet.width()).map(column).collect()
}

/// The values a chart shows without its workbook, series by series.
fn cached(xml: &str) -> Vec<Vec<f64>> {
    let caches = xml.split("<c:numCache>").skip(1).map(|rest| rest.split("</c:numCache>").next().unwrap());
    let values = |cache: &str| -> Vec<f64> {
        cache.split("<c:v>").skip(1).map(|rest| rest.split('<').next().unwrap().parse().unwrap()).collect()
    };
    caches.map(values).collect()
}

#[expect(clippy::cast_precision_loss, reason = "cents of a program are far below 2^53")]
fn millions(minor: i64) -> f64 {
    minor as f64 / 100_000_000.0
}

#[test]
fn charts_hold_the_numbers_of_the_core_in_themselves_and_in_their_workbooks() {
    let folder = tempfile::tempdir().unwrap();
    let document = reviewed(folder.path(), &in_review());
    let (views, readout) = (views(&document), readout(&document));
    let path = exported(&readout, folder.path());
    let texts = texts(&path);
    let number = |kind| readout.slides().iter().position(|slide| slide.id.kind == kind).unwrap() + 1;
    let period = Period::up_to(views.snapshot().setting.review_quarter, 2);

    // Led and involved: six quarters of eight, the gap on top of what is led.
    assert!(texts[&format!("ppt/slides/slide{}.xml", number(SlideKind::Led))].contains("r:id=\"rId3\""));
    let led = Led::of(views.book(), period);
    let shown: Vec<_> = led.trend.iter().rev().take(6).rev().collect();
    let book = workbook(&path, "ppt/embeddings/trellisChart1.xlsx");
    assert_eq!(book["Led"], shown.iter().map(|one| millions(one.led)).collect::<Vec<_>>());
    assert_eq!(book["Involved, not led (the gap)"], shown.iter().map(|one| millions(one.gap())).collect::<Vec<_>>());
    assert_eq!(book["Ends at"], shown.iter().map(|one| millions(one.involved)).collect::<Vec<_>>());
    let series = cached(&texts["ppt/charts/trellisChart1.xml"]);
    let columns = ["Led", "Involved, not led (the gap)", "Ends at"];
    assert_eq!(series, columns.map(|name| book[name].clone()));

    // The bridge: what is counted again stands on what was counted before.
    let bridge = Network::of(views.book(), period).revenue;
    let book = workbook(&path, "ppt/embeddings/trellisChart2.xlsx");
    let second = bridge.once + bridge.second;
    assert_eq!(book["From"], [0, bridge.once, second, 0].map(millions));
    assert_eq!(book["Counted"], [bridge.once, 0, 0, bridge.by_partner()].map(millions));
    assert_eq!(book["Counted again"], [0, bridge.second, bridge.further, 0].map(millions));
    assert_eq!(cached(&texts["ppt/charts/trellisChart2.xml"]).len(), 4);
    document.close().unwrap();
}

#[test]
fn masked_amounts_are_in_no_chart() {
    let folder = tempfile::tempdir().unwrap();
    let document = reviewed(folder.path(), &in_review());
    let masked = views(&document).masked_readout(Redaction { partners: false, amounts: true }).unwrap();
    let texts = texts(&exported(&masked, folder.path()));
    assert!(!texts.keys().any(|name| name.contains("chart") || name.contains("embeddings")));
    document.close().unwrap();
}
