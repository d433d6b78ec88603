//! What is true of a slide and worth knowing before it is signed. A check warns, it never blocks.

use super::SlideFrame;
use super::scene::{Element, Scene, Table, TextBox};
use super::slides::{MOST_ROWS, MapPage, OverlapPage, TABLE_ROWS, counted, list};
use crate::api::map::MapView;
use crate::api::overlap::{OverlapRow, OverlapView};
use crate::api::readout::SlideCheck;
use crate::model::DensityState;

/// Partners the Tier 1 map holds on a page at most.
const MOST_PARTNERS: usize = 30;
/// How many names a check lists before it only counts.
const MOST_NAMES: usize = 4;

fn check(passes: bool, sentence: impl Into<String>) -> SlideCheck {
    SlideCheck { passes, sentence: sentence.into() }
}

pub(super) fn tier_one_map(map: &MapView, page: MapPage, frame: &SlideFrame, scene: &Scene) -> Vec<SlideCheck> {
    let tier = map.tiers.iter().find(|tier| tier.tier == 1);
    let on_page = tier.map_or(0, |tier| {
        tier.cells.iter().map(|cell| cell.partners.len().saturating_sub(page.first).min(page.count)).sum()
    });
    let mut checks = vec![title(scene), rows(on_page, MOST_PARTNERS, "partner", "partners", scene), footer(frame)];
    checks.push(cut_text(scene));
    let untyped: Vec<&str> =
        map.unplaced.iter().filter(|partner| partner.tier == Some(1)).map(|partner| partner.name.as_str()).collect();
    if !untyped.is_empty() {
        checks.push(check(false, format!("Left out, having no type: {}", named(&untyped))));
    }
    checks
}

pub(super) fn overlap_density(
    view: &OverlapView,
    page: &OverlapPage,
    frame: &SlideFrame,
    scene: &Scene,
) -> Vec<SlideCheck> {
    let mut checks = vec![title(scene), rows(page.row_count(), MOST_ROWS, "row", "rows", scene), footer(frame)];
    checks.push(cut_text(scene));
    checks.push(states(page, DensityState::Stale, "No value on the page is stale", "Stale, with their quarter"));
    checks.push(states(page, DensityState::NotShared, "No partner holds a segment back", "Holding a segment back"));
    let small: Vec<String> = view
        .segments
        .iter()
        .filter(|segment| segment.is_small)
        .map(|segment| format!("{} ({} accounts)", segment.name, segment.base))
        .collect();
    if !small.is_empty() {
        checks.push(check(true, format!("Grey and not ranked, being under {}: {}", view.small_base, list(&small))));
    }
    checks
}

/// Of a slide that is a table.
pub(super) fn table(count: usize, frame: &SlideFrame, scene: &Scene) -> Vec<SlideCheck> {
    vec![title(scene), rows(count, TABLE_ROWS + 1, "row", "rows", scene), footer(frame), cut_text(scene)]
}

/// Of a slide that is a drawing.
pub(super) fn drawing(frame: &SlideFrame, scene: &Scene) -> Vec<SlideCheck> {
    vec![title(scene), footer(frame), cut_text(scene)]
}

/// Of a slide that is one too many in front.
pub(super) fn too_many_in_front(most: usize) -> SlideCheck {
    check(false, format!("More than {most} slides stand in front"))
}

/// Of a title that was written for other numbers.
pub(super) fn stale_title(composed: &str) -> SlideCheck {
    check(false, format!("The numbers changed since the title was written; composed anew it would be: {composed}"))
}

fn title(scene: &Scene) -> SlideCheck {
    let title = &scene.title;
    let has_number = title.sentence.chars().any(|letter| letter.is_ascii_digit());
    match (has_number, title.text.is_cut) {
        (true, false) => check(true, "The title states a number and fits two lines"),
        (false, _) => check(false, "The title states no number"),
        (true, true) => check(false, "The title is longer than two lines and was cut"),
    }
}

fn rows(count: usize, most: usize, one: &str, many: &str, scene: &Scene) -> SlideCheck {
    let has_headings = tables(scene).all(|table| table.heading_rows > 0);
    let sentence = format!(
        "{count} {} on the page, {most} at most; headings {}",
        if count == 1 { one } else { many },
        if has_headings { "repeated" } else { "missing" }
    );
    check(count <= most && has_headings, sentence)
}

fn tables(scene: &Scene) -> impl Iterator<Item = &Table> {
    scene.elements.iter().filter_map(|element| match element {
        Element::Table(table) => Some(table),
        _ => None,
    })
}

/// The page number is always there; the rest comes from outside and may be empty.
fn footer(frame: &SlideFrame) -> SlideCheck {
    let parts = [
        ("source", &frame.source),
        ("as-of date", &frame.as_of),
        ("confidentiality tag", &frame.confidentiality),
        ("company", &frame.company),
    ];
    let missing: Vec<&str> = parts.iter().filter(|(_, text)| text.trim().is_empty()).map(|(name, _)| *name).collect();
    if missing.is_empty() {
        return check(true, "Source, as-of date, page and confidentiality tag are on the slide");
    }
    check(false, format!("Missing in the footer: {}", list(&missing)))
}

fn cut_text(scene: &Scene) -> SlideCheck {
    let cut: Vec<String> = scene.texts().into_iter().filter(|text| text.is_cut).map(TextBox::words).collect();
    match cut.as_slice() {
        [] => check(true, "Every text is shown in full"),
        [one] => check(false, format!("Shortened to fit: {one}")),
        many => check(false, format!("{} texts are shortened to fit", many.len())),
    }
}

fn states(page: &OverlapPage, state: DensityState, none: &str, some: &str) -> SlideCheck {
    let has_state = |row: &OverlapRow| row.cells.iter().any(|cell| cell.state == state);
    let names: Vec<&str> = page.rows().filter(|row| has_state(row)).map(|row| row.name.as_str()).collect();
    if names.is_empty() {
        return check(true, none);
    }
    check(false, format!("{some}: {}", named(&names)))
}

fn named(names: &[&str]) -> String {
    if names.len() <= MOST_NAMES { list(names) } else { counted(names.len(), "partner", "partners") }
}
