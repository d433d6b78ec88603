//! The sentences of the Tier 1 map, computed from what its cards show. None of them names a cause.

use super::words::{a_type, capital, counted, headline, list, millions, number, share, type_word};
use crate::api::Amount;
use crate::api::map::{MapCell, MapPartner, MapTier, MapView};

/// How many names a sentence lists before it counts them instead.
const MOST_NAMES: usize = 3;

/// The title: how many, in how many types, and who makes most of the sourced pipeline.
pub(super) fn title(map: &MapView, tier: Option<&MapTier>) -> String {
    let cells: Vec<&MapCell> =
        tier.map_or_else(Vec::new, |tier| tier.cells.iter().filter(|c| !c.partners.is_empty()).collect());
    let count: usize = cells.iter().map(|cell| cell.partners.len()).sum();
    let opening = match cells.as_slice() {
        [] => return format!("No partner with a type stands in Tier 1 yet; {}", mapped(map)),
        [only] if count == 1 => format!("Tier 1 is one partner, {}", only.partners[0].name),
        [only] => {
            format!("Tier 1 is {}, all {}", counted(count, "partner", "partners"), type_word(only.partner_type, count))
        }
        _ => {
            format!("Tier 1 is {} in {}", counted(count, "partner", "partners"), counted(cells.len(), "type", "types"))
        }
    };
    let partners = || cells.iter().flat_map(|cell| &cell.partners);
    let total: i64 = cells.iter().map(|cell| cell.sourced.minor).sum();
    let amount = headline(total, &cells[0].sourced);
    if partners().all(|partner| partner.sourced.is_none()) {
        return format!("{opening}; no sourced pipeline is recorded for {}", quarters(map));
    }
    if total <= 0 || cells.iter().any(|cell| cell.sourced.minor < 0) || cells.len() == 1 {
        let link = if cells.len() == 1 { "," } else { "" };
        return format!("{opening}{link} with {amount} sourced pipeline in {}", quarters(map));
    }
    let whose = if untyped(map).is_empty() {
        format!("its {amount} sourced pipeline")
    } else {
        format!("the {amount} they sourced together")
    };
    format!("{opening}; {} of {whose}", leaders(&cells, total))
}

/// "the seven SIs and ISVs make 61%": the types with most sourced pipeline, two of them when there are more than two.
fn leaders(cells: &[&MapCell], total: i64) -> String {
    let mut ranked: Vec<&&MapCell> = cells.iter().filter(|cell| cell.sourced.minor > 0).collect();
    ranked.sort_by_key(|cell| (-cell.sourced.minor, cell.partner_type));
    ranked.truncate(if cells.len() > 2 { 2 } else { 1 });
    let sourced: i64 = ranked.iter().map(|cell| cell.sourced.minor).sum();
    let count: usize = ranked.iter().map(|cell| cell.partners.len()).sum();
    let words: Vec<String> = ranked.iter().map(|cell| type_word(cell.partner_type, cell.partners.len())).collect();
    let who = if ranked.iter().all(|cell| cell.partners.len() > 1) {
        format!("the {} {}", number(count), list(&words))
    } else {
        let each = ranked.iter().zip(&words).map(|(cell, word)| format!("the {} {word}", number(cell.partners.len())));
        list(&each.collect::<Vec<_>>())
    };
    format!("{who} {} {}", if count == 1 { "makes" } else { "make" }, share(sourced, total))
}

fn mapped(map: &MapView) -> String {
    let count = map.partner_count as usize;
    format!("{} {} mapped", counted(count, "partner", "partners"), if count == 1 { "is" } else { "are" })
}

/// "Q1 2026 and Q2 2026"; "the last quarters" never: the document always names them.
pub(super) fn quarters(map: &MapView) -> String {
    list(&map.number_quarters.iter().map(|quarter| quarter.label.as_str()).collect::<Vec<_>>())
}

/// Tier 1 partners that stand in no column.
pub(super) fn untyped(map: &MapView) -> Vec<&MapPartner> {
    map.unplaced.iter().filter(|partner| partner.tier == Some(1)).collect()
}

/// What stands in the first row of an empty column.
pub(super) fn empty_column(cell: &MapCell) -> (String, String) {
    let none = format!("No {} in Tier 1.", type_word(cell.partner_type, 1));
    let Some(below) = &cell.strongest_below else { return (none, String::new()) };
    let deals = below.co_sell_deals.map_or_else(String::new, |deals| {
        format!(" and {deals} co-sell {}", if deals == 1 { "deal" } else { "deals" })
    });
    let sourced = millions(&below.sourced);
    (none, format!("{} leads Tier {} with {sourced} sourced{deals}.", below.name, below.tier))
}

/// The sentences of the "So what" line: gaps first, then who sourced most and which types stand on one partner.
pub(super) fn so_what(tier: &MapTier) -> Vec<String> {
    let partners: Vec<&MapPartner> = tier.cells.iter().flat_map(|cell| &cell.partners).collect();
    if partners.is_empty() {
        return Vec::new();
    }
    let mut facts = gaps(&partners);
    if facts.is_empty() {
        facts.push(format!("{} a manager of its own, a motion, MDF and sourced pipeline", each_has(partners.len())));
    }
    facts.extend(largest(&partners));
    facts.extend(single_types(tier));
    facts.iter().map(|fact| format!("{}.", capital(fact))).collect()
}

fn each_has(count: usize) -> &'static str {
    if count == 1 { "the one Tier 1 partner has" } else { "every Tier 1 partner has" }
}

/// The partner that sourced most, with its share; left out where it says little.
fn largest(partners: &[&MapPartner]) -> Option<String> {
    let sourced = |partner: &MapPartner| partner.sourced.as_ref().map_or(0, |amount| amount.minor);
    let total: i64 = partners.iter().map(|partner| sourced(partner)).sum();
    let top = partners.iter().rev().max_by_key(|partner| sourced(partner))?;
    let is_telling = partners.len() > 2 && partners.iter().all(|partner| sourced(partner) >= 0) && total > 0;
    let is_alone = partners.iter().filter(|partner| sourced(partner) == sourced(top)).count() == 1;
    (is_telling && is_alone)
        .then(|| format!("{} sourced {} of the tier's pipeline", top.name, share(sourced(top), total)))
}

/// What partners lack, said once for partners that lack the same.
fn gaps(partners: &[&MapPartner]) -> Vec<String> {
    let mut lacking: Vec<(Vec<&str>, Vec<&str>)> = Vec::new();
    for partner in partners {
        let lacks = lacks(partner);
        match lacking.iter_mut().find(|(known, _)| *known == lacks) {
            _ if lacks.is_empty() => {}
            Some((_, names)) => names.push(&partner.name),
            None => lacking.push((lacks, vec![&partner.name])),
        }
    }
    lacking.sort_by_key(|(lacks, _)| std::cmp::Reverse(lacks.len()));
    let mut facts: Vec<String> = lacking
        .iter()
        .map(|(lacks, names)| {
            let lacks: Vec<String> = lacks.iter().map(|what| format!("no {what}")).collect();
            format!("{} {}", subject(names), list(&lacks))
        })
        .collect();
    facts.extend(Some(shared_managers(partners)).filter(|fact| !fact.is_empty()));
    facts
}

fn lacks(partner: &MapPartner) -> Vec<&'static str> {
    let is_nothing = |amount: &Option<Amount>| amount.as_ref().is_some_and(|amount| amount.minor == 0);
    [
        (partner.manager.is_none(), "manager"),
        (partner.motion.is_none(), "motion"),
        (is_nothing(&partner.mdf), "MDF"),
        (partner.mdf.is_none(), "MDF recorded"),
        (is_nothing(&partner.sourced), "sourced pipeline"),
        (partner.sourced.is_none(), "sourced pipeline recorded"),
    ]
    .into_iter()
    .filter_map(|(is_lacking, what)| is_lacking.then_some(what))
    .collect()
}

/// "Tessaroy has", "Tessaroy and Ferrolane have", "five partners have".
fn subject(names: &[&str]) -> String {
    match names {
        [one] => format!("{one} has"),
        few if few.len() <= MOST_NAMES => format!("{} have", list(few)),
        many => format!("{} have", counted(many.len(), "partner", "partners")),
    }
}

/// "DB manages three partners and EN two".
fn shared_managers(partners: &[&MapPartner]) -> String {
    let mut managers: Vec<(&str, usize)> = Vec::new();
    for name in partners.iter().filter_map(|partner| partner.manager.as_deref()) {
        match managers.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => managers.push((name, 1)),
        }
    }
    managers.retain(|(_, count)| *count > 1);
    managers.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    if managers.len() > MOST_NAMES {
        return format!("{} each manage more than one Tier 1 partner", counted(managers.len(), "manager", "managers"));
    }
    let each = managers.iter().enumerate().map(|(index, (name, count))| match index {
        0 => format!("{name} manages {} Tier 1 partners", number(*count)),
        _ => format!("{name} {}", number(*count)),
    });
    list(&each.collect::<Vec<_>>())
}

/// Types that stand on one partner; not said when all Tier 1 partners are of one type.
fn single_types(tier: &MapTier) -> Option<String> {
    let held: Vec<&MapCell> = tier.cells.iter().filter(|cell| !cell.partners.is_empty()).collect();
    let single: Vec<&MapCell> = held.iter().copied().filter(|cell| cell.partners.len() == 1).collect();
    match single.as_slice() {
        _ if held.len() < 2 => None,
        [] => None,
        [cell] => Some(format!(
            "{} is the only {}{}",
            cell.partners[0].name,
            type_word(cell.partner_type, 1),
            cell.partners[0]
                .sourced
                .as_ref()
                .map_or_else(String::new, |sourced| format!(", with {} sourced", millions(sourced)))
        )),
        many => {
            let types: Vec<String> =
                many.iter().map(|c| format!("{} {}", a_type(c.partner_type), type_word(c.partner_type, 1))).collect();
            Some(format!("{} types stand on one partner: {}", number(many.len()), list(&types)))
        }
    }
}

#[cfg(test)]
mod tests;
