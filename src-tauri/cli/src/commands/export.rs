use std::sync::Mutex;

use serde::Serialize;
use trellis_core::api::Views;
use trellis_core::api::data_out::{export_facts, export_roster};
use trellis_core::api::plan_book::export_plan;
use trellis_core::api::readout::{DeckFormat, ExportReport, PictureFormat, Readout, export_deck, export_pictures};
use trellis_core::api::readout::{export_in_template, read_template};
use trellis_core::api::review::export_criteria;
use trellis_core::{Error, Result};

use super::with_document;
use crate::arguments::ExportArguments;
use crate::values::redaction;
use crate::{output, progress};

#[derive(Serialize)]
struct Exported {
    files: Vec<String>,
}

pub fn run(arguments: &ExportArguments) -> Result<()> {
    let slides_alone = arguments.plan.is_none()
        && arguments.criteria.is_none()
        && arguments.roster.is_none()
        && arguments.facts.is_none();
    if !arguments.redact.is_empty() && !slides_alone {
        return Err(Error::new(
            "only slides are masked; export the plan, criteria, roster and facts by themselves, without --redact",
        ));
    }
    let reports = with_document(&arguments.document, |document| {
        let views = &*Views::of(document, &Mutex::default())?;
        let has_slides = arguments.deck.is_some() || arguments.png.is_some() || arguments.svg.is_some();
        let mut reports = if has_slides { export(&slides(views, arguments)?, arguments)? } else { Vec::new() };
        if let Some(path) = &arguments.plan {
            reports.push(export_plan(document, views, path)?);
        }
        if let Some(path) = &arguments.criteria {
            reports.push(export_criteria(views.snapshot(), path)?);
        }
        if let Some(path) = &arguments.roster {
            reports.push(export_roster(views.snapshot(), path)?);
        }
        if let Some(folder) = &arguments.facts {
            reports.push(export_facts(views, folder)?);
        }
        Ok(reports)
    })?;
    if arguments.json {
        return output::json(&Exported { files: reports.into_iter().flat_map(|report| report.files).collect() });
    }
    reports.iter().try_for_each(|report| output::line(&report.sentence))
}

/// The slides that are asked for, with what is asked for masked.
fn slides(views: &Views, arguments: &ExportArguments) -> Result<Readout> {
    Readout::some_of(&views.redacted(redaction(&arguments.redact)), &arguments.slides)
}

fn export(readout: &Readout, arguments: &ExportArguments) -> Result<Vec<ExportReport>> {
    let mut reports = Vec::new();
    if let Some(path) = &arguments.deck {
        // The arguments take no other name.
        let format = DeckFormat::of_name(path).unwrap_or(DeckFormat::Pdf);
        reports.push(match &arguments.template {
            Some(_) if format != DeckFormat::Pptx => {
                return Err(Error::new("a template is for PowerPoint; let the deck's name end with .pptx"));
            }
            Some(template) => export_in_template(readout, &read_template(template)?, path, &progress::job())?,
            None => export_deck(readout, path, format, &progress::job())?,
        });
    }
    let picture = if arguments.large { PictureFormat::PngLarge } else { PictureFormat::Png };
    for (folder, format) in [(&arguments.png, picture), (&arguments.svg, PictureFormat::Svg)] {
        if let Some(folder) = folder {
            reports.push(export_pictures(readout, folder, format, &progress::job())?);
        }
    }
    Ok(reports)
}
