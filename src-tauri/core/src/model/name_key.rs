use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The form in which two spellings of one name are equal: compatibility-decomposed, without marks, lower case,
/// white space folded. Exact joining only; legal forms and typos are matching's business.
#[must_use]
pub fn name_key(name: &str) -> String {
    // What follows leaves ASCII as it is, but for the case, and most names are that.
    if name.is_ascii() {
        return folded(&name.to_ascii_lowercase());
    }
    let plain: String = name.nfkd().filter(|letter| !is_combining_mark(*letter)).flat_map(char::to_lowercase).collect();
    folded(&plain)
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
    let text = text.trim().to_lowercase();
    let text = text.split_once("://").map_or(text.as_str(), |(_, rest)| rest);
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
    }

    #[test]
    fn a_domain_is_found_in_what_people_paste() {
        assert_eq!(domain_key("https://www.Corvane.co.uk/about?x=1").as_deref(), Some("corvane.co.uk"));
        assert_eq!(domain_key("jo@sales.corvane.example").as_deref(), Some("corvane.example"));
        assert_eq!(domain_key("yellowstair"), None);
        assert_eq!(domain_key("n/a"), None);
    }
}
