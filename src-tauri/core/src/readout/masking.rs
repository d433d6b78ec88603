//! Amounts that whoever gets the slides is not to see: their currency stays, their digits go.

use super::Slide;
use super::scene::{Element, Scene, TextBox};

/// What stands for an amount.
pub const MASK: &str = "•••";

/// Masks every amount of a slide: on it, in its words for screen readers, in its notes and checks. `codes` are the currencies that are
/// written by their code.
pub fn mask_amounts(slide: &mut Slide, codes: &[&str]) {
    let mask = |text: &mut String| *text = masked(text, codes, &mut false);
    mask(&mut slide.composed);
    slide.notes.iter_mut().for_each(mask);
    slide.checks.iter_mut().for_each(|check| mask(&mut check.sentence));
    let Scene { title, elements, alt, .. } = &mut slide.scene;
    mask(&mut title.sentence);
    mask(alt);
    mask_box(&mut title.text, codes);
    for one in elements {
        mask_element(one, codes);
    }
}

fn mask_element(element: &mut Element, codes: &[&str]) {
    let mask = |text: &mut String| *text = masked(text, codes, &mut false);
    match element {
        Element::Text(text) => mask_box(text, codes),
        Element::Panel(panel) => panel.text.iter_mut().for_each(|text| mask_box(text, codes)),
        Element::Rule(_) => {}
        Element::Shape(shape) => mask(&mut shape.name),
        Element::Table(table) => {
            mask(&mut table.alt);
            let texts = table.cells.iter_mut().filter_map(|cell| cell.panel.text.as_mut());
            texts.for_each(|text| mask_box(text, codes));
        }
        Element::Group(group) => {
            mask(&mut group.name);
            mask(&mut group.alt);
            group.elements.iter_mut().for_each(|one| mask_element(one, codes));
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

/// "$1.1M" as "$•••", "CHF 1,200" as "CHF •••". A code at the end of a text speaks of a number at the beginning of the next.
fn masked(text: &str, codes: &[&str], is_after_code: &mut bool) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    let mut is_amount = std::mem::take(is_after_code);
    while let Some(letter) = rest.chars().next() {
        if is_amount && letter.is_ascii_digit() {
            result.push_str(MASK);
            rest = &rest[number_end(rest)..];
            is_amount = false;
            continue;
        }
        let is_word_start = !result.ends_with(char::is_alphanumeric);
        let code = codes.iter().find(|code| is_word_start && rest.starts_with(**code));
        let code = code.filter(|code| !rest[code.len()..].starts_with(char::is_alphabetic));
        if let Some(code) = code {
            let spaces = rest[code.len()..].len() - rest[code.len()..].trim_start().len();
            let until = code.len() + spaces;
            result.push_str(&rest[..until]);
            rest = &rest[until..];
            is_amount = true;
            continue;
        }
        is_amount = matches!(letter, '$' | '€' | '£' | '¥');
        result.push(letter);
        rest = &rest[letter.len_utf8()..];
    }
    *is_after_code = is_amount;
    result
}

/// Where a number that a text begins with ends, its unit with it: a separator belongs to it where a digit follows.
fn number_end(text: &str) -> usize {
    let mut end = 0;
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    for (place, (at, letter)) in letters.iter().enumerate() {
        let is_before_digit = letters.get(place + 1).is_some_and(|(_, next)| next.is_ascii_digit());
        if !(letter.is_ascii_digit() || (matches!(letter, '.' | ',') && is_before_digit)) {
            break;
        }
        end = at + letter.len_utf8();
    }
    let unit = ["bn", "M", "k"].into_iter().find(|unit| text[end..].starts_with(unit));
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
        assert_eq!(masked_text("3 amounts in CHF have no rate; CHFX 3"), "3 amounts in CHF have no rate; CHFX 3");
    }

    #[test]
    fn an_amount_over_two_runs_goes_too() {
        let mut is_after_code = false;
        let runs = ["from CHF", "1,200 to 3"].map(|run| masked(run, &["CHF"], &mut is_after_code));
        assert_eq!(runs, ["from CHF", "••• to 3"]);
    }
}
