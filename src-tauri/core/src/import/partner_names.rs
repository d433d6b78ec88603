use std::collections::HashMap;

use super::values::{is_missing_text, word_key};
use crate::model::name_key;

/// The partners of a document by name: what a file calls them is looked up here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartnerNames {
    names: Vec<String>,
    /// The name a partner has today, by [`name_key`] of the names it has and had.
    by_key: HashMap<String, String>,
}

/// What else stands in the name of a file or sheet that is a partner's list.
const AROUND: &str = "account|accounts|list|lists|customer|customers|client|clients|overlap|overlaps|export|exports|exported|\
                      data|copy|final|latest|new|of|from|for|the|partner|partners|shared|report|crossbeam|reveal|csv|xlsx|\
                      prospects|pipeline|their|target|targets|mapping|upload|fy|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|\
                      dec|january|february|march|april|june|july|august|september|october|november|december";
/// What a company's name may end in, and often does not in the name of a file.
const LEGAL: &str = "inc|llc|ltd|limited|gmbh|ag|sa|sas|bv|nv|plc|corp|corporation|co|company|oy|ab|as|kg|srl|spa|pty";
/// Parts of a cell that are looked at as names: a longer text is no list of partners.
const PARTS: usize = 24;

impl PartnerNames {
    /// `former` are names that lead to a partner of today: those merged into it.
    #[must_use]
    pub fn new<'a>(today: impl Iterator<Item = &'a str>, former: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let names: Vec<String> = today.map(ToOwned::to_owned).collect();
        let mut by_key: HashMap<String, String> =
            former.map(|(former, today)| (name_key(former), today.to_owned())).collect();
        by_key.extend(names.iter().map(|name| (name_key(name), name.clone())));
        Self { names, by_key }
    }

    /// The names of today, in the document's order.
    #[must_use]
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The partner of this name; spellings that differ in case, accents and white space are one.
    #[must_use]
    pub fn known(&self, name: &str) -> Option<&str> {
        self.by_key.get(&name_key(name)).map(String::as_str)
    }

    /// The one partner the name of a file or sheet names, beside nothing but dates and words such as "accounts":
    /// "Halden & Rowe accounts 2026-06" is "Halden & Rowe".
    #[must_use]
    pub fn in_title(&self, title: &str) -> Option<&str> {
        let tokens = tokens(title);
        let mut best: Option<(usize, &str)> = None;
        let mut is_tied = false;
        for (key, today) in &self.by_key {
            let name = without_legal_form(self::tokens(key));
            let Some(rest) = rest_of(&tokens, &name) else { continue };
            if !rest.iter().all(|token| is_around(token)) {
                continue;
            }
            match best {
                Some((length, other)) if length == name.len() => is_tied |= other != today,
                Some((length, _)) if length > name.len() => {}
                _ => (best, is_tied) = (Some((name.len(), today.as_str())), false),
            }
        }
        best.filter(|_| !is_tied).map(|(_, name)| name)
    }

    /// The names in a cell that may list several. Semicolons and line breaks always part two; a comma, a stroke, a plus
    /// and "and" only where every part is a partner: "Smith, Jones & Co" may well be one. Known partners have the name
    /// they have today, the others stand as the cell has them.
    #[must_use]
    pub fn listed(&self, cell: &str) -> Vec<String> {
        if let Some(known) = self.known(cell) {
            return vec![known.to_owned()];
        }
        let mut listed = Vec::new();
        for piece in cell.split([';', '\n', '\r']).map(str::trim).filter(|piece| !is_missing_text(piece)) {
            match self.known(piece) {
                Some(known) => listed.push(known.to_owned()),
                None => listed.extend(self.parted(piece).unwrap_or_else(|| vec![piece.to_owned()])),
            }
        }
        listed
    }

    /// The known partners a text consists of; `None` when some part of it is none.
    fn parted(&self, text: &str) -> Option<Vec<String>> {
        let parts = parts(text);
        if parts.len() < 2 || parts.len() > PARTS {
            return None;
        }
        // From the end: how the rest from each part on is made of partners.
        let mut rests: Vec<Option<Vec<String>>> = vec![None; parts.len()];
        rests.push(Some(Vec::new()));
        for from in (0..parts.len()).rev() {
            rests[from] = (from + 1..=parts.len()).rev().find_map(|to| {
                let known = self.known(&text[parts[from].0..parts[to - 1].1])?;
                let rest = rests[to].as_ref()?;
                Some(std::iter::once(known.to_owned()).chain(rest.iter().cloned()).collect())
            });
        }
        rests.swap_remove(0)
    }
}

/// Where the parts of a text begin and end, between what may separate them.
fn parts(text: &str) -> Vec<(usize, usize)> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut close = |to: usize, next: usize| {
        let trimmed = text[from..to].trim_end();
        let begin = to - text[from..to].trim_start().len();
        if !trimmed.trim().is_empty() {
            parts.push((begin, from + trimmed.len()));
        }
        from = next;
    };
    for (at, letter) in text.char_indices() {
        let before = text[..at].ends_with(char::is_whitespace);
        let is_and = before
            && text[at..].get(..3).is_some_and(|word| word.eq_ignore_ascii_case("and"))
            && text[at + 3..].starts_with(char::is_whitespace);
        if is_and {
            close(at, at + 3);
        } else if matches!(letter, ',' | '/' | '+' | '|' | '&') {
            close(at, at + letter.len_utf8());
        }
    }
    close(text.len(), text.len());
    parts
}

fn tokens(text: &str) -> Vec<String> {
    word_key(text).split(' ').filter(|token| !token.is_empty() && *token != "and").map(ToOwned::to_owned).collect()
}

fn without_legal_form(mut tokens: Vec<String>) -> Vec<String> {
    while tokens.len() > 1 && tokens.last().is_some_and(|last| is_in(LEGAL, last)) {
        tokens.pop();
    }
    tokens
}

/// The tokens beside `name`, where it stands in one piece or written as one word; `None` where it does not.
fn rest_of(tokens: &[String], name: &[String]) -> Option<Vec<String>> {
    if name.is_empty() {
        return None;
    }
    let joined = name.concat();
    let in_pieces = tokens.windows(name.len()).position(|window| window == name).map(|at| (at, name.len()));
    let (at, length) = in_pieces.or_else(|| Some((tokens.iter().position(|token| *token == joined)?, 1)))?;
    Some(tokens[..at].iter().chain(&tokens[at + length..]).cloned().collect())
}

fn is_around(token: &str) -> bool {
    let without_digits = token.trim_matches(|letter: char| letter.is_ascii_digit());
    without_digits.is_empty()
        || matches!(without_digits, "q" | "v" | "fy" | "h")
        || is_in(AROUND, token)
        || is_in(LEGAL, token)
}

fn is_in(words: &str, word: &str) -> bool {
    super::word_list::is_in(words, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> PartnerNames {
        let today = ["Halden & Rowe", "Corvane", "Corvane Cloud", "Smith, Jones & Co", "Obrel GmbH"];
        PartnerNames::new(today.into_iter(), [("Kestrel", "Corvane")].into_iter())
    }

    #[track_caller]
    fn names_partner(title: &str, expected: Option<&str>) {
        assert_eq!(names().in_title(title), expected, "{title}");
    }

    #[test]
    fn a_file_is_named_after_its_partner() {
        names_partner("Halden & Rowe accounts", Some("Halden & Rowe"));
        names_partner("halden_and_rowe-customers-2026-06-30", Some("Halden & Rowe"));
        names_partner("HaldenRowe export (2)", Some("Halden & Rowe"));
        names_partner("Corvane", Some("Corvane"));
        names_partner("Corvane Cloud overlap Q2 2026", Some("Corvane Cloud"));
        names_partner("obrel list v2", Some("Obrel GmbH"));
        names_partner("Kestrel accounts", Some("Corvane"));
        names_partner("Accounts", None);
        names_partner("Corvane and Obrel accounts", None);
        names_partner("Corvaneland accounts", None);
    }

    #[track_caller]
    fn lists(cell: &str, expected: &[&str]) {
        assert_eq!(names().listed(cell), expected, "{cell}");
    }

    #[test]
    fn a_cell_is_parted_where_every_part_is_a_partner() {
        lists("Corvane; Unknown Ltd", &["Corvane", "Unknown Ltd"]);
        lists("Corvane, Halden & Rowe and Obrel GmbH", &["Corvane", "Halden & Rowe", "Obrel GmbH"]);
        lists("corvane / CORVANE CLOUD", &["Corvane", "Corvane Cloud"]);
        lists("Corvane\nObrel GmbH", &["Corvane", "Obrel GmbH"]);
    }

    #[test]
    fn a_name_with_a_comma_in_it_stays_whole() {
        lists("Smith, Jones & Co", &["Smith, Jones & Co"]);
        lists("Smith, Jones & Co, Corvane", &["Smith, Jones & Co", "Corvane"]);
        lists("Miller, Stone", &["Miller, Stone"]);
        lists("Corvane, Stone", &["Corvane, Stone"]);
        lists("n/a", &[]);
    }
}
