use std::fs;
use std::path::Path;

use super::{ExportReport, PictureFormat, ReadoutView, SlideView};
use crate::api::map::MapView;
use crate::api::overlap::OverlapView;
use crate::readout::{Slide, SlideFrame, png, slides, svg};
use crate::store::Snapshot;
use crate::text::{count_of, day_text};
use crate::{Error, Job, Result};

/// The slides of a document at one revision, ready to be painted.
pub struct Readout {
    revision: i64,
    quarter: String,
    slides: Vec<Slide>,
}

impl Readout {
    #[must_use]
    pub fn of(snapshot: &Snapshot, map: &MapView, overlap: &OverlapView) -> Self {
        let frame = frame(snapshot, overlap);
        let slides = if snapshot.partners.is_empty() { Vec::new() } else { slides(map, overlap, &frame) };
        Self { revision: snapshot.revision, quarter: frame.quarter_label, slides }
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
        png(&self.slide(index)?.scene, width)
    }

    fn slide(&self, index: u32) -> Result<&Slide> {
        self.slides
            .get(index as usize)
            .ok_or_else(|| Error::new("this slide is no longer in the read-out; choose another"))
    }
}

/// Writes every slide to `folder` and says what it wrote. A file of the same name is replaced.
///
/// # Errors
/// When there is no slide, the folder cannot be written, or the job is stopped; what was written by then stays.
pub fn export_pictures(readout: &Readout, folder: &Path, format: PictureFormat, job: &Job) -> Result<ExportReport> {
    if readout.slides.is_empty() {
        return Err(Error::new("there is no slide to export yet; import a roster first"));
    }
    fs::create_dir_all(folder)?;
    let mut files = Vec::with_capacity(readout.slides.len());
    for (index, slide) in readout.slides.iter().enumerate() {
        job.step("Exporting slides", index, Some(readout.slides.len()))?;
        let (ending, bytes) = match format {
            PictureFormat::Svg => ("svg", svg(&slide.scene)?.into_bytes()),
            PictureFormat::Png => ("png", png(&slide.scene, 1920)?),
            PictureFormat::PngLarge => ("png", png(&slide.scene, 3840)?),
        };
        let name = format!("{:02} {}.{ending}", index + 1, slide.label.replace(',', ""));
        fs::write(folder.join(&name), bytes)?;
        files.push(name);
    }
    let place = folder.file_name().map_or_else(|| folder.display().to_string(), |name| name.to_string_lossy().into());
    Ok(ExportReport { sentence: format!("{} written to {place}", count_of(files.len(), "slide", "slides")), files })
}

fn slide_view(index: u32, slide: &Slide) -> SlideView {
    SlideView {
        index,
        kind: slide.kind,
        label: slide.label.clone(),
        title: slide.scene.title.sentence.clone(),
        is_front: slide.is_front,
        checks: slide.checks.clone(),
    }
}

fn frame(snapshot: &Snapshot, overlap: &OverlapView) -> SlideFrame {
    let setting = &snapshot.setting;
    SlideFrame {
        company: setting.company_or_name().to_owned(),
        quarter_label: setting.calendar.label(setting.review_quarter),
        as_of: day_text(setting.review_quarter.last_day()),
        confidentiality: setting.confidentiality.clone(),
        source: source(snapshot, overlap),
    }
}

/// "partner roster of 30 June 2026; account lists of 76 partners, counts from 4".
fn source(snapshot: &Snapshot, overlap: &OverlapView) -> String {
    let freshest = snapshot.partners.iter().map(|partner| partner.as_of).max();
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
