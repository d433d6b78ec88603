use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::api::map::MapView;
use crate::readout::MASK;
use crate::review::Frozen;
use crate::store::Snapshot;
use crate::store::tables::{Partner, sha256_hex};

/// Currencies people name in a sentence, whatever the document has.
const USUAL: [&str; 22] = [
    "USD", "EUR", "GBP", "JPY", "CHF", "CAD", "AUD", "NZD", "CNY", "HKD", "SGD", "INR", "KRW", "SEK", "NOK", "DKK",
    "PLN", "CZK", "HUF", "BRL", "MXN", "ZAR",
];
/// Who stood in a frozen quarter and is gone.
const FORMER: &str = "A former partner";

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

/// The document with its partners as numbers, also in what the user wrote, and the names that were masked. They are numbered in an
/// order that has nothing to do with their names, their rank, or when they came.
#[must_use]
pub(crate) fn without_names(snapshot: &Snapshot) -> (Snapshot, Names) {
    let mut masked = snapshot.clone();
    let names = Names::of(snapshot);
    for partner in &mut masked.partners {
        partner.name = names.masks.get(&partner.uuid).cloned().unwrap_or_default();
        (partner.external_id, partner.domain) = (None, None);
    }
    let mask = |text: &mut String| *text = names.masked(text);
    mask(&mut masked.setting.name);
    mask(&mut masked.setting.company);
    masked.segments.iter_mut().for_each(|segment| mask(&mut segment.name));
    masked.motions.values_mut().for_each(|motion| mask(&mut motion.name));
    for slide in &mut masked.deck {
        mask(&mut slide.title);
        mask(&mut slide.instead_of);
    }
    let review = Arc::make_mut(&mut masked.review);
    for decision in &mut review.decisions {
        let texts = [
            &mut decision.target,
            &mut decision.reason,
            &mut decision.owner,
            &mut decision.approver,
            &mut decision.rule,
            &mut decision.evidence,
        ];
        texts.into_iter().for_each(mask);
    }
    review.scenarios.iter_mut().for_each(|scenario| mask(&mut scenario.name));
    for deal in Arc::make_mut(&mut masked.deals) {
        mask(&mut deal.name);
    }
    (masked, names)
}

/// The names partners have, had and are also known by, each with what stands for it.
pub(crate) struct Names {
    /// By UUID.
    masks: HashMap<String, String>,
    /// The longer first, where one begins with another.
    known: Vec<(String, String)>,
    first_letters: HashSet<char>,
}

impl Names {
    fn of(snapshot: &Snapshot) -> Self {
        let mut order: Vec<&Partner> = snapshot.partners.iter().collect();
        order.sort_by_cached_key(|partner| sha256_hex(partner.uuid.as_bytes()));
        let digits = order.len().to_string().len().max(2);
        let mask = |(number, partner): (usize, &&Partner)| (partner.uuid.clone(), format!("Partner {number:0digits$}"));
        let masks: HashMap<String, String> = (1..).zip(&order).map(mask).collect();
        let mask_of = |uuid: &str| masks.get(uuid).cloned().unwrap_or_else(|| FORMER.to_owned());
        let now = order.iter().map(|partner| (partner.name.clone(), mask_of(&partner.uuid)));
        let other = snapshot.aliases.iter().filter_map(|alias| {
            let partner = snapshot.partner(alias.partner_id)?;
            Some((alias.name.clone(), mask_of(&partner.uuid)))
        });
        let mut names: Vec<(String, String)> = now.chain(other).collect();
        for quarter in snapshot.review.frozen_quarters() {
            let frozen = snapshot.review.frozen_quarter(quarter).and_then(|row| Frozen::stored(row).ok());
            let then = frozen.into_iter().flat_map(|frozen| frozen.partners);
            names.extend(then.map(|(uuid, partner)| (partner.name, mask_of(&uuid))));
        }
        // Who stands under a name now has it, whoever had it before.
        let mut seen = HashSet::new();
        names.retain(|(name, _)| !name.trim().is_empty() && seen.insert(name.clone()));
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        let first_letters = names.iter().filter_map(|(name, _)| name.chars().next()).map(folded).collect();
        Self { masks, known: names, first_letters }
    }

    /// The text with each name, where it stands as words of its own, as its mask; small and large letters and kinds of spaces are one.
    #[must_use]
    pub(crate) fn masked(&self, text: &str) -> String {
        let mut result = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(letter) = rest.chars().next() {
            let before = result.chars().next_back();
            let found = self.first_letters.contains(&folded(letter)).then(|| self.name_at(rest, before)).flatten();
            let taken = if let Some((length, mask)) = found {
                result.push_str(mask);
                length
            } else {
                result.push(letter);
                letter.len_utf8()
            };
            rest = &rest[taken..];
        }
        result
    }

    /// The name a text begins with: its length there, and its mask.
    fn name_at(&self, text: &str, before: Option<char>) -> Option<(usize, &str)> {
        self.known.iter().find_map(|(name, mask)| {
            let length = length_of(name, text)?;
            let is_word = |one: Option<char>, other: Option<char>| {
                !one.zip(other).is_some_and(|(one, other)| has_spaces(one) && has_spaces(other))
            };
            let stands_alone = is_word(before, name.chars().next())
                && is_word(name.chars().next_back(), text[length..].chars().next());
            stands_alone.then_some((length, mask.as_str()))
        })
    }
}

/// How much of a text a name takes that it begins with.
fn length_of(name: &str, text: &str) -> Option<usize> {
    let mut letters = text.char_indices().peekable();
    for wanted in name.chars() {
        let (_, letter) = letters.next()?;
        if wanted.is_whitespace() && letter.is_whitespace() {
            while letters.next_if(|(_, letter)| letter.is_whitespace()).is_some() {}
        } else if folded(wanted) != folded(letter) {
            return None;
        }
    }
    Some(letters.peek().map_or(text.len(), |(at, _)| *at))
}

fn folded(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

/// Whether a letter or digit is of a script that sets spaces between words.
fn has_spaces(letter: char) -> bool {
    letter.is_alphanumeric()
        && !matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..)
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

/// The currencies a text may name by their code: the usual ones, and those of the document.
pub(super) fn codes(snapshot: &Snapshot) -> Vec<String> {
    let used = snapshot.amounts().map(|amount| amount.money.currency).chain([snapshot.setting.currency]);
    let used: BTreeSet<_> = used.collect();
    let usual = USUAL.iter().map(|code| (*code).to_owned());
    usual.chain(used.into_iter().map(|currency| currency.code().to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_replaced_where_they_stand_alone() {
        let pairs = [("Halden & Rowe", "Partner 01"), ("Halden", "Partner 02"), ("東京商事", "Partner 03")];
        let names = Names {
            masks: HashMap::new(),
            known: pairs.map(|(name, mask)| (name.to_owned(), mask.to_owned())).into(),
            first_letters: pairs.iter().filter_map(|(name, _)| name.chars().next()).map(folded).collect(),
        };
        let cases = [
            (
                "Halden & Rowe before Halden's; not Haldenberg, nor Uhalden",
                "Partner 01 before Partner 02's; not Haldenberg, nor Uhalden",
            ),
            ("HALDEN &\u{a0} rowe; halden", "Partner 01; Partner 02"),
            ("新しい東京商事の案件", "新しいPartner 03の案件"),
        ];
        for (text, masked) in cases {
            assert_eq!(names.masked(text), masked);
        }
    }
}
