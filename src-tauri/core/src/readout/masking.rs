//! Amounts that whoever gets the slides is not to see: their currency stays, their digits go.

use super::Slide;
use super::scene::{Element, Scene, TextBox};

/// What stands for an amount.
pub const MASK: &str = "•••";

/// No number is longer.
const MOST_LETTERS: usize = 64;

/// Masks every amount of a slide: on it, in its words for screen readers, in its notes and checks. `codes` are the currencies that are
/// written by their code.
pub fn mask_amounts(slide: &mut Slide, codes: &[&str]) {
    let mask = |text: &mut String| *text = masked(text, codes, &mut false);
    mask(&mut slide.composed);
    slide.notes.iter_mut().for_each(mask);
    slide.checks.iter_mut().for_each(|check| mask(&mut check.sentence));
    slide.scene.change_texts(&mut |text| mask_box(text, codes));
    let Scene { title, elements, alt, .. } = &mut slide.scene;
    mask(&mut title.sentence);
    mask(alt);
    for one in elements {
        mask_names(one, codes);
    }
}

/// Masks what an element is called, and says to screen readers.
fn mask_names(element: &mut Element, codes: &[&str]) {
    let mask = |text: &mut String| *text = masked(text, codes, &mut false);
    match element {
        Element::Text(_) | Element::Panel(_) | Element::Rule(_) => {}
        Element::Shape(shape) => mask(&mut shape.name),
        Element::Table(table) => mask(&mut table.alt),
        Element::Group(group) => {
            mask(&mut group.name);
            mask(&mut group.alt);
            // Its data are amounts, however they are drawn.
            group.chart = None;
            group.elements.iter_mut().for_each(|one| mask_names(one, codes));
        }
    }
}

fn mask_box(text: &mut TextBox, codes: &[&str]) {
    text.whole = masked(&text.whole, codes, &mut false);
    let mut is_after_code = false;
    for run in text.lines.iter_mut().flat_map(|line| &mut line.runs) {
        run.text = masked(&run.text, codes, &mut is_after_code);
    }
}

/// "$1.1M" as "$•••", "CHF 1,200" as "CHF •••", "2.4M €" as "••• €". A currency at the end of a text speaks of a number at the
/// beginning of the next.
fn masked(text: &str, codes: &[&str], is_after_currency: &mut bool) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    let mut is_amount = std::mem::take(is_after_currency);
    while let Some(letter) = rest.chars().next() {
        let is_word_start = !result.ends_with(char::is_alphanumeric);
        if letter.is_ascii_digit() && (is_amount || is_word_start) {
            let end = range_end(rest);
            let is_before_currency = currency_length(rest[end..].trim_start(), codes, true).is_some();
            result.push_str(if is_amount || is_before_currency { MASK } else { &rest[..end] });
            rest = &rest[end..];
            is_amount = false;
            continue;
        }
        if let Some(length) = currency_length(rest, codes, is_word_start) {
            result.push_str(&rest[..length]);
            rest = &rest[length..];
            is_amount = true;
            continue;
        }
        // A space stands between a currency and its number.
        is_amount = is_amount && letter.is_whitespace();
        result.push(letter);
        rest = &rest[letter.len_utf8()..];
    }
    *is_after_currency = is_amount;
    result
}

/// How long the currency is that a text begins with: a symbol, or a code that is a word.
fn currency_length(text: &str, codes: &[&str], is_word_start: bool) -> Option<usize> {
    let first = text.chars().next()?;
    if matches!(first, '$' | '€' | '£' | '¥') {
        return Some(first.len_utf8());
    }
    let code = codes.iter().find(|code| is_word_start && text.starts_with(**code))?;
    (!text[code.len()..].starts_with(char::is_alphabetic)).then_some(code.len())
}

/// Where a number that a text begins with ends, and another it is joined to by a dash: "1–2M".
fn range_end(text: &str) -> usize {
    let end = number_end(text);
    let dash = text[end..].chars().next().filter(|letter| matches!(letter, '-' | '–' | '—')).map_or(0, char::len_utf8);
    let is_range = dash > 0 && text[end + dash..].starts_with(|letter: char| letter.is_ascii_digit());
    if is_range { end + dash + number_end(&text[end + dash..]) } else { end }
}

/// Where a number that a text begins with ends, its unit with it. A separator belongs to it where a digit follows, a space where three
/// do.
fn number_end(text: &str) -> usize {
    let letters: Vec<(usize, char)> = text.char_indices().take(MOST_LETTERS).collect();
    let is_digit = |place: usize| letters.get(place).is_some_and(|(_, letter)| letter.is_ascii_digit());
    let mut end = 0;
    for (place, (at, letter)) in letters.iter().enumerate() {
        let is_thousand = (1..=3).all(|ahead| is_digit(place + ahead)) && !is_digit(place + 4);
        let belongs = match letter {
            '.' | ',' | '\'' | '’' => is_digit(place + 1),
            ' ' | '\u{a0}' | '\u{202f}' => is_thousand,
            letter => letter.is_ascii_digit(),
        };
        if !belongs {
            break;
        }
        end = at + letter.len_utf8();
    }
    let unit = ["bn", "M", "m", "k", "K", "B"].into_iter().find(|unit| {
        let after = text[end..].strip_prefix(unit);
        after.is_some_and(|after| !after.starts_with(char::is_alphanumeric))
    });
    end + unit.map_or(0, str::len)
}

#[cfg(test)]
mod tests {
    use super::masked;

    fn masked_text(text: &str) -> String {
        masked(text, &["CHF"], &mut false)
    }

    #[test]
    fn amounts_go_and_everything_else_stays() {
        assert_eq!(
            masked_text("Tier 1 holds $24.0M of $1,080,000.50, 61% in 12 deals."),
            "Tier 1 holds $••• of $•••, 61% in 12 deals."
        );
        assert_eq!(masked_text("-€1k, £2.5bn"), "-€•••, £•••");
        assert_eq!(masked_text("CHF 1,200 for 3 partners"), "CHF ••• for 3 partners");
        assert_eq!(
            masked_text("€ 2.4m, 2.4M €, 1,200 CHF, $1–2M, $1 200 000 and $1.1M-$2M"),
            "€ •••, ••• €, ••• CHF, $•••, $••• and $•••-$•••"
        );
        assert_eq!(
            masked_text("12 deals, 0.25 FTE, 4 of 20, Q2 2026, 61%, v1.2"),
            "12 deals, 0.25 FTE, 4 of 20, Q2 2026, 61%, v1.2"
        );
        assert_eq!(masked_text("3 amounts in CHF have no rate; CHFX 3"), "3 amounts in CHF have no rate; CHFX 3");
    }

    #[test]
    fn an_amount_over_two_runs_goes_too() {
        let mut is_after_code = false;
        let runs = ["from CHF", "1,200 to 3"].map(|run| masked(run, &["CHF"], &mut is_after_code));
        assert_eq!(runs, ["from CHF", "••• to 3"]);
    }
}
