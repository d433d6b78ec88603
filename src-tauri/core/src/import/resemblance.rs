use std::cell::OnceCell;
use std::collections::HashMap;

use super::index::Key;
use crate::api::import::{DuplicateChoice, DuplicateDecision};
use crate::model::name_key;

/// A row that may or may not mean what the document has already: the user is shown both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// 1-based.
    pub row: u32,
    /// Of what it may mean, in the snapshot's partners or accounts.
    pub place: usize,
    /// "Same website as Corvane, which is called differently".
    pub reason: String,
    /// Whether the row is taken for it: as the user says, else as it looks.
    pub is_same: bool,
}

/// What a document has, to see how much a row is like it.
pub struct Resemblance<'a> {
    standing: Vec<Key<'a>>,
    answers: &'a [DuplicateChoice],
    by_loose_name: OnceCell<HashMap<String, usize>>,
    by_name_and_domain: OnceCell<HashMap<(String, &'a str), usize>>,
}

impl<'a> Resemblance<'a> {
    /// `standing` in the order of their places; `answers` are the user's.
    pub fn new(standing: impl Iterator<Item = Key<'a>>, answers: &'a [DuplicateChoice]) -> Self {
        let standing = standing.collect();
        Self { standing, answers, by_loose_name: OnceCell::new(), by_name_and_domain: OnceCell::new() }
    }

    /// The place a row means, and the doubt about it. `found` is what id, domain or name lead to: sure where the id does, and
    /// where neither a domain nor a name speaks against it. A row that nothing leads to may be called much alike.
    pub fn judge(&self, row: u32, key: Key<'_>, found: Option<usize>) -> (Option<usize>, Option<Doubt>) {
        let likely = found.is_some();
        let doubt = match found {
            Some(place) => difference(key, self.standing[place]).map(|reason| (place, reason)),
            None => self.alike(key).map(|place| (place, format!("Called much like {}", self.standing[place].name))),
        };
        let Some((place, reason)) = doubt else { return (found, None) };
        // Of several with one website, which the user told apart before, the one of this name is meant.
        if let Some(place) = self.named_as(key) {
            return (Some(place), None);
        }
        let is_same = self.answer(row).unwrap_or(likely);
        (is_same.then_some(place), Some(Doubt { row, place, reason, is_same }))
    }

    /// The place with both the name and the domain of `key`.
    fn named_as(&self, key: Key<'_>) -> Option<usize> {
        let domain = key.domain?;
        let by_name_and_domain = self.by_name_and_domain.get_or_init(|| {
            let named =
                |(place, standing): (usize, &Key<'a>)| Some(((name_key(standing.name), standing.domain?), place));
            self.standing.iter().enumerate().rev().filter_map(named).collect()
        });
        let place = *by_name_and_domain.get(&(name_key(key.name), domain))?;
        self.is_of_one_id(key, place).then_some(place)
    }

    /// Two ids are two, whatever they are called.
    fn is_of_one_id(&self, key: Key<'_>, place: usize) -> bool {
        key.external_id.zip(self.standing[place].external_id).is_none_or(|(own, other)| own == other)
    }

    fn answer(&self, row: u32) -> Option<bool> {
        let mut of_row = self.answers.iter().rev().filter(|answer| answer.row == row);
        of_row.find_map(|answer| answer.choice.is_same())
    }

    fn alike(&self, key: Key<'_>) -> Option<usize> {
        if self.standing.is_empty() {
            return None;
        }
        let by_name = self.by_loose_name.get_or_init(|| {
            let mut by_name = HashMap::new();
            for (place, standing) in self.standing.iter().enumerate() {
                by_name.entry(loose_name(standing.name)).or_insert(place);
            }
            by_name
        });
        let name = Some(loose_name(key.name)).filter(|name| !name.is_empty())?;
        let place = *by_name.get(&name)?;
        self.is_of_one_id(key, place).then_some(place)
    }
}

impl DuplicateDecision {
    /// What it says of a row and the document; nothing where it is about two rows.
    pub(crate) fn is_same(self) -> Option<bool> {
        match self {
            Self::Same => Some(true),
            Self::Apart => Some(false),
            Self::First | Self::Merge => None,
        }
    }
}

/// What speaks against a row meaning what its domain or name leads to.
fn difference(key: Key<'_>, standing: Key<'_>) -> Option<String> {
    if key.external_id.is_some() && key.external_id == standing.external_id {
        return None;
    }
    let same_name = name_key(key.name) == name_key(standing.name);
    let domains = key.domain.zip(standing.domain);
    match domains {
        Some((own, other)) if own != other => {
            same_name.then(|| format!("Same name as {}, another website", standing.name))
        }
        Some(_) if !same_name => Some(format!("Same website as {}, another name", standing.name)),
        _ => None,
    }
}

/// Words at the end of a name that say what form a company has.
const FORMS: &[&str] = &[
    "inc",
    "incorporated",
    "llc",
    "llp",
    "lp",
    "ltd",
    "limited",
    "corp",
    "corporation",
    "co",
    "company",
    "plc",
    "gmbh",
    "mbh",
    "ag",
    "kg",
    "kgaa",
    "se",
    "sa",
    "sas",
    "sarl",
    "srl",
    "spa",
    "bv",
    "nv",
    "ab",
    "as",
    "asa",
    "aps",
    "oy",
    "oyj",
    "kk",
    "pty",
    "pte",
    "pvt",
    "sro",
    "zoo",
    "kft",
    "group",
    "holding",
];

/// A name without the form of the company, "The", "and" and marks: "The Corvane Group, Inc." is "corvane".
fn loose_name(name: &str) -> String {
    let key = name_key(name).replace(['.', '\'', '’'], "");
    let words = key.split(|letter: char| !letter.is_alphanumeric());
    let mut words: Vec<&str> = words.filter(|word| !word.is_empty() && *word != "and").collect();
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    while words.len() > 1 && words.last().is_some_and(|word| FORMS.contains(word)) {
        words.pop();
    }
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const CORVANE: Key<'_> = Key { external_id: Some("P-1"), domain: Some("corvane.com"), name: "Corvane" };

    fn judged(key: Key<'_>, found: Option<usize>, answers: &[DuplicateChoice]) -> (Option<usize>, Option<String>) {
        let (place, doubt) = Resemblance::new([CORVANE].into_iter(), answers).judge(7, key, found);
        (place, doubt.map(|doubt| doubt.reason))
    }

    #[test]
    fn a_name_is_the_same_without_the_form_of_the_company() {
        assert_eq!(loose_name("The Corvane Group, Inc."), "corvane");
        assert_eq!(loose_name("Halden & Rowe S.A."), loose_name("Halden and Rowe"));
        assert_eq!(loose_name("The The"), "the");
        assert_ne!(loose_name("Delta Air Lines"), loose_name("Delta Electronics"));
    }

    #[test]
    fn an_id_leaves_no_doubt() {
        let key = Key { name: "Corvane Europe", domain: Some("corvane.eu"), ..CORVANE };
        assert_eq!(judged(key, Some(0), &[]), (Some(0), None));
    }

    #[test]
    fn a_website_under_another_name_is_taken_for_the_same_unless_the_user_says_otherwise() {
        let key = Key { external_id: None, domain: Some("corvane.com"), name: "Brightwater" };
        let reason = Some("Same website as Corvane, another name".to_owned());
        assert_eq!(judged(key, Some(0), &[]), (Some(0), reason.clone()));
        let apart = DuplicateChoice { row: 7, choice: DuplicateDecision::Apart };
        assert_eq!(judged(key, Some(0), &[apart]), (None, reason));
    }

    #[test]
    fn a_name_much_alike_is_another_one_unless_the_user_says_otherwise() {
        let key = Key { external_id: None, domain: None, name: "Corvane GmbH" };
        let reason = Some("Called much like Corvane".to_owned());
        assert_eq!(judged(key, None, &[]), (None, reason.clone()));
        let same = DuplicateChoice { row: 7, choice: DuplicateDecision::Same };
        assert_eq!(judged(key, None, &[same]), (Some(0), reason));
    }

    #[test]
    fn two_ids_are_two_however_alike_the_names() {
        let key = Key { external_id: Some("P-2"), domain: None, name: "Corvane Inc" };
        assert_eq!(judged(key, None, &[]), (None, None));
    }
}
