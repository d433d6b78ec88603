use crate::api::Views;
use crate::readout::book::{Cell, Column, Sheet};
use crate::text::moment_text;

/// The criteria word for word, version by version, with what was signed.
pub fn sheet(views: &Views) -> Sheet {
    let snapshot = views.snapshot();
    let view = views.criteria();
    let mut rows = Vec::new();
    if view.versions.is_empty() {
        rows.extend(view.previews.iter().enumerate().map(|(place, rule)| {
            let title = if place == 0 { view.title.clone() } else { String::new() };
            vec![Cell::text(title), Cell::count(place + 1), Cell::text(&rule.sentence), Cell::Blank]
        }));
    }
    for version in &view.versions {
        for (place, sentence) in version.sentences.iter().enumerate() {
            let title = if place == 0 { version.title.as_str() } else { "" };
            rows.push(vec![Cell::text(title), Cell::count(place + 1), Cell::text(sentence), Cell::Blank]);
        }
    }
    for signed in &snapshot.review.signatures {
        let broken = if signed.is_as_signed() { "" } else { "; it was changed since" };
        let words = format!("{}, {}, {}{broken}", signed.name, signed.role.name(), moment_text(signed.at));
        let of = format!("Signature of {} {}", signed.subject.name(), signed.of);
        rows.push(vec![Cell::text(of), Cell::Blank, Cell::text(words), Cell::text(&signed.hash)]);
    }
    Sheet {
        name: "Criteria",
        title: view.title,
        note: "A signature is of the words; its hash is SHA-256 over what was signed, the name, the role and the time."
            .to_owned(),
        columns: vec![
            Column::new("Version", 30),
            Column::new("Rule", 6),
            Column::new("Words", 90).wrapped(),
            Column::new("SHA-256", 66),
        ],
        above: Vec::new(),
        rows,
        frozen_columns: 0,
    }
}
