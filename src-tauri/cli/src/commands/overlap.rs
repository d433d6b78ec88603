use std::path::Path;

use serde::Serialize;
use trellis_core::Result;
use trellis_core::api::overlap::{DensityCell, OverlapView};
use trellis_core::model::DensityState;

use super::with_views;
use crate::arguments::OverlapMeasure;
use crate::output;

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
    let OverlapMeasure::Density = measure;
    let view = with_views(path, |views| Ok(views.overlap()))?;
    if json { output::json(&answer(view)) } else { print(&view) }
}

fn answer(view: OverlapView) -> Overlap {
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
    Overlap { measure: "density", partners: partners.collect(), segments: segments.clone() }
}

fn cell(segment: &str, density: &DensityCell) -> Cell {
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
fn words(cell: &DensityCell) -> String {
    let numbers = format!("{} {}", cell.percent, cell.counts).trim().to_owned();
    match cell.state {
        DensityState::NotImported => "not imported".to_owned(),
        DensityState::NotShared => "not shared".to_owned(),
        DensityState::SmallBase => format!("({numbers})"),
        DensityState::Stale => format!("{numbers} {}", cell.quarter.as_deref().unwrap_or("stale")),
        DensityState::CountsOnly => format!("{numbers} #"),
        DensityState::Zero | DensityState::Value => numbers,
    }
}
