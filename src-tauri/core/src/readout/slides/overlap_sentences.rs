//! The titles of the overlap pages, computed from the cells they stand above.

use super::overlap_density::{OverlapPage, PageSection};
use super::words::{capital, list, number, within_sentence};
use crate::api::overlap::{OverlapCell, OverlapRow, OverlapSegment, OverlapView};

/// How many partners reach more than a third of one segment. Only ranked cells speak: values and true zeros.
struct Reach<'a> {
    segment: &'a OverlapSegment,
    reaching: usize,
    ranked: usize,
    densest: Option<(&'a OverlapRow, &'a OverlapCell)>,
}

/// The partners a title speaks of: Tier 1 where anything is ranked there, otherwise all.
struct Population<'a> {
    rows: Vec<&'a OverlapRow>,
    /// "Tier 1 " or nothing.
    prefix: &'static str,
}

/// "Nine of twelve Tier 1 partners reach more than a third of our 164 enterprise accounts; only four .."
pub fn front_title(view: &OverlapView) -> String {
    let rows = |tier: Option<u8>| {
        let groups = view.groups.iter().filter(move |group| tier.is_none() || group.tier == tier);
        groups.flat_map(|group| &group.rows).collect::<Vec<_>>()
    };
    let populations =
        [Population { rows: rows(Some(1)), prefix: "Tier 1 " }, Population { rows: rows(None), prefix: "" }];
    for population in populations {
        let reaches = reaches(view, &population);
        if let Some(sentence) = reach_sentence(&population, &reaches) {
            return sentence;
        }
    }
    let known = view.lists + view.counted;
    format!(
        "Overlap is known for {known} of {} partners on our {} accounts; no segment can be ranked yet",
        view.partner_count, view.account_count
    )
}

/// One a segment that is large enough to rank and holds a ranked cell; the unsegmented accounts are no segment.
fn reaches<'a>(view: &'a OverlapView, population: &Population<'a>) -> Vec<Reach<'a>> {
    let segments = view.segments.iter().enumerate().filter(|(_, segment)| !segment.is_small && segment.id != 0);
    segments
        .map(|(index, segment)| {
            let ranked: Vec<_> = population
                .rows
                .iter()
                .filter_map(|row| Some((*row, row.cells.get(index).filter(|cell| cell.state.is_ranked())?)))
                .collect();
            let reaching = ranked.iter().filter(|(_, cell)| is_over_a_third(cell)).count();
            let mut densest: Option<(&OverlapRow, &OverlapCell)> = None;
            for &(row, cell) in &ranked {
                if densest.is_none_or(|(_, best)| cell.value.unwrap_or(0.0) > best.value.unwrap_or(0.0)) {
                    densest = Some((row, cell));
                }
            }
            Reach { segment, reaching, ranked: ranked.len(), densest }
        })
        .filter(|reach| reach.ranked > 0)
        .collect()
}

fn is_over_a_third(cell: &OverlapCell) -> bool {
    match (cell.shared, cell.base) {
        (Some(shared), Some(base)) => u64::from(shared) * 3 > u64::from(base),
        _ => false,
    }
}

fn reach_sentence(population: &Population, reaches: &[Reach]) -> Option<String> {
    // The first of equals, so that the order of the document decides.
    let most = reaches.iter().rev().max_by_key(|reach| reach.reaching)?;
    let least = reaches.iter().min_by_key(|reach| reach.reaching)?;
    if most.reaching == 0 {
        return none_sentence(population, reaches);
    }
    let opening = format!(
        "{} {} more than a third of our {}",
        capital(&subject(most, population)),
        if most.reaching == 1 { "reaches" } else { "reach" },
        accounts(most.segment)
    );
    if reaches.len() == 1 {
        return Some(opening);
    }
    if most.reaching == least.reaching {
        let others = reaches.len() - 1;
        let others = if others == 1 {
            "the other segment".to_owned()
        } else {
            format!("each of the {} other segments", number(others))
        };
        return Some(format!("{opening}, and as many reach that share of {others}"));
    }
    let few = match least.reaching {
        0 => "none does".to_owned(),
        1 => "only one does".to_owned(),
        few => format!("only {} do", number(few)),
    };
    let of = if least.ranked == most.ranked {
        String::new()
    } else {
        format!(", of {} with a current value", number(least.ranked))
    };
    Some(format!("{opening}; {few} so for the {}{of}", accounts_short(least.segment)))
}

/// "nine of twelve Tier 1 partners", "all twelve ..", "nine of the eleven .. with a current value".
fn subject(reach: &Reach, population: &Population) -> String {
    let Population { rows, prefix } = population;
    let (count, ranked) = (number(reach.reaching), number(reach.ranked));
    let partners = if reach.ranked == 1 { "partner" } else { "partners" };
    match (reach.reaching == reach.ranked, reach.ranked == rows.len()) {
        (true, true) if reach.ranked == 1 => format!("the one {prefix}{partners}"),
        (true, true) if reach.ranked == 2 => format!("both {prefix}{partners}"),
        (true, true) => format!("all {ranked} {prefix}{partners}"),
        (true, false) if reach.ranked == 1 => format!("the one {prefix}{partners} with a current value"),
        (true, false) => format!("all {ranked} {prefix}{partners} with a current value"),
        (false, true) => format!("{count} of {ranked} {prefix}{partners}"),
        (false, false) => format!("{count} of the {ranked} {prefix}{partners} with a current value"),
    }
}

fn none_sentence(population: &Population, reaches: &[Reach]) -> Option<String> {
    let mut best: Option<(&Reach, &OverlapRow, &OverlapCell)> = None;
    for reach in reaches {
        let Some((row, cell)) = reach.densest else { continue };
        if best.is_none_or(|(_, _, other)| cell.value.unwrap_or(0.0) > other.value.unwrap_or(0.0)) {
            best = Some((reach, row, cell));
        }
    }
    let (reach, row, cell) = best?;
    Some(format!(
        "No {}partner with a current value reaches more than a third of a segment; {} comes closest with {} of our {}",
        population.prefix,
        row.name,
        cell.figure,
        accounts(reach.segment)
    ))
}

fn accounts(segment: &OverlapSegment) -> String {
    format!("{} {}", segment.base, accounts_of(segment))
}

/// In the second half of a sentence the accounts are understood: "the 86 regulated ones".
fn accounts_short(segment: &OverlapSegment) -> String {
    format!("{} {} ones", segment.base, within_sentence(&segment.name))
}

fn accounts_of(segment: &OverlapSegment) -> String {
    format!("{} {}", within_sentence(&segment.name), if segment.base == 1 { "account" } else { "accounts" })
}

/// "Overlap density, Tier 2, rows 13–28: overall density lies between 9% and 22%".
pub fn page_title(page: &OverlapPage) -> String {
    let sections: Vec<String> = page.sections.iter().map(section_words).collect();
    let mut known: Vec<&OverlapCell> =
        page.rows().map(|row| &row.overall).filter(|cell| cell.state.has_value() && cell.value.is_some()).collect();
    known.sort_by(|a, b| a.value.unwrap_or(0.0).total_cmp(&b.value.unwrap_or(0.0)));
    let unknown = page.row_count() - known.len();
    let range = match (known.first(), known.last()) {
        (Some(low), Some(high)) if low.figure == high.figure => {
            format!("density over all accounts is {}", high.figure)
        }
        (Some(low), Some(high)) => {
            format!("density over all accounts lies between {} and {}", low.figure, high.figure)
        }
        _ => return format!("Overlap density, {}: nothing is known yet of these {unknown} partners", list(&sections)),
    };
    let rest = match unknown {
        0 => String::new(),
        1 => "; for one partner it is not known".to_owned(),
        many => format!("; for {} partners it is not known", number(many)),
    };
    format!("Overlap density, {}: {range}{rest}", list(&sections))
}

fn section_words(section: &PageSection) -> String {
    let title = &section.group.title;
    match section.count {
        _ if section.is_whole() => title.clone(),
        1 => format!("{title}, row {}", section.first + 1),
        count => format!("{title}, rows {}–{}", section.first + 1, section.first + count),
    }
}

#[cfg(test)]
mod tests;
