use super::content::drafts;
use super::look;
use super::redaction::{codes, without_numbers};
use super::{LeftOut, LookView, ReadoutView, Redaction, SlideKind, SlideView};
use crate::api::overlap::{OverlapRequest, OverlapView};
use crate::api::{Views, short_count};
use crate::readout::{Imprint, Pixels, Slide, SlideFrame, deck, mask_amounts, pixels, quick_png};
use crate::store::Snapshot;
use crate::text::{count_of, day_text};
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
        let (mut map, overlap) = (views.map(), views.overlap(&OverlapRequest::default()));
        if redaction.amounts {
            without_numbers(&mut map);
        }
        let frame = frame(snapshot, &overlap, redaction);
        let (slides, left_out) = if snapshot.partners.is_empty() {
            (Vec::new(), Vec::new())
        } else {
            let (mut drafts, left_out) = drafts(views, &map, &overlap)?;
            let is_told = |kind| drafts.iter().any(|draft| draft.id.kind == kind);
            let missing = left_out.iter().find(|slide| kinds.contains(&slide.kind) && !is_told(slide.kind));
            if let Some(missing) = missing {
                return Err(Error::new(format!("the slide {} is not in the read-out: {}", missing.label, missing.why)));
            }
            drafts.retain(|draft| kinds.is_empty() || kinds.contains(&draft.id.kind));
            (deck(&drafts, &frame), left_out)
        };
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

fn frame(snapshot: &Snapshot, overlap: &OverlapView, redaction: Redaction) -> SlideFrame {
    let setting = &snapshot.setting;
    let source = [source(snapshot, overlap), redaction.text()].into_iter().filter(|part| !part.is_empty());
    SlideFrame {
        company: setting.company_or_name().to_owned(),
        quarter_label: setting.calendar.label(setting.review_quarter),
        as_of: day_text(setting.review_quarter.last_day()),
        confidentiality: setting.confidentiality.clone(),
        source: source.collect::<Vec<_>>().join("; "),
        brand: look::brand(snapshot),
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
