//! The whole map at a glance: counts, pipeline, FTE and MDF of each cell.

use super::{Built, Source, fte};
use crate::api::map::MapCell;
use crate::model::{Measure, Tier};
use crate::readout::{Content, Grid, GridCell, GridColumn, GridRow, TableSlide, share};

/// What a cell adds up to; what nothing is recorded of is absent.
#[derive(Clone, Copy, Default)]
struct Sums {
    partners: usize,
    sourced: Option<i64>,
    fte: Option<i64>,
    mdf: Option<i64>,
}

impl Sums {
    fn plus(self, other: Self) -> Self {
        let add = |one: Option<i64>, two: Option<i64>| match (one, two) {
            (None, None) => None,
            _ => Some(one.unwrap_or(0) + two.unwrap_or(0)),
        };
        Self {
            partners: self.partners + other.partners,
            sourced: add(self.sourced, other.sourced),
            fte: add(self.fte, other.fte),
            mdf: add(self.mdf, other.mdf),
        }
    }
}

pub(super) fn slide<'a>(source: &Source<'a>) -> Built<'a> {
    let map = source.map;
    let tiers: Vec<(u8, String, Vec<Sums>)> = map
        .tiers
        .iter()
        .map(|tier| (tier.tier, tier.name.clone(), tier.cells.iter().map(|cell| sums(source, cell)).collect()))
        .collect();
    let all = |cells: &[Sums]| cells.iter().copied().fold(Sums::default(), Sums::plus);
    let total = tiers.iter().map(|(.., cells)| all(cells)).fold(Sums::default(), Sums::plus);
    if total.partners == 0 {
        return Err("No partner has a tier and a type yet.".to_owned());
    }
    let mut rows = Vec::new();
    for (number, name, cells) in &tiers {
        rows.push(GridRow::group(format!("Tier {number} {name}")));
        rows.extend(block(source, cells, all(cells)));
    }
    rows.push(GridRow::group("All tiers"));
    let columns: Vec<Sums> = (0..map.types.len())
        .map(|place| tiers.iter().map(|(.., cells)| cells[place]).fold(Sums::default(), Sums::plus))
        .collect();
    rows.extend(block(source, &columns, total));
    let strategic = tiers.iter().find(|(number, ..)| *number == Tier::STRATEGIC.number()).map(|(.., cells)| all(cells));
    let slide = TableSlide {
        title: title(source, strategic.unwrap_or_default(), total),
        continued: "Whole map".to_owned(),
        note: format!(
            "Sourced: pipeline of two quarters up to {}. FTE and MDF: of {}. A dash: nothing recorded. {}",
            source.quarter(),
            source.quarter(),
            unplaced(source)
        )
        .trim()
        .to_owned(),
        grid: Grid {
            columns: std::iter::once(GridColumn::left("", 20))
                .chain(map.types.iter().map(|kind| GridColumn::right(&kind.name, 11)))
                .chain([GridColumn::right("All types", 12)])
                .collect(),
            rows,
            alt: "Partners, sourced pipeline, FTE and MDF by tier and type".to_owned(),
        },
        blocks: Vec::new(),
    };
    Ok((Content::Table(Box::new(slide)), Vec::new()))
}

fn unplaced(source: &Source<'_>) -> String {
    match source.map.unplaced.len() {
        0 => String::new(),
        1 => "One more partner has no tier or no type.".to_owned(),
        many => format!("{many} more partners have no tier or no type."),
    }
}

fn sums(source: &Source<'_>, cell: &MapCell) -> Sums {
    let quarter = source.snapshot.setting.review_quarter;
    let fact = |id: u32, measure| source.snapshot.fact(i64::from(id), quarter, measure);
    let sum = |of: &dyn Fn(u32) -> Option<i64>| {
        let mut known = cell.partners.iter().filter_map(|partner| of(partner.id)).peekable();
        known.peek().is_some().then(|| known.sum())
    };
    Sums {
        partners: cell.partners.len(),
        sourced: cell.partners.iter().any(|one| one.sourced.is_some()).then_some(cell.sourced.minor),
        fte: sum(&|id| fact(id, Measure::Fte)),
        mdf: sum(&|id| fact(id, Measure::MdfAllocated)),
    }
}

/// The four rows of a tier.
fn block(source: &Source<'_>, cells: &[Sums], all: Sums) -> Vec<GridRow> {
    let short = |minor: Option<i64>| minor.map_or_else(|| "–".to_owned(), |minor| source.money(minor).short_text());
    let people = |hundredths: Option<i64>| hundredths.map_or_else(|| "–".to_owned(), fte);
    let most = cells.iter().map(|cell| cell.partners).max().unwrap_or(0).max(1);
    let row = |name: &str, text: &dyn Fn(Sums) -> String, is_counted: bool| {
        let cell = |of: &Sums| {
            // The palest for none, the fifth for the fullest: ink stays readable on each.
            let step = u8::try_from(of.partners * 4 / most).unwrap_or(0);
            let text = if of.partners == 0 { "–".to_owned() } else { text(*of) };
            let step = (is_counted && of.partners > 0).then_some(step);
            GridCell { step, ..if is_counted { GridCell::strong(text) } else { GridCell::plain(text) } }
        };
        let mut own = vec![GridCell::muted(name)];
        own.extend(cells.iter().map(cell));
        own.push(GridCell::strong(text(all)));
        GridRow::plain(own)
    };
    vec![
        row("Partners", &|of| of.partners.to_string(), true),
        row("Sourced", &|of| short(of.sourced), false),
        row("FTE", &|of| people(of.fte), false),
        row("MDF", &|of| short(of.mdf), false),
    ]
}

/// "12 of 90 partners are in Tier 1: they bring 61% of sourced pipeline on 45% of MDF and 13% of manager time".
fn title(source: &Source<'_>, strategic: Sums, total: Sums) -> String {
    let part = |own: Option<i64>, all: Option<i64>| {
        let (own, all) = own.zip(all)?;
        (all > 0 && (0..=all).contains(&own)).then(|| if own == 0 { "none".to_owned() } else { share(own, all) })
    };
    let sourced = part(strategic.sourced, total.sourced).map(|share| format!("bring {share} of sourced pipeline"));
    let cost: Vec<String> = [
        part(strategic.mdf, total.mdf).map(|share| format!("{share} of MDF")),
        part(strategic.fte, total.fte).map(|share| format!("{share} of manager time")),
    ]
    .into_iter()
    .flatten()
    .collect();
    let counts = format!("{} of {} partners are in Tier 1", strategic.partners, total.partners);
    match (sourced, cost.is_empty()) {
        (Some(sourced), false) => format!("{counts}: they {sourced} on {}", cost.join(" and ")),
        (Some(sourced), true) => format!("{counts}: they {sourced}"),
        (None, _) => format!("{counts}, {} in all have a tier and a type", source.map.partner_count),
    }
}
