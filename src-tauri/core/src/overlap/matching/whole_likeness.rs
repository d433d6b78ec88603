use super::terms::Terms;

/// The likeness of initials to the words they stand for: "IBM" may be International Business Machines.
pub const INITIALS: f64 = 0.85;
/// The same of two letters, which stand for much.
const TWO_INITIALS: f64 = 0.65;
/// The likeness of a word to the words it is divided into.
pub const DIVIDED: f64 = 0.97;

/// Names that are one when they are not taken as words: divided otherwise, or one the initials of the other.
pub fn whole_likeness(one: &Terms<'_>, other: &Terms<'_>) -> Option<f64> {
    let (one, other) = (one.whole, other.whole);
    if one.written.is_empty() || other.written.is_empty() {
        return None;
    }
    if one.written == other.written || one.written == other.formal || one.formal == other.written {
        return Some(DIVIDED);
    }
    let (short, long) = if one.written.len() <= other.written.len() { (one, other) } else { (other, one) };
    if short.written == long.formal_initials {
        return (short.written.len() > 2).then_some(INITIALS);
    }
    if short.written == long.initials {
        return match short.written.len() {
            0..=1 => None,
            2 if short.has_and && long.has_and => Some(INITIALS),
            2 => Some(TWO_INITIALS),
            _ => Some(INITIALS),
        };
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::CompanyName;
    use super::super::terms::Sought;
    use super::super::vocabulary::Vocabulary;
    use super::*;

    #[test]
    fn initials_and_other_divisions_are_one_name() {
        let vocabulary = Vocabulary::default();
        for (one, other, expected) in [
            ("De Beers", "DeBeers", Some(DIVIDED)),
            ("IBM", "International Business Machines", Some(INITIALS)),
            ("P&G", "Procter & Gamble", Some(INITIALS)),
            ("HP", "Hewlett Packard", Some(TWO_INITIALS)),
            ("HSBC", "Hongkong & Shanghai Banking Corporation", Some(INITIALS)),
            ("GSK", "GlaxoSmithKline plc", Some(INITIALS)),
            ("PepsiCo", "Pepsi Co", Some(DIVIDED)),
            ("Corvane", "Brightwater", None),
        ] {
            let [one, other] = [one, other].map(|name| Sought::new(CompanyName::parse(name), &vocabulary));
            assert_eq!(whole_likeness(&one.terms(&vocabulary), &other.terms(&vocabulary)), expected);
        }
    }
}
