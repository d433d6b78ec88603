//! What is kept of slides from one revision to the next is what would be composed anew.

use std::sync::Mutex;

use trellis_core::api::Views;
use trellis_core::api::edit::{CellEdit, EditKind, EditRequest, FieldKey, edit_partners};
use trellis_core::api::readout::{DeckEdit, LookEdit, Redaction, SlideId, SlideKind, compose_deck, edit_look};
use trellis_core::api::settings::{SettingChange, change_setting};
use trellis_core::model::SlideFont;
use trellis_core::store::Document;

use super::{in_review, reviewed, views};

/// A change, whether slides are kept over it, and what it is.
type Step<'a> = (&'a str, bool, Box<dyn Fn(&Document) + 'a>);

fn composing(edit: DeckEdit) -> Box<dyn Fn(&Document)> {
    Box::new(move |document| drop(compose_deck(document, &views(document), &edit).unwrap()))
}

fn looking(edit: LookEdit) -> Box<dyn Fn(&Document)> {
    Box::new(move |document| drop(edit_look(document, views(document).snapshot(), &edit).unwrap()))
}

fn editing(field: FieldKey, text: &'static str) -> Box<dyn Fn(&Document)> {
    Box::new(move |document| {
        let partner = views(document).map().tiers[0].cells[0].partners[0].id;
        let edits = vec![CellEdit { partner, field: field.clone(), text: text.to_owned() }];
        edit_partners(document, &EditRequest { edits, kind: EditKind::Typed, may_add: false }).unwrap();
    })
}

#[test]
fn slides_kept_over_a_change_are_those_composed_anew() {
    let folder = tempfile::tempdir().unwrap();
    let clock = in_review();
    let document = reviewed(folder.path(), &clock);
    let scorecard = SlideId::from(SlideKind::Scorecard);
    let copy = SlideId { copy: 1, ..scorecard };
    let map = SlideId::from(SlideKind::TierOneMap);
    let title = |slide, title: &str| composing(DeckEdit::Title { slide, title: title.to_owned() });
    let colour = |colour: &str| looking(LookEdit::Colour { colour: colour.to_owned() });
    let undo = || -> Box<dyn Fn(&Document)> { Box::new(|document| drop(document.undo().unwrap())) };
    let confidentiality = SettingChange::Confidentiality { text: "Board alone".to_owned() };
    let steps: Vec<Step> = vec![
        ("a colour", true, colour("#1f5fb4")),
        ("a title", true, title(map, "Twelve partners carry it")),
        ("a title that is too long", true, title(map, &"Twelve partners carry it ".repeat(11))),
        ("undo", true, undo()),
        ("fewer rows a page", true, composing(DeckEdit::Rows { slide: scorecard, rows: 12 })),
        ("a copy", true, composing(DeckEdit::Duplicate { slide: scorecard })),
        ("rows of the copy", true, composing(DeckEdit::Rows { slide: copy, rows: 20 })),
        ("a move", true, composing(DeckEdit::Move { slide: map, is_up: true })),
        ("the other part", true, composing(DeckEdit::Part { slide: map, is_front: false })),
        ("a font", true, looking(LookEdit::Font { font: SlideFont::Times })),
        ("a tier", false, editing(FieldKey::Tier, "2")),
        ("a colour after it", true, colour("#8a3f9e")),
        ("a name", false, editing(FieldKey::Name, "Renamed")),
        ("undo of a name", false, undo()),
        ("the tag", false, Box::new(|document| drop(change_setting(document, &confidentiality).unwrap()))),
        ("all as composed", true, composing(DeckEdit::Reset)),
        ("the next day", false, Box::new(|_| clock.turn_to("2026-07-07T09:12:00Z"))),
    ];
    let kept = Mutex::default();
    let masked = Redaction { partners: true, amounts: true };
    for (what, is_kept, change) in steps {
        let before = Views::of(&document, &kept).unwrap();
        before.readout().unwrap();
        change(&document);
        let after = Views::of(&document, &kept).unwrap();
        let anew = views(&document);
        assert_eq!(before.snapshot().differs_in_deck_alone(after.snapshot()), is_kept, "{what}");
        assert_eq!(after.readout().unwrap().slides(), anew.readout().unwrap().slides(), "{what}");
        let masked = |views: &Views| views.masked_readout(masked).unwrap();
        assert_eq!(masked(&after).slides(), masked(&anew).slides(), "{what}, masked");
    }
    document.close().unwrap();
}
