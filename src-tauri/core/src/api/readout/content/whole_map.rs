//! The whole map at a glance: counts, pipeline, FTE and MDF of each cell, as the review starts from them.

use super::{Built, Source, fte};
use crate::model::{PartnerType, Tier};
use crate::readout::{Content, Grid, GridCell, GridColumn, GridRow, TableSlide, share};
use crate::review::{Evidence, PlanLine};
use crate::text::count_of;

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

pub(super) fn slide(source: &Source<'_>) -> Built {
    let evidence = Evidence::of(source.snapshot, source.views.book(), source.views.matrix());
    let of = |line: &PlanLine| Sums {
        partners: 1,
        sourced: evidence.sourced_lately(line.partner),
        fte: line.fte.today,
        mdf: line.mdf.today,
    };
    let kind = |line: &PlanLine| source.snapshot.partner(line.partner).and_then(|partner| partner.partner_type);
    let lines = || source.plan.lines.iter().filter(|line| !line.was_sunset);
    let placed = || lines().filter(|line| line.tier_today.is_some() && kind(line).is_some());
    let kinds: Vec<PartnerType> = PartnerType::ALL
        .into_iter()
        .filter(|one| {
            source.map.types.iter().any(|shown| shown.partner_type == *one)
                || placed().any(|line| kind(line) == Some(*one))
        })
        .collect();
    let all = |cells: &[Sums]| cells.iter().copied().fold(Sums::default(), Sums::plus);
    let cells = |tier: Option<Tier>| -> Vec<Sums> {
        let in_tier = |line: &&PlanLine| tier.is_none() || line.tier_today == tier;
        let cell = |one: &PartnerType| {
            placed().filter(in_tier).filter(|line| kind(line) == Some(*one)).map(of).fold(Sums::default(), Sums::plus)
        };
        kinds.iter().map(cell).collect()
    };
    let columns = cells(None);
    let total = all(&columns);
    if total.partners == 0 {
        return Err("No partner has a tier and a type yet.".to_owned());
    }
    let mut rows = Vec::new();
    for tier in source.snapshot.setting.tiers() {
        let own = cells(Some(*tier));
        rows.push(GridRow::group(format!("{} {}", tier.title(), tier.name())));
        rows.extend(block(source, &own, all(&own)));
    }
    rows.push(GridRow::group("All tiers"));
    rows.extend(block(source, &columns, total));
    let unplaced = match lines().count() - total.partners {
        0 => String::new(),
        1 => " One more partner has no tier or no type.".to_owned(),
        many => format!(" {many} more partners have no tier or no type."),
    };
    let slide = TableSlide {
        title: title(all(&cells(Some(Tier::STRATEGIC))), total),
        continued: "Whole map".to_owned(),
        note: format!(
            "Sourced: pipeline of two quarters up to {0}, partner by partner. Tiers, FTE and MDF: of {0}. A dash: nothing recorded.{1}",
            source.quarter(),
            unplaced
        ),
        grid: Grid {
            columns: std::iter::once(GridColumn::left("", 20))
                .chain(kinds.iter().map(|kind| GridColumn::right(kind.short_name(), 11)))
                .chain([GridColumn::right("All types", 12)])
                .collect(),
            rows,
            alt: "Partners, sourced pipeline, FTE and MDF by tier and type".to_owned(),
        },
        blocks: Vec::new(),
    };
    Ok((Content::Table(Box::new(slide)), Vec::new()))
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

/// "12 of 90 partners are in Tier 1, with 62% of sourced pipeline, 18% of MDF and 13% of manager time".
fn title(strategic: Sums, total: Sums) -> String {
    let part = |own: Option<i64>, all: Option<i64>, what: &str| {
        let (own, all) = own.zip(all)?;
        let share = |own| if own == 0 { "none".to_owned() } else { share(own, all) };
        (all > 0 && (0..=all).contains(&own)).then(|| format!("{} of {what}", share(own)))
    };
    let parts: Vec<String> = [
        part(strategic.sourced, total.sourced, "sourced pipeline"),
        part(strategic.mdf, total.mdf, "MDF"),
        part(strategic.fte, total.fte, "manager time"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let verb = if strategic.partners == 1 { "is" } else { "are" };
    let of = count_of(total.partners, "partner", "partners");
    let counts = format!("{} of {of} {verb} in Tier 1", strategic.partners);
    if parts.is_empty() || strategic.partners == 0 {
        return counts;
    }
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    format!("{counts}, with {}", crate::text::listed(&parts, "and"))
}
