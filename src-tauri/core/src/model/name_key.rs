use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The form in which two spellings of one name are equal: compatibility-decomposed, without marks, lower case,
/// white space folded. Exact joining only; legal forms and typos are matching's business.
#[must_use]
pub fn name_key(name: &str) -> String {
    // What follows leaves ASCII as it is, but for the case, and most names are that.
    if name.is_ascii() {
        let mut key = name.to_ascii_lowercase();
        if !is_folded(key.as_bytes()) {
            key = folded(&key);
        }
        return key;
    }
    let plain: String = name.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect();
    folded(&plain)
}

/// Whether all white space of an ASCII text is single spaces between words.
fn is_folded(text: &[u8]) -> bool {
    // What `split_whitespace` takes for white space, the vertical tab included.
    let is_white = |letter: u8| matches!(letter, b'\t'..=b'\r' | b' ');
    let mut was_white = true;
    for letter in text {
        let is_white = is_white(*letter);
        if is_white && (was_white || *letter != b' ') {
            return false;
        }
        was_white = is_white;
    }
    text.is_empty() || !was_white
}

/// Every run of white space as one space, none at the ends.
fn folded(text: &str) -> String {
    let mut words = text.split_whitespace();
    let mut folded = String::with_capacity(text.len());
    folded.push_str(words.next().unwrap_or_default());
    for word in words {
        folded.push(' ');
        folded.push_str(word);
    }
    folded
}

/// The registrable domain in a website, address or domain cell: `https://www.Corvane.co.uk/about` is "corvane.co.uk".
/// `None` when the text holds no domain.
#[must_use]
pub fn domain_key(text: &str) -> Option<String> {
    let text = text.trim();
    let is_lower = text.bytes().all(|letter| letter.is_ascii() && !letter.is_ascii_uppercase());
    let text = if is_lower { Cow::Borrowed(text) } else { Cow::Owned(text.to_lowercase()) };
    let text = text.split_once("://").map_or(&*text, |(_, rest)| rest);
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default().trim_end_matches('.');
    let is_host = host.contains('.')
        && host.split('.').all(|label| {
            !label.is_empty() && label.chars().all(|letter| letter.is_alphanumeric() || letter == '-' || letter == '_')
        });
    if !is_host {
        return None;
    }
    psl::domain_str(host).map(ToOwned::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_share_a_key() {
        assert_eq!(name_key("  Café\u{a0}Ström  AG "), name_key("cafe strom ag"));
        assert_ne!(name_key("Ström"), name_key("Storm"));
        assert_eq!(name_key("\tHALDEN  & Rowe\n"), "halden & rowe");
        assert_eq!(name_key("Halden\u{b}Rowe "), "halden rowe");
        assert_eq!(name_key(" "), "");
    }

    #[test]
    fn a_domain_is_found_in_what_people_paste() {
        assert_eq!(domain_key("https://www.Corvane.co.uk/about?x=1").as_deref(), Some("corvane.co.uk"));
        assert_eq!(domain_key("jo@sales.corvane.example").as_deref(), Some("corvane.example"));
        assert_eq!(domain_key("yellowstair"), None);
        assert_eq!(domain_key("n/a"), None);
    }
}
