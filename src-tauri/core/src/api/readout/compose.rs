use serde::Deserialize;

use super::Readout;
use super::chosen::in_order;
use crate::api::Views;
use crate::api::document::Changed;
use crate::model::SlideId;
use crate::readout::ROWS_AS_COMPOSED;
use crate::store::tables::DeckSlide;
use crate::store::{Document, Operation, Snapshot};
use crate::text::spaced;
use crate::{Error, Result};

/// The longest title, in characters: two lines hold about half of it.
const MOST_LETTERS: usize = 300;
/// A slide is there twice to be told twice; nobody tells it ten times.
const MOST_COPIES: u32 = 9;

/// What the user changes of how the read-out is composed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum DeckEdit {
    /// A copy that is left out is gone.
    Include { slide: SlideId, is_included: bool },
    /// The same slide once more behind it, to be titled, cut and placed by itself.
    Duplicate { slide: SlideId },
    /// One place up or down among the slides of its part.
    Move { slide: SlideId, is_up: bool },
    /// To the front, or to the appendix.
    Part { slide: SlideId, is_front: bool },
    /// Another title for its first page; an empty one is the composed again.
    Title { slide: SlideId, title: String },
    /// So many rows on each page of its table.
    Rows { slide: SlideId, rows: u32 },
    /// Everything as it is composed.
    Reset,
}

/// What an edit comes to: in words, the slides as they are to stand, and the copies that go.
struct Edited {
    what: String,
    rows: Vec<DeckSlide>,
    gone: Vec<SlideId>,
}

impl Edited {
    fn row(what: String, row: DeckSlide) -> Self {
        Self { what, rows: vec![row], gone: Vec::new() }
    }
}

/// Changes how the read-out is composed. It can be undone.
///
/// # Errors
/// When a slide is not in the read-out any more, cannot move further, has too many copies, its title is too long, or it cannot have so
/// many rows a page.
pub fn compose_deck(document: &Document, views: &Views, edit: &DeckEdit) -> Result<Changed> {
    let snapshot = views.snapshot();
    let readout = views.readout()?;
    let Edited { what, rows, gone } = match edit {
        DeckEdit::Reset => reset(snapshot),
        DeckEdit::Include { slide, is_included: false } if slide.copy > 0 => removed(snapshot, *slide),
        DeckEdit::Include { slide, is_included } => {
            let verb = if *is_included { "Took in" } else { "Left out" };
            let row = DeckSlide { is_included: *is_included, ..own(snapshot, *slide) };
            Edited::row(format!("{verb} the slide {}", slide.name()), row)
        }
        DeckEdit::Duplicate { slide } => duplicated(snapshot, &readout, *slide)?,
        DeckEdit::Part { slide, is_front } => {
            let to = if *is_front { "front" } else { "appendix" };
            let is_front = Some(*is_front).filter(|front| *front != slide.kind.is_front());
            let row = DeckSlide { is_front, ..own(snapshot, *slide) };
            Edited::row(format!("Moved the slide {} to the {to}", slide.name()), row)
        }
        DeckEdit::Move { slide, is_up } => {
            let way = if *is_up { "up" } else { "down" };
            let rows = moved(snapshot, &readout, *slide, *is_up)?;
            Edited { what: format!("Moved the slide {} {way}", slide.name()), rows, gone: Vec::new() }
        }
        DeckEdit::Rows { slide, rows } => cut_anew(snapshot, &readout, *slide, *rows)?,
        DeckEdit::Title { slide, title } => titled(snapshot, &readout, *slide, title)?,
    };
    // A copy that is not there yet is one as it is composed, and new all the same.
    let is_new = |row: &DeckSlide| row.slide.copy > 0 && standing(snapshot, row.slide).is_none();
    let changed: Vec<&DeckSlide> = rows.iter().filter(|row| is_new(row) || **row != own(snapshot, row.slide)).collect();
    if changed.is_empty() && gone.is_empty() {
        return document.unchanged();
    }
    let ((), changed) = document.transact(&Operation::ComposeDeck { what }, |writer| {
        for row in changed {
            if row.slide.copy == 0 && *row == DeckSlide::composed(row.slide) {
                writer.remove(&own(snapshot, row.slide))?;
            } else {
                writer.put(row)?;
            }
        }
        gone.into_iter().try_for_each(|slide| writer.remove(&own(snapshot, slide)))
    })?;
    Ok(changed)
}

fn standing(snapshot: &Snapshot, slide: SlideId) -> Option<&DeckSlide> {
    snapshot.deck.iter().find(|row| row.slide == slide)
}

fn own(snapshot: &Snapshot, slide: SlideId) -> DeckSlide {
    standing(snapshot, slide).cloned().unwrap_or_else(|| DeckSlide::composed(slide))
}

fn gone() -> Error {
    Error::new("this slide is not in the read-out any more; choose another")
}

fn reset(snapshot: &Snapshot) -> Edited {
    let (copies, own): (Vec<SlideId>, Vec<SlideId>) =
        snapshot.deck.iter().map(|row| row.slide).partition(|slide| slide.copy > 0);
    let rows = own.into_iter().map(DeckSlide::composed).collect();
    Edited { what: "Composed the read-out anew".to_owned(), rows, gone: copies }
}

/// The slide once more behind itself, as it stands.
fn duplicated(snapshot: &Snapshot, readout: &Readout, slide: SlideId) -> Result<Edited> {
    if !readout.slides().iter().any(|one| one.id == slide) {
        return Err(gone());
    }
    let is_free = |copy: &SlideId| standing(snapshot, *copy).is_none();
    let copy = (1..=MOST_COPIES).map(|copy| SlideId { copy, ..slide }).find(is_free);
    let copy = copy.ok_or_else(|| Error::new(format!("a slide has {MOST_COPIES} copies at most; remove one first")))?;
    let mut order = in_order(snapshot);
    let at = order.iter().position(|one| *one == slide).ok_or_else(gone)?;
    order.insert(at + 1, copy);
    let mut rows = placed(snapshot, &order);
    for row in rows.iter_mut().filter(|row| row.slide == copy) {
        *row = DeckSlide { slide: copy, position: row.position, ..own(snapshot, slide) };
    }
    Ok(Edited { what: format!("Duplicated the slide {}", slide.name()), rows, gone: Vec::new() })
}

/// The read-out without a copy.
fn removed(snapshot: &Snapshot, copy: SlideId) -> Edited {
    let mut order = in_order(snapshot);
    order.retain(|one| *one != copy);
    let gone = standing(snapshot, copy).map(|row| row.slide).into_iter().collect();
    Edited { what: format!("Removed the slide {}", copy.name()), rows: placed(snapshot, &order), gone }
}

/// The slide on other pages.
fn cut_anew(snapshot: &Snapshot, readout: &Readout, id: SlideId, rows: u32) -> Result<Edited> {
    let slide = readout.slides().iter().find(|slide| slide.id == id).ok_or_else(gone)?;
    let cut = slide.rows.ok_or_else(|| Error::new(format!("{} is not cut into pages", id.name())))?;
    if !cut.choices.contains(&(rows as usize)) {
        let choices: Vec<String> = cut.choices.iter().map(ToString::to_string).collect();
        return Err(Error::new(format!("a page has {} rows; choose one of them", choices.join(", "))));
    }
    let what = format!("Put {rows} rows on a page of the slide {}", id.name());
    // As composed there is nothing to remember.
    let rows = Some(rows).filter(|rows| *rows as usize != ROWS_AS_COMPOSED);
    Ok(Edited::row(what, DeckSlide { rows, ..own(snapshot, id) }))
}

/// The slide under another title.
fn titled(snapshot: &Snapshot, readout: &Readout, id: SlideId, title: &str) -> Result<Edited> {
    let title = spaced(title);
    if title.chars().count() > MOST_LETTERS {
        return Err(Error::new(format!("a title has {MOST_LETTERS} characters at most; make it shorter")));
    }
    let slide = readout.slides().iter().find(|slide| slide.id == id && slide.is_first).ok_or_else(gone)?;
    let standing = own(snapshot, id);
    if title.is_empty() || title == slide.composed {
        let row = DeckSlide { title: String::new(), instead_of: String::new(), ..standing };
        return Ok(Edited::row(format!("Titled the slide {} as it is composed", id.name()), row));
    }
    let what = format!("Titled the slide {} \u{201c}{title}\u{201d}", id.name());
    Ok(Edited::row(what, DeckSlide { title, instead_of: slide.composed.clone(), ..standing }))
}

/// All slides in their new places: the slide changes places with its neighbour among the slides of its part.
fn moved(snapshot: &Snapshot, readout: &Readout, id: SlideId, is_up: bool) -> Result<Vec<DeckSlide>> {
    let first = readout.slides().iter().filter(|slide| slide.is_first);
    let shown: Vec<(SlideId, bool)> = first.map(|slide| (slide.id, slide.is_front)).collect();
    let (_, is_front) = *shown.iter().find(|(one, _)| *one == id).ok_or_else(gone)?;
    let part: Vec<SlideId> = shown.iter().filter(|(_, front)| *front == is_front).map(|(one, _)| *one).collect();
    let at = part.iter().position(|one| *one == id).ok_or_else(gone)?;
    let other = if is_up { at.checked_sub(1) } else { Some(at + 1) };
    let other = other.and_then(|other| part.get(other)).copied();
    let other = other.ok_or_else(|| Error::new(format!("{} stands at the end of its part already", id.name())))?;
    let mut order = in_order(snapshot);
    let place_of = |slide| order.iter().position(|one| *one == slide);
    let (Some(one), Some(two)) = (place_of(id), place_of(other)) else { return Err(gone()) };
    order.swap(one, two);
    Ok(placed(snapshot, &order))
}

/// The slides with their places in this order; without, where they stand as they are composed: then there is nothing to remember.
fn placed(snapshot: &Snapshot, order: &[SlideId]) -> Vec<DeckSlide> {
    let is_as_composed = order.is_sorted();
    let row = |(position, slide): (i64, &SlideId)| DeckSlide {
        position: (!is_as_composed).then_some(position),
        ..own(snapshot, *slide)
    };
    (0..).zip(order).map(row).collect()
}
