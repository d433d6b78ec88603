//! What the user chose of slides: which are told, in which order, under which titles, on which pages.

use std::sync::Arc;

use super::contents::{Contents, Told};
use super::{LeftOut, SlideKind};
use crate::model::SlideId;
use crate::readout::{Draft, WrittenTitle};
use crate::store::Snapshot;
use crate::store::tables::DeckSlide;

/// All slides there is something to say of, in the order of the read-out, and those that are left out.
pub fn drafts(snapshot: &Snapshot, contents: &Contents) -> (Vec<Draft>, Vec<LeftOut>) {
    let (mut drafts, mut left_out) = (Vec::new(), Vec::new());
    for (kind, told) in &contents.slides {
        let kind = *kind;
        let left = |why: String, is_by_hand| LeftOut { kind, label: kind.name().to_owned(), why, is_by_hand };
        match told {
            Ok(told) => {
                let own = chosen(snapshot, kind.into()).cloned().unwrap_or_else(|| DeckSlide::composed(kind.into()));
                if !own.is_included {
                    left_out.push(left("Left out by hand.".to_owned(), true));
                }
                let copies = snapshot.deck.iter().filter(|one| one.slide.kind == kind && one.slide.copy > 0);
                let shown = std::iter::once(&own).chain(copies).filter(|one| one.is_included);
                drafts.extend(shown.map(|one| draft(one, told)));
            }
            Err(why) => left_out.push(left(why.clone(), false)),
        }
    }
    drafts.sort_by_key(|draft| place(snapshot, draft.id));
    (drafts, left_out)
}

fn draft(own: &DeckSlide, told: &Told) -> Draft {
    let title = || WrittenTitle { text: own.title.clone(), instead_of: own.instead_of.clone() };
    Draft {
        id: own.slide,
        is_front: own.is_front.unwrap_or(own.slide.kind.is_front()),
        content: Arc::clone(&told.content),
        notes: told.notes.clone(),
        rows: own.rows.map(|rows| rows as usize),
        title: (!own.title.is_empty()).then(title),
    }
}

/// What the user chose of a slide.
fn chosen(snapshot: &Snapshot, slide: SlideId) -> Option<&DeckSlide> {
    snapshot.deck.iter().find(|own| own.slide == slide)
}

/// Where a slide stands among all slides.
fn place(snapshot: &Snapshot, slide: SlideId) -> (usize, SlideId) {
    let position = chosen(snapshot, slide).and_then(|own| own.position);
    let position = position.and_then(|position| usize::try_from(position).ok());
    (position.unwrap_or_else(|| slide.kind.place()), slide)
}

/// Every slide and copy in the order of the read-out, those that are left out among them.
pub fn in_order(snapshot: &Snapshot) -> Vec<SlideId> {
    let copies = snapshot.deck.iter().map(|own| own.slide).filter(|slide| slide.copy > 0);
    let mut order: Vec<SlideId> = SlideKind::ALL.iter().map(|kind| SlideId::from(*kind)).chain(copies).collect();
    order.sort_by_key(|slide| place(snapshot, *slide));
    order
}
