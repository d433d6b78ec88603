use std::path::Path;

use serde::Serialize;
use trellis_core::Result;
use trellis_core::api::overlap::{OverlapCell, OverlapMeasure as Measure, OverlapRequest, OverlapView};
use trellis_core::model::DensityState;

use super::{co_presence, with_views};
use crate::output;
use crate::values::OverlapMeasure;

#[derive(Serialize)]
struct Overlap {
    measure: &'static str,
    segments: Vec<String>,
    partners: Vec<Partner>,
}

#[derive(Serialize)]
struct Partner {
    id: String,
    name: String,
    tier: Option<u8>,
    #[serde(rename = "type")]
    type_name: String,
    overall: Cell,
    warm: Option<u32>,
    cells: Vec<Cell>,
}

#[derive(Serialize)]
struct Cell {
    segment: String,
    shared: Option<u32>,
    base: Option<u32>,
    value: Option<f64>,
    state: DensityState,
}

pub fn run(path: &Path, measure: OverlapMeasure, json: bool) -> Result<()> {
    let (name, measure) = match measure {
        OverlapMeasure::Density => ("density", Measure::Density),
        OverlapMeasure::Lift => ("lift", Measure::Lift),
        OverlapMeasure::Warm => ("warm", Measure::Warm),
        OverlapMeasure::CoPresence => return co_presence::run(path, json),
    };
    let request = OverlapRequest { measure, ..OverlapRequest::default() };
    let view = with_views(path, |views| Ok(views.overlap(&request)))?;
    if json { output::json(&answer(name, view)) } else { print(&view) }
}

fn answer(measure: &'static str, view: OverlapView) -> Overlap {
    let segments: Vec<String> = view.segments.into_iter().map(|segment| segment.name.to_lowercase()).collect();
    let rows = view.groups.into_iter().flat_map(|group| group.rows.into_iter().map(move |row| (group.tier, row)));
    let partners = rows.map(|(tier, row)| Partner {
        id: row.uuid,
        name: row.name,
        tier,
        type_name: row.type_name.to_lowercase(),
        overall: cell("all", &row.overall),
        warm: row.warm,
        cells: segments.iter().zip(&row.cells).map(|(segment, density)| cell(segment, density)).collect(),
    });
    Overlap { measure, partners: partners.collect(), segments: segments.clone() }
}

fn cell(segment: &str, density: &OverlapCell) -> Cell {
    Cell {
        segment: segment.to_owned(),
        shared: density.shared,
        base: density.base,
        value: density.value,
        state: density.state,
    }
}

fn print(view: &OverlapView) -> Result<()> {
    let mut header = vec!["Partner".to_owned(), "Type".to_owned(), "All accounts".to_owned()];
    header.extend(view.segments.iter().map(|segment| format!("{} (N = {})", segment.name, segment.base)));
    let mut rows = vec![header];
    for group in &view.groups {
        rows.push(vec![group.title.clone()]);
        for row in &group.rows {
            let cells = std::iter::once(&row.overall).chain(&row.cells).map(words);
            rows.push([row.name.clone(), row.type_name.clone()].into_iter().chain(cells).collect());
        }
    }
    output::table(&rows)
}

/// The state in words where the numbers alone would not tell.
fn words(cell: &OverlapCell) -> String {
    let numbers = format!("{} {}", cell.figure, cell.beside).trim().to_owned();
    match cell.state {
        DensityState::NotImported => "not imported".to_owned(),
        DensityState::NotShared => "not shared".to_owned(),
        DensityState::SmallBase => format!("({numbers})"),
        DensityState::Stale => format!("{numbers} {}", cell.quarter.as_deref().unwrap_or("stale")),
        DensityState::CountsOnly => format!("{numbers} #"),
        DensityState::Zero | DensityState::Value => numbers,
    }
}
