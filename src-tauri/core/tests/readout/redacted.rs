use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use trellis_core::Job;
use trellis_core::api::Views;
use trellis_core::api::document::set_review_quarter;
use trellis_core::api::edit::{CellEdit, EditKind, EditRequest, FieldKey, edit_partners, remove_partners};
use trellis_core::api::readout::{DeckEdit, DeckFormat, Readout, Redaction, SlideKind, compose_deck, export_deck};
use trellis_core::api::review::apply_plan;
use trellis_core::readout::Slide;
use trellis_core::store::Document;

use super::deck_file::texts;
use super::{in_review, reviewed, views};

const NAMES: Redaction = Redaction { partners: true, amounts: false };
const AMOUNTS: Redaction = Redaction { partners: false, amounts: true };

/// Everything that leaves with the file: each part of the presentation, and every picture as it is drawn.
fn given_away(readout: &Readout, folder: &Path) -> String {
    let path = folder.join("Masked.pptx");
    export_deck(readout, &path, DeckFormat::Pptx, &Job::unwatched()).unwrap();
    let mut all: String = texts(&path).into_values().collect();
    for slide in readout.slides() {
        write!(all, "{slide:?}").unwrap();
        all.push_str(&trellis_core::readout::svg(&slide.scene).unwrap());
    }
    all.replace("&amp;", "&")
}

/// The name each partner has on the masked slides, by the one it has.
fn masks(views: &Views, masked: &Views) -> BTreeMap<String, String> {
    let pair = |(plain, masked): (&trellis_core::store::tables::Partner, &trellis_core::store::tables::Partner)| {
        assert_eq!(plain.id, masked.id);
        (plain.name.clone(), masked.name.clone())
    };
    views.snapshot().partners.iter().zip(&masked.snapshot().partners).map(pair).collect()
}

fn titles(slides: &[Slide]) -> Vec<String> {
    slides.iter().map(|slide| slide.scene.title.sentence.clone()).collect()
}

fn story() -> (tempfile::TempDir, Document) {
    let folder = tempfile::tempdir().unwrap();
    let clock = in_review();
    let document = reviewed(folder.path(), &clock);
    // Motions are named after partners, in the plan and in the frozen quarter; titles in letters of another size.
    let edit = |name: &str| {
        let partner = views(&document).snapshot().partners.iter().find(|one| one.name == name).unwrap().id;
        let (partner, text) = (u32::try_from(partner).unwrap(), "Corvane joint plan".to_owned());
        let edits = vec![CellEdit { partner, field: FieldKey::Motion, text }];
        edit_partners(&document, &EditRequest { edits, kind: EditKind::Typed, may_add: true }).unwrap();
    };
    edit("Halden & Rowe");
    let title = "CORVANE and Plinthworks\u{a0}rise, and USD 24.0M stand".to_owned();
    compose_deck(&document, &views(&document), &DeckEdit::Title { slide: SlideKind::TierOneMap.into(), title })
        .unwrap();
    (folder, document)
}

#[test]
fn no_name_of_a_partner_leaves_and_the_same_one_stands_everywhere() {
    let (folder, document) = story();
    let plain = views(&document);
    let masked = plain.redacted(NAMES);
    let masks = masks(&plain, &masked);
    assert_eq!(masks.values().collect::<std::collections::BTreeSet<_>>().len(), 90);
    let all = given_away(&masked.readout().unwrap(), folder.path());
    let all = all.to_lowercase();
    assert!(given_away(&plain.readout().unwrap(), folder.path()).contains("Corvane joint plan"));
    let left: Vec<&String> = masks.keys().filter(|name| all.contains(&name.to_lowercase())).collect();
    assert_eq!(left, [""; 0]);
    // Nothing but the names is other: what was signed is signed.
    let mut expected = titles(plain.readout().unwrap().slides());
    for title in &mut expected {
        for (name, mask) in &masks {
            *title = title.replace(name, mask).replace(&name.to_uppercase(), mask);
        }
    }
    assert_eq!(titles(masked.readout().unwrap().slides()), expected);
    assert!(all.contains("partner names masked"));
    let stale = |readout: &Readout| readout.slides().iter().filter(|slide| slide.is_title_stale).count();
    assert_eq!(stale(&masked.readout().unwrap()), 0);
    document.close().unwrap();
}

#[test]
fn no_amount_leaves_and_shares_and_counts_stay() {
    let (folder, document) = story();
    let plain = views(&document);
    let masked = plain.redacted(AMOUNTS);
    let readout = masked.readout().unwrap();
    let all = given_away(&readout, folder.path());
    let digit_after = |sign: &str| {
        all.match_indices(sign).any(|(at, _)| all[at + sign.len()..].starts_with(|one: char| one.is_ascii_digit()))
    };
    assert!(!digit_after("$"));
    for amount in ["220,000", "24.0M", "2,400,000", "48.0"] {
        let plain = given_away(&plain.readout().unwrap(), folder.path());
        assert!(plain.contains(amount) && !all.contains(amount), "{amount}");
    }
    assert!(all.contains("amounts masked"));
    let words = |kind| {
        let slide = readout.slides().iter().find(|slide| slide.id.kind == kind).unwrap();
        slide.scene.texts().iter().map(|text| text.words()).collect::<Vec<_>>().join("\n")
    };
    assert!(words(SlideKind::Decisions).contains("$•••"));
    // Columns that say millions once, above.
    for kind in [SlideKind::Headline, SlideKind::Led] {
        assert!(words(kind).contains("•••"), "{}", words(kind));
    }
    document.close().unwrap();
}

#[test]
fn who_is_gone_since_the_frozen_quarter_is_not_named_either() {
    let folder = tempfile::tempdir().unwrap();
    let clock = in_review();
    let document = reviewed(folder.path(), &clock);
    apply_plan(&document).unwrap();
    clock.turn_to("2026-10-05T09:00:00Z");
    set_review_quarter(&document, "2026-07-01").unwrap();
    // Who stands in the signed plan cannot be removed.
    let partners = views(&document).snapshot().partners.clone();
    let is_removed = |id: i64| remove_partners(&document, &[u32::try_from(id).unwrap()]).is_ok();
    let gone = partners.iter().find(|partner| is_removed(partner.id)).unwrap().name.as_str();
    let plain = views(&document);
    let moved = |readout: &Readout| readout.slides().iter().any(|slide| slide.id.kind == SlideKind::Moved);
    assert!(moved(&plain.readout().unwrap()));
    assert!(given_away(&plain.readout().unwrap(), folder.path()).contains(gone));
    let all = given_away(&plain.redacted(NAMES).readout().unwrap(), folder.path());
    assert!(all.contains("A former partner") && !all.contains(gone));
    document.close().unwrap();
}
