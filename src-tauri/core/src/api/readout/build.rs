use super::chosen::drafts;
use super::look;
use super::redaction::codes;
use super::{LeftOut, LookView, ReadoutView, SlideKind, SlideView};
use crate::api::{Views, short_count};
use crate::readout::{Imprint, Pixels, Slide, SlideFrame, mask_amounts, pixels, quick_png};
use crate::store::Snapshot;
use crate::text::count_of;
use crate::{Error, Result};

/// The slides of a document at one revision, ready to be painted.
pub struct Readout {
    revision: i64,
    quarter: String,
    /// The document's name with the quarter: "Northfold partner map, Q2 2026".
    title: String,
    company: String,
    pub(super) slides: Vec<Slide>,
    left_out: Vec<LeftOut>,
    is_as_composed: bool,
    look: LookView,
}

impl Readout {
    /// The slides of a document as it stands.
    ///
    /// # Errors
    /// When a frozen quarter is not as it was frozen, or the review cannot be read.
    pub fn of(views: &Views) -> Result<Self> {
        Self::some_of(views, &[])
    }

    /// Only the slides of these kinds; all of them where none is named.
    ///
    /// # Errors
    /// When there is nothing to say on one of them, and as [`Self::of`] does.
    pub fn some_of(views: &Views, kinds: &[SlideKind]) -> Result<Self> {
        let snapshot = views.snapshot();
        let redaction = views.redaction();
        let contents = views.contents()?;
        let frame = SlideFrame { brand: look::brand(snapshot), ..contents.frame.clone() };
        let (mut drafts, left_out) = drafts(snapshot, &contents);
        let is_told = |kind| drafts.iter().any(|draft| draft.id.kind == kind);
        let missing = left_out.iter().find(|slide| kinds.contains(&slide.kind) && !is_told(slide.kind));
        if let Some(missing) = missing {
            return Err(Error::new(format!("the slide {} is not in the read-out: {}", missing.label, missing.why)));
        }
        drafts.retain(|draft| kinds.is_empty() || kinds.contains(&draft.id.kind));
        let slides = contents.drawn(&drafts, &frame);
        let slides = if redaction.amounts { without_amounts(slides, snapshot) } else { slides };
        let title = format!("{}, {}", snapshot.setting.name, frame.quarter_label);
        Ok(Self {
            revision: snapshot.revision,
            quarter: frame.quarter_label,
            title,
            company: frame.company,
            slides,
            left_out,
            is_as_composed: snapshot.deck.is_empty(),
            look: look::view(snapshot),
        })
    }

    /// Every slide as it is drawn, in order.
    #[must_use]
    pub fn slides(&self) -> &[Slide] {
        &self.slides
    }

    /// The slides as the screen lists them.
    #[must_use]
    pub fn view(&self) -> ReadoutView {
        let front = self.slides.iter().filter(|slide| slide.is_front).count();
        let appendix = self.slides.len() - front;
        let behind = if appendix == 0 { "none".to_owned() } else { appendix.to_string() };
        ReadoutView {
            revision: self.revision,
            summary: format!(
                "Board, {}. {} in front, {behind} in the appendix",
                self.quarter,
                count_of(front, "slide", "slides")
            ),
            slides: (0..).zip(&self.slides).map(|(index, slide)| slide_view(index, slide)).collect(),
            left_out: self.left_out.clone(),
            is_as_composed: self.is_as_composed,
            look: self.look.clone(),
            empty: self
                .slides
                .is_empty()
                .then(|| "No slides yet. Import a roster, or open the example; the read-out draws itself.".to_owned()),
        }
    }

    /// A slide's picture, `width` pixels wide.
    ///
    /// # Errors
    /// When there is no such slide any more.
    pub fn picture(&self, index: u32, width: u32) -> Result<Vec<u8>> {
        quick_png(&self.slide(index)?.scene, width)
    }

    /// A slide as pixels.
    ///
    /// # Errors
    /// When there is no such slide any more.
    pub fn pixels(&self, index: u32, width: u32) -> Result<Pixels> {
        pixels(&self.slide(index)?.scene, width)
    }

    /// What a file of the whole read-out says of itself; its title is also a name for that file.
    #[must_use]
    pub fn imprint(&self) -> Imprint {
        Imprint { title: self.title.clone(), author: self.company.clone() }
    }

    fn slide(&self, index: u32) -> Result<&Slide> {
        self.slides
            .get(index as usize)
            .ok_or_else(|| Error::new("this slide is no longer in the read-out; choose another"))
    }
}

fn slide_view(index: u32, slide: &Slide) -> SlideView {
    SlideView {
        index,
        id: slide.id,
        label: slide.label.clone(),
        title: slide.scene.title.sentence.clone(),
        composed: if slide.composed == slide.scene.title.sentence { String::new() } else { slide.composed.clone() },
        is_title_stale: slide.is_title_stale,
        is_first: slide.is_first,
        is_front: slide.is_front,
        rows: slide.rows.map(|rows| short_count(rows.rows)),
        row_choices: slide.rows.iter().flat_map(|rows| rows.choices).map(|rows| short_count(*rows)).collect(),
        checks: slide.checks.clone(),
    }
}

fn without_amounts(mut slides: Vec<Slide>, snapshot: &Snapshot) -> Vec<Slide> {
    let codes = codes(snapshot);
    let codes: Vec<&str> = codes.iter().map(String::as_str).collect();
    for slide in &mut slides {
        mask_amounts(slide, &codes);
    }
    slides
}
