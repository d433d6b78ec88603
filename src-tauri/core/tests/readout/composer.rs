use trellis_core::api::edit::{CellEdit, EditKind, EditRequest, FieldKey, edit_partners};
use trellis_core::api::readout::{DeckEdit, Readout, SlideId, SlideKind, SlideView, compose_deck};
use trellis_core::store::Document;

use super::{in_review, readout, reviewed, views};
use crate::story::example;

fn compose(document: &Document, edit: &DeckEdit) -> Result<(), String> {
    compose_deck(document, &views(document), edit).map(|_| ()).map_err(|error| error.to_string())
}

fn kinds(document: &Document, is_front: bool) -> Vec<SlideKind> {
    let slides = readout(document).view().slides;
    slides.iter().filter(|slide| slide.is_front == is_front && slide.is_first).map(|slide| slide.id.kind).collect()
}

fn first(document: &Document, kind: SlideKind) -> SlideView {
    readout(document).view().slides.into_iter().find(|slide| slide.id.kind == kind).unwrap()
}

#[test]
fn slides_are_moved_left_out_and_taken_in_again() {
    let folder = tempfile::tempdir().unwrap();
    let document = reviewed(folder.path(), &in_review());
    let composed = kinds(&document, true);
    assert_eq!(composed[..3], [SlideKind::Decisions, SlideKind::TierOneMap, SlideKind::OverlapDensity]);
    assert!(readout(&document).view().is_as_composed);

    // Past the slide that is left out for want of data: places are those that are seen.
    compose(&document, &DeckEdit::Move { slide: SlideKind::TierOneMap.into(), is_up: true }).unwrap();
    assert_eq!(kinds(&document, true)[..2], [SlideKind::TierOneMap, SlideKind::Decisions]);
    assert!(!readout(&document).view().is_as_composed);
    let numbers: Vec<u32> = readout(&document).view().slides.iter().map(|slide| slide.index).collect();
    assert_eq!(numbers, (0..u32::try_from(numbers.len()).unwrap()).collect::<Vec<_>>());
    let end = compose(&document, &DeckEdit::Move { slide: SlideKind::TierOneMap.into(), is_up: true }).unwrap_err();
    assert_eq!(end, "Tier 1 map stands at the end of its part already");
    compose(&document, &DeckEdit::Move { slide: SlideKind::TierOneMap.into(), is_up: false }).unwrap();
    assert_eq!(kinds(&document, true), composed);
    assert!(readout(&document).view().is_as_composed, "back where it was there is nothing to remember");

    compose(&document, &DeckEdit::Include { slide: SlideKind::Sunsets.into(), is_included: false }).unwrap();
    assert!(!kinds(&document, true).contains(&SlideKind::Sunsets));
    let left_out = readout(&document).view().left_out;
    let sunsets = left_out.iter().find(|one| one.kind == SlideKind::Sunsets).unwrap();
    assert!(sunsets.is_by_hand && sunsets.why == "Left out by hand.");
    assert_eq!(document.history().unwrap()[0].title, "Left out the slide Sunsets");
    document.undo().unwrap();
    assert!(kinds(&document, true).contains(&SlideKind::Sunsets));
    document.redo().unwrap();
    compose(&document, &DeckEdit::Include { slide: SlideKind::Sunsets.into(), is_included: true }).unwrap();
    assert!(readout(&document).view().is_as_composed);

    compose(&document, &DeckEdit::Part { slide: SlideKind::Sunsets.into(), is_front: false }).unwrap();
    assert!(kinds(&document, false).contains(&SlideKind::Sunsets));
    compose(&document, &DeckEdit::Reset).unwrap();
    assert_eq!(kinds(&document, true), composed);
    document.close().unwrap();
}

#[test]
fn a_table_is_cut_into_pages_of_as_many_rows_as_are_wanted() {
    let folder = tempfile::tempdir().unwrap();
    let document = example(folder.path(), &in_review());
    // The names of partners on the pages of a slide, page by page.
    let pages = |kind| -> Vec<Vec<String>> {
        let names: Vec<String> = views(&document).snapshot().partners.iter().map(|one| one.name.clone()).collect();
        let readout = readout(&document);
        let own = readout.slides().iter().filter(|slide| slide.id.kind == kind);
        let on = |slide: &trellis_core::readout::Slide| {
            let words: Vec<String> = slide.scene.texts().iter().map(|text| text.words()).collect();
            names.iter().filter(|name| words.contains(name)).cloned().collect()
        };
        own.map(on).collect()
    };
    for (kind, rows, count) in
        [(SlideKind::OverlapDensity, 30, 3), (SlideKind::OverlapDensity, 12, 8), (SlideKind::Scorecard, 12, 9)]
    {
        let mut before: Vec<String> = pages(kind).concat();
        compose(&document, &DeckEdit::Rows { slide: kind.into(), rows }).unwrap();
        let after = pages(kind);
        assert_eq!(after.len(), count, "{kind:?}");
        assert!(after.iter().all(|page| page.len() <= rows as usize));
        let mut after = after.concat();
        before.sort();
        after.sort();
        assert_eq!(before, after, "every partner once, as before");
        assert_eq!(first(&document, kind).rows, Some(rows));
    }
    assert_eq!(document.history().unwrap()[0].title, "Put 12 rows on a page of the slide Scorecard");
    document.undo().unwrap();
    assert_eq!(first(&document, SlideKind::Scorecard).rows, Some(24));
    let refused = |kind: SlideKind, rows| compose(&document, &DeckEdit::Rows { slide: kind.into(), rows }).unwrap_err();
    assert_eq!(refused(SlideKind::OverlapDensity, 31), "a page has 12, 16, 20, 24, 30 rows; choose one of them");
    assert_eq!(refused(SlideKind::TierOneMap, 12), "Tier 1 map is not cut into pages");
    compose(&document, &DeckEdit::Rows { slide: SlideKind::OverlapDensity.into(), rows: 24 }).unwrap();
    assert!(readout(&document).view().is_as_composed);
    document.close().unwrap();
}

#[test]
fn a_title_of_ones_own_says_when_its_numbers_changed() {
    let folder = tempfile::tempdir().unwrap();
    let document = example(folder.path(), &in_review());
    let kind = SlideKind::WholeMap;
    let composed = first(&document, kind).title;
    let title = |text: &str| DeckEdit::Title { slide: kind.into(), title: text.to_owned() };
    compose(&document, &title("Twelve partners  carry the program")).unwrap();
    let edited = first(&document, kind);
    assert_eq!((edited.title.as_str(), &edited.composed), ("Twelve partners carry the program", &composed));
    assert!(!edited.is_title_stale);
    assert!(compose(&document, &title(&"x".repeat(301))).unwrap_err().contains("300 characters at most"));

    // A partner leaves the first tier, and the sentence would be another.
    let id = views(&document).map().tiers[0].cells[0].partners[0].id;
    let edits = vec![CellEdit { partner: id, field: FieldKey::Tier, text: "2".to_owned() }];
    edit_partners(&document, &EditRequest { edits, kind: EditKind::Typed, may_add: false }).unwrap();
    let stale = first(&document, kind);
    assert!(stale.is_title_stale && stale.title == "Twelve partners carry the program" && stale.composed != composed);
    assert!(!stale.checks[0].passes && stale.checks[0].sentence.contains(&stale.composed));
    compose(&document, &title("")).unwrap();
    let again = first(&document, kind);
    assert_eq!((again.title == stale.composed, again.composed.as_str()), (true, ""));
    assert!(readout(&document).view().is_as_composed);
    document.close().unwrap();
}

#[test]
fn a_slide_is_told_twice_each_time_in_its_own_way() {
    let folder = tempfile::tempdir().unwrap();
    let document = example(folder.path(), &in_review());
    let slide = SlideId::from(SlideKind::Scorecard);
    let copy = SlideId { copy: 1, ..slide };
    let pages = |id: SlideId| readout(&document).view().slides.iter().filter(|one| one.id == id).count();
    let order = || -> Vec<SlideId> {
        readout(&document).view().slides.into_iter().filter(|one| one.is_first).map(|one| one.id).collect()
    };
    let composed = order();
    compose(&document, &DeckEdit::Duplicate { slide }).unwrap();
    let at = order().iter().position(|one| *one == slide).unwrap();
    assert_eq!(order()[at + 1], copy, "behind what it is a copy of");
    assert!(!readout(&document).view().is_as_composed);
    assert_eq!(document.history().unwrap()[0].title, "Duplicated the slide Scorecard");

    // Each is titled, cut, placed and left out by itself.
    compose(&document, &DeckEdit::Rows { slide: copy, rows: 12 }).unwrap();
    assert_eq!((pages(slide), pages(copy)), (5, 9));
    compose(&document, &DeckEdit::Title { slide: copy, title: "By the dozen".to_owned() }).unwrap();
    let first = |id: SlideId| readout(&document).view().slides.into_iter().find(|one| one.id == id).unwrap();
    assert_eq!(
        (first(copy).title.as_str(), first(copy).label.as_str()),
        ("By the dozen", "Scorecard (copy), page 1 of 9")
    );
    assert_ne!(first(slide).title, "By the dozen");
    compose(&document, &DeckEdit::Part { slide: copy, is_front: true }).unwrap();
    assert!(first(copy).is_front && !first(slide).is_front);
    compose(&document, &DeckEdit::Include { slide, is_included: false }).unwrap();
    assert_eq!((pages(slide), pages(copy)), (0, 9));
    compose(&document, &DeckEdit::Include { slide, is_included: true }).unwrap();

    // A copy of a copy is as that one stands.
    compose(&document, &DeckEdit::Duplicate { slide: copy }).unwrap();
    let second = SlideId { copy: 2, ..slide };
    assert_eq!((first(second).title.as_str(), pages(second)), ("By the dozen", 9));
    compose(&document, &DeckEdit::Include { slide: copy, is_included: false }).unwrap();
    assert_eq!(document.history().unwrap()[0].title, "Removed the slide Scorecard (copy)");
    assert_eq!((pages(copy), pages(second)), (0, 9));
    document.undo().unwrap();
    assert_eq!((pages(copy), pages(second)), (9, 9));
    let gone = compose(&document, &DeckEdit::Duplicate { slide: SlideId { copy: 7, ..slide } }).unwrap_err();
    assert_eq!(gone, "this slide is not in the read-out any more; choose another");
    for _ in 2..9 {
        compose(&document, &DeckEdit::Duplicate { slide }).unwrap();
    }
    let refused = compose(&document, &DeckEdit::Duplicate { slide }).unwrap_err();
    assert_eq!(refused, "a slide has 9 copies at most; remove one first");
    compose(&document, &DeckEdit::Include { slide: SlideId { copy: 3, ..slide }, is_included: false }).unwrap();
    compose(&document, &DeckEdit::Duplicate { slide }).unwrap();

    // Named, it is there also where only a copy of it is told.
    compose(&document, &DeckEdit::Include { slide, is_included: false }).unwrap();
    let named = Readout::some_of(&views(&document), &[SlideKind::Scorecard]).unwrap();
    assert!(named.slides().iter().all(|one| one.id.kind == SlideKind::Scorecard && one.id.copy > 0));
    compose(&document, &DeckEdit::Reset).unwrap();
    assert_eq!(order(), composed);
    assert!(readout(&document).view().is_as_composed);

    // A copy that is moved, and goes: the rest is where it was.
    compose(&document, &DeckEdit::Duplicate { slide }).unwrap();
    compose(&document, &DeckEdit::Move { slide: copy, is_up: true }).unwrap();
    assert_eq!(order()[at..=at + 1], [copy, slide]);
    compose(&document, &DeckEdit::Include { slide: copy, is_included: false }).unwrap();
    assert!(readout(&document).view().is_as_composed);
    document.close().unwrap();
}
