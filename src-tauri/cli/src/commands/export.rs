use std::path::Path;

use serde::Serialize;
use trellis_core::Result;
use trellis_core::api::readout::{PictureFormat, export_pictures};

use super::with_views;
use crate::{output, progress};

#[derive(Serialize)]
struct Exported {
    files: Vec<String>,
}

pub fn run(path: &Path, png: Option<&Path>, large: bool, svg: Option<&Path>, json: bool) -> Result<()> {
    let picture = if large { PictureFormat::PngLarge } else { PictureFormat::Png };
    let wanted = [(png, picture), (svg, PictureFormat::Svg)];
    let reports = with_views(path, |views| {
        let readout = views.readout();
        let wanted = wanted.into_iter().filter_map(|(folder, format)| folder.map(|folder| (folder, format)));
        wanted
            .map(|(folder, format)| export_pictures(&readout, folder, format, &progress::job()))
            .collect::<Result<Vec<_>>>()
    })?;
    if json {
        return output::json(&Exported { files: reports.into_iter().flat_map(|report| report.files).collect() });
    }
    reports.iter().try_for_each(|report| output::line(&report.sentence))
}
