use std::collections::HashMap;

use super::markup::{Markup, Piece};
use super::tag::Tag;
use super::text::attribute;
use crate::import::read::Refusal;
use crate::import::read::number_format::Shown;

/// How the number in a cell is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Number(Shown),
    /// Days since the workbook's first one.
    Date,
}

/// The styles a workbook's cells refer to, by their places.
pub fn read(markup: &mut Markup<'_>) -> Result<Vec<Style>, Refusal> {
    let mut codes: HashMap<Vec<u8>, Style> = HashMap::new();
    let mut styles = Vec::new();
    let mut is_of_cells = false;
    loop {
        match markup.next()? {
            Piece::Start(tag) if tag.name == b"numFmt" => {
                if let (Some(id), Some(code)) = (tag.attribute(b"numFmtId"), tag.attribute(b"formatCode")) {
                    codes.insert(id.to_vec(), of_code(&attribute(code)?));
                }
            }
            Piece::Start(tag) if tag.name == b"cellXfs" => is_of_cells = !tag.is_empty,
            Piece::End(b"cellXfs") => is_of_cells = false,
            Piece::Start(tag) if is_of_cells && tag.name == b"xf" => styles.push(of_format(tag, &codes)),
            Piece::Over => return Ok(styles),
            _ => (),
        }
    }
}

fn of_format(tag: Tag<'_>, codes: &HashMap<Vec<u8>, Style>) -> Style {
    let id = tag.attribute(b"numFmtId").unwrap_or(b"0");
    codes.get(id).copied().unwrap_or_else(|| built_in(std::str::from_utf8(id).ok().and_then(|id| id.parse().ok())))
}

/// The formats that every spreadsheet knows by number; those from 27 and from 50 on are dates of East Asia.
fn built_in(id: Option<u32>) -> Style {
    match id {
        Some(14..=22 | 27..=36 | 45 | 47 | 50..=58) => Style::Date,
        Some(9 | 10) => Style::Number(Shown::Percent),
        _ => Style::Number(Shown::Plain),
    }
}

fn of_code(code: &str) -> Style {
    if is_date(code) { Style::Date } else { Style::Number(Shown::from_code(code)) }
}

/// Whether the first section of a format code shows days or times of day. Hours since something, "[h]:mm", are a number.
fn is_date(code: &str) -> bool {
    let mut letters = code.chars();
    let mut may_be_noon = false;
    while let Some(letter) = letters.next() {
        match letter.to_ascii_lowercase() {
            // The next letter is shown, left out or repeated.
            '\\' | '_' | '*' => {
                letters.next();
            }
            '"' => letters.by_ref().take_while(|letter| *letter != '"').for_each(drop),
            ';' => return false,
            '[' => {
                let content: String = letters.by_ref().take_while(|letter| *letter != ']').collect();
                if is_elapsed(&content.to_ascii_lowercase()) {
                    return false;
                }
            }
            'p' | 'm' | '/' if may_be_noon => return true,
            'd' | 'm' | 'h' | 'y' | 's' if !may_be_noon => return true,
            'a' => may_be_noon = true,
            _ => {}
        }
    }
    false
}

/// "h", "mm" or "ss" in brackets.
fn is_elapsed(content: &str) -> bool {
    let first = content.chars().next();
    matches!(first, Some('h' | 'm' | 's')) && content.chars().all(|letter| Some(letter) == first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn date(code: &str, expected: bool) {
        assert_eq!(of_code(code) == Style::Date, expected, "{code}");
    }

    #[test]
    fn a_format_of_days_is_told_from_one_of_numbers() {
        for code in ["yyyy-mm-dd", "[$-409]d-mmm;@", "h:mm AM/PM", "\"on \"d", "[Red]DD.MM.YY", "a/p"] {
            date(code, true);
        }
        for code in
            ["General", "#,##0.00", "0\" days\"", "0\\d", "#,##0_d", "[h]:mm:ss", "[Red]0;[Blue]-0", "0;d", "0*y"]
        {
            date(code, false);
        }
    }

    #[test]
    fn a_style_is_the_format_of_its_number() {
        let xml = "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='[$€-407] 0'/><numFmt numFmtId='9' formatCode='d'/>\
                   </numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>\
                   <cellXfs><xf/><xf numFmtId='14'></xf><xf numFmtId='164'/><xf numFmtId='9'/><xf numFmtId='10'/></cellXfs>";
        let styles = read(&mut Markup::new(xml.as_bytes())).expect("styles");
        let money = Style::Number(Shown::Money(crate::model::Currency::EUR));
        let (plain, percent) = (Style::Number(Shown::Plain), Style::Number(Shown::Percent));
        assert_eq!(styles, [plain, Style::Date, money, Style::Date, percent]);
    }
}
