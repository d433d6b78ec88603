use std::fs;
use std::path::Path;

use super::{DeckFormat, ExportReport, PictureFormat, Readout};
use crate::readout::{Slide, Template, pdf, png, pptx, pptx_in, side_by_side, svg};
use crate::text::count_of;
use crate::whole_file::write_whole;
use crate::{Error, Job, Result};

/// Writes every slide to `folder` and says what it wrote. A file of the same name is replaced.
///
/// # Errors
/// When there is no slide, the folder cannot be written, or the job is stopped; what was written by then stays.
pub fn export_pictures(readout: &Readout, folder: &Path, format: PictureFormat, job: &Job) -> Result<ExportReport> {
    let slides = slides(readout)?;
    fs::create_dir_all(folder)?;
    let files = side_by_side(slides, job, |index, slide| {
        let (ending, bytes) = match format {
            PictureFormat::Svg => ("svg", svg(&slide.scene)?.into_bytes()),
            PictureFormat::Png => ("png", png(&slide.scene, 1920)?),
            PictureFormat::PngLarge => ("png", png(&slide.scene, 3840)?),
        };
        let name = format!("{:02} {}.{ending}", index + 1, slide.label.replace(',', ""));
        fs::write(folder.join(&name), bytes)?;
        Ok(name)
    })?;
    Ok(ExportReport { sentence: sentence(slides, folder), files })
}

/// Writes all slides to one file at `path`, over what is there, and says so.
///
/// # Errors
/// When there is no slide, the file cannot be written, or the job is stopped; what was at `path` then stays as it was.
pub fn export_deck(readout: &Readout, path: &Path, format: DeckFormat, job: &Job) -> Result<ExportReport> {
    let slides = slides(readout)?;
    let bytes = match format {
        DeckFormat::Pdf => pdf(slides, &readout.imprint(), job)?,
        DeckFormat::Pptx => pptx(slides, &readout.imprint(), job)?,
    };
    written(path, &bytes, |_| sentence(slides, path))
}

/// Writes all slides to a PowerPoint file at `path` on the master, layouts and theme of a company's own presentation, and says so.
///
/// # Errors
/// When there is no slide, the file cannot be written, or the job is stopped; what was at `path` then stays as it was.
pub fn export_in_template(readout: &Readout, template: &Template, path: &Path, job: &Job) -> Result<ExportReport> {
    let slides = slides(readout)?;
    let bytes = pptx_in(template, slides, &readout.imprint(), job)?;
    written(path, &bytes, |_| sentence(slides, path))
}

/// Reads the presentation at `path` as a template.
///
/// # Errors
/// When it cannot be read, is no presentation, is too large, or has no layout with a title.
pub fn read_template(path: &Path) -> Result<Template> {
    let unread = |error| Error::new(format!("{} could not be read ({error})", name_of(path)));
    Template::check_size(fs::metadata(path).map_err(unread)?.len())?;
    Template::read(&fs::read(path).map_err(unread)?)
}

/// Makes the file at `path` hold `bytes`, over what is there, and says so by its name.
pub(crate) fn written(path: &Path, bytes: &[u8], sentence: impl FnOnce(&str) -> String) -> Result<ExportReport> {
    let name = name_of(path);
    write_whole(path, bytes)
        .map_err(|error| Error::new(format!("{name} could not be written; choose another folder or name ({error})")))?;
    Ok(ExportReport { sentence: sentence(&name), files: vec![name] })
}

fn slides(readout: &Readout) -> Result<&[Slide]> {
    if readout.slides.is_empty() {
        return Err(Error::new("there is no slide to export yet; import a roster first"));
    }
    Ok(&readout.slides)
}

/// "4 slides written to Read-outs".
fn sentence(slides: &[Slide], place: &Path) -> String {
    format!("{} written to {}", count_of(slides.len(), "slide", "slides"), name_of(place))
}

fn name_of(place: &Path) -> String {
    place.file_name().map_or_else(|| place.display().to_string(), |name| name.to_string_lossy().into())
}
