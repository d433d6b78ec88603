use std::collections::HashMap;

use crate::import::read::number_format::Shown;

/// Formats every workbook has without saying so: percentages whole and with two decimals.
const PERCENTAGES: [u16; 2] = [9, 10];

/// The number formats of a workbook, and which of them each style of its cells has.
#[derive(Debug, Default)]
pub struct Formats {
    shown: HashMap<u16, Shown>,
    /// By style.
    of_style: Vec<u16>,
}

impl Formats {
    /// A format's number and code. Since Excel 97 the code has its length in two bytes, then a byte that says whether its
    /// letters are in one byte or two; before, its length is in one and its letters are bytes.
    pub fn format(&mut self, body: &[u8], is_old: bool) {
        let Some(number) = short(body, 0) else { return };
        let rest = body.get(if is_old { 3 } else { 5 }..).unwrap_or_default();
        let is_wide = !is_old && body.get(4).is_some_and(|flags| flags & 1 != 0);
        let code: String = if is_wide {
            let letters: Vec<u16> = rest.as_chunks().0.iter().copied().map(u16::from_le_bytes).collect();
            String::from_utf16_lossy(&letters)
        } else {
            rest.iter().copied().map(char::from).collect()
        };
        self.add(number, &code);
    }

    /// A format by its number.
    pub fn add(&mut self, number: u16, code: &str) {
        self.shown.insert(number, Shown::from_code(code));
    }

    /// The next style.
    pub fn style(&mut self, body: &[u8]) {
        self.add_style(short(body, 2).unwrap_or_default());
    }

    /// The next style, by the number of its format.
    pub fn add_style(&mut self, format: u16) {
        self.of_style.push(format);
    }

    /// How the numbers of cells of a style are shown.
    pub fn shown(&self, style: u16) -> Shown {
        let Some(format) = self.of_style.get(usize::from(style)) else { return Shown::Plain };
        let by_code = self.shown.get(format).copied();
        by_code.unwrap_or(if PERCENTAGES.contains(format) { Shown::Percent } else { Shown::Plain })
    }
}

fn short(body: &[u8], at: usize) -> Option<u16> {
    body.get(at..at + 2).map(|bytes| u16::from_le_bytes([bytes[0], bytes[1]]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Currency;

    #[test]
    fn a_style_shows_numbers_by_its_format() {
        let mut formats = Formats::default();
        formats.format(&[164, 0, 4, 0, 0, b'0', b'.', b'0', b'%'], false);
        formats.format(&[165, 0, 3, 0, 1, 0xAC, 0x20, b'#', 0, b'0', 0], false);
        for format in [0, 9, 164, 165] {
            formats.style(&[0, 0, format, 0]);
        }
        let shown: Vec<Shown> = (0..5).map(|style| formats.shown(style)).collect();
        let expected = [Shown::Plain, Shown::Percent, Shown::Percent, Shown::Money(Currency::EUR), Shown::Plain];
        assert_eq!(shown, expected);
    }

    #[test]
    fn the_codes_of_old_workbooks_are_bytes() {
        let mut formats = Formats::default();
        formats.format(&[20, 0, 2, b'0', b'%'], true);
        formats.style(&[0, 0, 20, 0]);
        assert_eq!(formats.shown(0), Shown::Percent);
    }
}
