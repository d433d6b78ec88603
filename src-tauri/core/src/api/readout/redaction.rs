use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::api::map::MapView;
use crate::readout::MASK;
use crate::store::Snapshot;
use crate::store::tables::sha256_hex;

/// What is masked over all slides, for whoever is not to see it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Redaction {
    /// Each partner is "Partner 07", the same on every slide.
    pub partners: bool,
    /// Amounts are "$•••"; shares, counts and FTE stay, and so do the lengths of bars.
    pub amounts: bool,
}

impl Redaction {
    #[must_use]
    pub fn masks_anything(self) -> bool {
        self.partners || self.amounts
    }

    /// "partner names masked; amounts masked".
    pub(super) fn text(self) -> String {
        let said = [(self.partners, "partner names masked"), (self.amounts, "amounts masked")];
        said.iter().filter(|(is_masked, _)| *is_masked).map(|(_, text)| *text).collect::<Vec<_>>().join("; ")
    }
}

/// The document with its partners as numbers, also in what the user wrote: titles, reasons, names of scenarios and motions. They are
/// numbered in an order that has nothing to do with their names, their rank, or when they came.
#[must_use]
pub(crate) fn without_names(snapshot: &Snapshot) -> Snapshot {
    let mut masked = snapshot.clone();
    let mut order: Vec<usize> = (0..snapshot.partners.len()).collect();
    order.sort_by_cached_key(|place| sha256_hex(snapshot.partners[*place].uuid.as_bytes()));
    let digits = snapshot.partners.len().to_string().len().max(2);
    let mut names: Vec<(&str, String)> = Vec::with_capacity(order.len());
    for (number, place) in (1..).zip(order) {
        let mask = format!("Partner {number:0digits$}");
        names.push((&snapshot.partners[place].name, mask.clone()));
        let partner = &mut masked.partners[place];
        partner.name = mask;
        (partner.external_id, partner.domain) = (None, None);
    }
    // The longer first, where one begins with another.
    names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    let mask = |text: &mut String| *text = replaced(text, &names);
    for slide in &mut masked.deck {
        mask(&mut slide.title);
        mask(&mut slide.instead_of);
    }
    let review = Arc::make_mut(&mut masked.review);
    for decision in &mut review.decisions {
        mask(&mut decision.reason);
        mask(&mut decision.evidence);
        mask(&mut decision.rule);
    }
    review.scenarios.iter_mut().for_each(|scenario| mask(&mut scenario.name));
    masked.motions.values_mut().for_each(|motion| mask(&mut motion.name));
    masked
}

/// The text with each name, where it stands as words of its own, as its mask.
fn replaced(text: &str, names: &[(&str, String)]) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let is_word_start = !result.ends_with(char::is_alphanumeric);
        let found = names.iter().find(|(name, _)| {
            let after = rest.strip_prefix(name).filter(|_| is_word_start && !name.is_empty());
            after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
        });
        let taken = if let Some((name, mask)) = found {
            result.push_str(mask);
            name.len()
        } else {
            result.push(letter);
            letter.len_utf8()
        };
        rest = &rest[taken..];
    }
    result
}

/// The map without the numbers that stand for amounts; amounts with their currency are masked where they are drawn.
pub(super) fn without_numbers(map: &mut MapView) {
    let mask = |number: &mut String| {
        if !number.is_empty() {
            MASK.clone_into(number);
        }
    };
    for cell in map.tiers.iter_mut().flat_map(|tier| &mut tier.cells) {
        mask(&mut cell.number);
        cell.partners.iter_mut().for_each(|partner| mask(&mut partner.number));
    }
}

/// The currencies of a document that are written by their code.
pub(super) fn codes(snapshot: &Snapshot) -> Vec<String> {
    let used = snapshot.amounts().map(|amount| amount.money.currency).chain([snapshot.setting.currency]);
    let used: BTreeSet<_> = used.filter(|currency| currency.symbol().ends_with(' ')).collect();
    used.into_iter().map(|currency| currency.code().to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::replaced;

    #[test]
    fn names_are_replaced_where_they_stand_alone() {
        let names = [("Halden & Rowe", "Partner 01".to_owned()), ("Halden", "Partner 02".to_owned())];
        let text = replaced("Halden & Rowe before Halden's; not Haldenberg, nor Uhalden", &names);
        assert_eq!(text, "Partner 01 before Partner 02's; not Haldenberg, nor Uhalden");
    }
}
