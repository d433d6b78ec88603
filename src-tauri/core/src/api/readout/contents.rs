//! What there is to say on the slides, before the user chooses among them.

use std::sync::{Arc, Mutex, PoisonError};

use super::content;
use super::redaction::without_numbers;
use super::{Redaction, SlideKind};
use crate::Result;
use crate::api::Views;
use crate::api::overlap::{OverlapRequest, OverlapView};
use crate::readout::{Content, Draft, DrawnPages, Slide, SlideFrame, deck};
use crate::store::Snapshot;
use crate::text::{count_of, day_text};

/// What the numbers come to on every slide. It stays as it is from one revision to the next where only the deck was changed
/// (see [`Snapshot::differs_in_deck_alone`]), and so do the pages that were drawn.
pub struct Contents {
    /// In the order of the read-out as it is composed; why there is nothing to say of the others. Empty without partners.
    pub(super) slides: Vec<(SlideKind, std::result::Result<Told, String>)>,
    /// Without the company's own look.
    pub(super) frame: SlideFrame,
    drawn: Mutex<DrawnPages>,
}

/// What a slide says, and the evidence behind it.
pub(super) struct Told {
    pub content: Arc<Content>,
    pub notes: Vec<String>,
}

impl Contents {
    /// What there is to say of a document.
    ///
    /// # Errors
    /// When a frozen quarter is not as it was frozen, or the review cannot be read.
    pub fn of(views: &Views) -> Result<Self> {
        let snapshot = views.snapshot();
        let (mut map, overlap) = (views.map(), views.overlap(&OverlapRequest::default()));
        if views.redaction().amounts {
            without_numbers(&mut map);
        }
        let frame = frame(snapshot, &overlap, views.redaction());
        let slides = if snapshot.partners.is_empty() {
            Vec::new()
        } else {
            content::all(views, &Arc::new(map), &Arc::new(overlap))?
        };
        let told = |(content, notes)| Told { content: Arc::new(content), notes };
        let slides = slides.into_iter().map(|(kind, built)| (kind, built.map(told))).collect();
        Ok(Self { slides, frame, drawn: Mutex::default() })
    }

    /// The slides of these drafts, which are of these contents.
    pub(super) fn drawn(&self, drafts: &[Draft], frame: &SlideFrame) -> Vec<Slide> {
        deck(drafts, frame, &mut self.drawn.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Without the company's own look.
fn frame(snapshot: &Snapshot, overlap: &OverlapView, redaction: Redaction) -> SlideFrame {
    let setting = &snapshot.setting;
    let source = [source(snapshot, overlap), redaction.text()].into_iter().filter(|part| !part.is_empty());
    SlideFrame {
        company: setting.company_or_name().to_owned(),
        quarter_label: setting.calendar.label(setting.review_quarter),
        as_of: day_text(setting.review_quarter.last_day()),
        confidentiality: setting.confidentiality.clone(),
        source: source.collect::<Vec<_>>().join("; "),
        brand: Arc::default(),
    }
}

/// "partner roster of 30 June 2026; account lists of 76 partners, counts from 4".
fn source(snapshot: &Snapshot, overlap: &OverlapView) -> String {
    let freshest = snapshot.current_partners().map(|partner| partner.as_of).max();
    let mut parts = Vec::new();
    if let Some(day) = freshest {
        parts.push(format!("partner roster of {}", day_text(day)));
    }
    if overlap.lists > 0 {
        parts.push(format!("account lists of {}", count_of(overlap.lists as usize, "partner", "partners")));
    }
    if overlap.counted > 0 {
        parts.push(format!("stated counts of {}", count_of(overlap.counted as usize, "partner", "partners")));
    }
    parts.join("; ")
}
