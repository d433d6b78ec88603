use super::CurrencyMark;

/// An amount taken apart: "(EUR 1.2M)".
pub struct Written<'a> {
    pub number: &'a str,
    pub is_negative: bool,
    pub mark: Option<CurrencyMark>,
    /// What the number is multiplied by, where something says so.
    pub unit: Option<i64>,
}

impl<'a> Written<'a> {
    /// `None` when anything but a sign, a currency and a multiplier stands beside the digits.
    pub fn parse(text: &'a str) -> Option<Self> {
        let text = text.trim();
        let (text, in_brackets) = match text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')) {
            Some(inner) => (inner, true),
            None => (text, false),
        };
        let is_part = |letter: char| letter.is_ascii_digit();
        let mut start = text.find(is_part)?;
        let end = text.rfind(is_part)? + 1;
        if text[..start].ends_with(['.', ',']) {
            start -= 1;
        }
        let (before, minus_before) = without_minus(&text[..start]);
        let (after, minus_after) = without_minus(&text[end..]);
        if u8::from(in_brackets) + u8::from(minus_before) + u8::from(minus_after) > 1 {
            return None;
        }
        let beside = format!("{before} {after}");
        let (mark, unit) = units(&beside)?;
        let is_negative = in_brackets || minus_before || minus_after;
        Some(Self { number: &text[start..end], is_negative, mark, unit })
    }
}

/// Without the one minus at its start or end, and whether there was one.
fn without_minus(text: &str) -> (&str, bool) {
    let text = text.trim();
    let is_minus = |letter: char| matches!(letter, '-' | '\u{2013}' | '\u{2212}');
    if let Some(rest) = text.strip_prefix(is_minus) {
        return (rest, true);
    }
    match text.strip_suffix(is_minus) {
        Some(rest) => (rest, true),
        None => (text.strip_prefix('+').unwrap_or(text), false),
    }
}

/// The currency and the multiplier beside a number: "US$", "k EUR", "M"; `None` when there is another word, or two of one.
fn units(text: &str) -> Option<(Option<CurrencyMark>, Option<i64>)> {
    let spaced = text.replace("US$", " USD ");
    let mut words = String::with_capacity(spaced.len() + 4);
    for letter in spaced.chars() {
        if matches!(letter, '$' | '€' | '£' | '¥' | '₹') {
            words.extend([' ', letter, ' ']);
        } else {
            words.push(letter);
        }
    }
    let (mut mark, mut unit) = (None, None);
    for word in words.split_whitespace() {
        let word = word.trim_end_matches(['.', ',']);
        if word.is_empty() {
            continue;
        }
        let (found_unit, found_mark) = match (multiplier(word), CurrencyMark::from_text(word)) {
            (Some(unit), _) => (Some(unit), None),
            (None, Some(mark)) => (None, Some(mark)),
            // "kEUR", "TEUR".
            (None, None) => {
                let (first, rest) = word.split_at_checked(1)?;
                matches!(first, "k" | "K" | "T").then_some((Some(1_000), Some(CurrencyMark::from_text(rest)?)))?
            }
        };
        if (found_unit.is_some() && unit.is_some()) || (found_mark.is_some() && mark.is_some()) {
            return None;
        }
        unit = unit.or(found_unit);
        mark = mark.or(found_mark);
    }
    Some((mark, unit))
}

/// What "k", "M", "bn" and their like multiply by.
#[must_use]
pub fn multiplier(word: &str) -> Option<i64> {
    Some(match word.to_ascii_lowercase().as_str() {
        "k" | "tsd" | "thousand" | "thousands" => 1_000,
        "m" | "mm" | "mn" | "mio" | "mil" | "million" | "millions" => 1_000_000,
        "b" | "bn" | "billion" | "billions" => 1_000_000_000,
        _ => return None,
    })
}
