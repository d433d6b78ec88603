use serde::Deserialize;

use super::Readout;
use super::content::place;
use crate::api::Views;
use crate::api::document::Changed;
use crate::model::SlideKind;
use crate::readout::ROWS_AS_COMPOSED;
use crate::store::tables::DeckSlide;
use crate::store::{Document, Operation, Snapshot};
use crate::text::spaced;
use crate::{Error, Result};

/// The longest title, in characters: two lines hold about half of it.
const MOST_LETTERS: usize = 300;

/// What the user changes of how the read-out is composed.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum DeckEdit {
    Include {
        kind: SlideKind,
        is_included: bool,
    },
    /// One place up or down among the slides of its part.
    Move {
        kind: SlideKind,
        is_up: bool,
    },
    /// To the front, or to the appendix.
    Part {
        kind: SlideKind,
        is_front: bool,
    },
    /// Another title for its first page; an empty one is the composed again.
    Title {
        kind: SlideKind,
        title: String,
    },
    /// So many rows on each page of its table.
    Rows {
        kind: SlideKind,
        rows: u32,
    },
    /// Everything as it is composed.
    Reset,
}

/// Changes how the read-out is composed. It can be undone.
///
/// # Errors
/// When a slide is not in the read-out any more, cannot move further, its title is too long, or it cannot have so many rows a page.
pub fn compose_deck(document: &Document, views: &Views, edit: &DeckEdit) -> Result<Changed> {
    let snapshot = views.snapshot();
    let readout = views.readout()?;
    let (what, rows) = match edit {
        DeckEdit::Reset => {
            let composed = snapshot.deck.iter().map(|row| DeckSlide::composed(row.kind));
            ("Composed the read-out anew".to_owned(), composed.collect())
        }
        DeckEdit::Include { kind, is_included } => {
            let verb = if *is_included { "Took in" } else { "Left out" };
            let row = DeckSlide { is_included: *is_included, ..own(snapshot, *kind) };
            (format!("{verb} the slide {}", kind.name()), vec![row])
        }
        DeckEdit::Part { kind, is_front } => {
            let to = if *is_front { "front" } else { "appendix" };
            let row = DeckSlide {
                is_front: Some(*is_front).filter(|front| *front != kind.is_front()),
                ..own(snapshot, *kind)
            };
            (format!("Moved the slide {} to the {to}", kind.name()), vec![row])
        }
        DeckEdit::Move { kind, is_up } => {
            let way = if *is_up { "up" } else { "down" };
            (format!("Moved the slide {} {way}", kind.name()), moved(snapshot, &readout, *kind, *is_up)?)
        }
        DeckEdit::Rows { kind, rows } => cut_anew(snapshot, &readout, *kind, *rows)?,
        DeckEdit::Title { kind, title } => titled(snapshot, &readout, *kind, title)?,
    };
    let changed: Vec<&DeckSlide> = rows.iter().filter(|row| **row != own(snapshot, row.kind)).collect();
    if changed.is_empty() {
        return document.unchanged();
    }
    let ((), changed) = document.transact(&Operation::ComposeDeck { what }, |writer| {
        for row in changed {
            if *row == DeckSlide::composed(row.kind) {
                writer.remove(&own(snapshot, row.kind))?;
            } else {
                writer.put(row)?;
            }
        }
        Ok(())
    })?;
    Ok(changed)
}

fn own(snapshot: &Snapshot, kind: SlideKind) -> DeckSlide {
    let row = snapshot.deck.iter().find(|row| row.kind == kind);
    row.cloned().unwrap_or_else(|| DeckSlide::composed(kind))
}

fn gone() -> Error {
    Error::new("this slide is not in the read-out any more; choose another")
}

/// The slide on other pages, and what is done in words.
fn cut_anew(snapshot: &Snapshot, readout: &Readout, kind: SlideKind, rows: u32) -> Result<(String, Vec<DeckSlide>)> {
    let slide = readout.slides().iter().find(|slide| slide.kind == kind).ok_or_else(gone)?;
    let cut = slide.rows.ok_or_else(|| Error::new(format!("{} is not cut into pages", kind.name())))?;
    if !cut.choices.contains(&(rows as usize)) {
        let choices: Vec<String> = cut.choices.iter().map(ToString::to_string).collect();
        return Err(Error::new(format!("a page has {} rows; choose one of them", choices.join(", "))));
    }
    let what = format!("Put {rows} rows on a page of the slide {}", kind.name());
    // As composed there is nothing to remember.
    let rows = Some(rows).filter(|rows| *rows as usize != ROWS_AS_COMPOSED);
    Ok((what, vec![DeckSlide { rows, ..own(snapshot, kind) }]))
}

/// The slide under another title, and what is done in words.
fn titled(snapshot: &Snapshot, readout: &Readout, kind: SlideKind, title: &str) -> Result<(String, Vec<DeckSlide>)> {
    let title = spaced(title);
    if title.chars().count() > MOST_LETTERS {
        return Err(Error::new(format!("a title has {MOST_LETTERS} characters at most; make it shorter")));
    }
    let slide = readout.slides().iter().find(|slide| slide.kind == kind && slide.is_first).ok_or_else(gone)?;
    let standing = own(snapshot, kind);
    if title.is_empty() || title == slide.composed {
        let row = DeckSlide { title: String::new(), instead_of: String::new(), ..standing };
        return Ok((format!("Titled the slide {} as it is composed", kind.name()), vec![row]));
    }
    let what = format!("Titled the slide {} \u{201c}{title}\u{201d}", kind.name());
    Ok((what, vec![DeckSlide { title, instead_of: slide.composed.clone(), ..standing }]))
}

/// All kinds in their new places: the slide changes places with its neighbour among the slides of its part.
fn moved(snapshot: &Snapshot, readout: &Readout, kind: SlideKind, is_up: bool) -> Result<Vec<DeckSlide>> {
    let first = readout.slides().iter().filter(|slide| slide.is_first);
    let shown: Vec<(SlideKind, bool)> = first.map(|slide| (slide.kind, slide.is_front)).collect();
    let (_, is_front) = *shown.iter().find(|(one, _)| *one == kind).ok_or_else(gone)?;
    let part: Vec<SlideKind> = shown.iter().filter(|(_, front)| *front == is_front).map(|(one, _)| *one).collect();
    let at = part.iter().position(|one| *one == kind).ok_or_else(gone)?;
    let other = if is_up { at.checked_sub(1) } else { Some(at + 1) };
    let other = other.and_then(|other| part.get(other)).copied();
    let other = other.ok_or_else(|| Error::new(format!("{} stands at the end of its part already", kind.name())))?;
    let mut order: Vec<SlideKind> = SlideKind::ALL.to_vec();
    order.sort_by_key(|kind| place(snapshot, *kind));
    let place_of = |kind| order.iter().position(|one| *one == kind);
    let (Some(one), Some(two)) = (place_of(kind), place_of(other)) else { return Err(gone()) };
    order.swap(one, two);
    // Back where all are composed there is nothing to remember.
    let is_as_composed = order == SlideKind::ALL;
    let row = |(position, kind): (i64, SlideKind)| DeckSlide {
        position: (!is_as_composed).then_some(position),
        ..own(snapshot, kind)
    };
    Ok((0..).zip(order).map(row).collect())
}
