use crate::import::read::Merged;

/// Digits of the longest whole number that a float holds exactly, whichever they are.
const EXACT: usize = 15;

/// A whole number of digits alone.
pub fn number(text: &[u8]) -> Option<u32> {
    if text.is_empty() {
        return None;
    }
    text.iter().try_fold(0_u32, |number, digit| {
        let digit = digit.checked_sub(b'0').filter(|digit| *digit < 10)?;
        number.checked_mul(10)?.checked_add(u32::from(digit))
    })
}

/// A number as spreadsheets store it: "-1.5E-3".
pub fn float(text: &[u8]) -> Option<f64> {
    let text = text.trim_ascii();
    if text.len() <= EXACT && !text.is_empty() && text.iter().all(u8::is_ascii_digit) {
        let whole = text.iter().fold(0_u64, |number, digit| number * 10 + u64::from(digit - b'0'));
        // It has at most fifteen digits.
        #[allow(clippy::cast_precision_loss)]
        return Some(whole as f64);
    }
    std::str::from_utf8(text).ok()?.parse().ok()
}

/// "$B$4" as row 4, column 1.
pub fn position(text: &[u8]) -> Option<(u32, u32)> {
    let (mut row, mut column) = (0_u32, 0_u32);
    for letter in text {
        match letter {
            b'0'..=b'9' => row = row.checked_mul(10)?.checked_add(u32::from(letter - b'0'))?,
            b'$' => (),
            letter if letter.is_ascii_alphabetic() && row == 0 => {
                let value = u32::from(letter.to_ascii_uppercase() - b'A') + 1;
                column = column.checked_mul(26)?.checked_add(value)?;
            }
            _ => return None,
        }
    }
    (row > 0).then_some(())?;
    Some((row, column.checked_sub(1)?))
}

/// "A1:C3".
pub fn range(text: &[u8]) -> Option<Merged> {
    let mut ends = text.splitn(2, |letter| *letter == b':');
    let first = ends.next()?;
    let ((first_row, first_column), (last_row, last_column)) =
        (position(first)?, position(ends.next().unwrap_or(first))?);
    Some(Merged { first_row, last_row, first_column, last_column })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_letters_and_a_number() {
        assert_eq!(position(b"A1"), Some((1, 0)));
        assert_eq!(position(b"$XFD$1048576"), Some((1_048_576, 16_383)));
        for none in ["", "A", "7", "A0", "1A", "A-1", "A99999999999"] {
            assert_eq!(position(none.as_bytes()), None, "{none}");
        }
    }

    #[test]
    fn a_number_is_read_as_it_is_stored() {
        assert_eq!(float(b"150000"), Some(150_000.0));
        assert_eq!(float(b" -1.5E-3\n"), Some(-0.0015));
        assert_eq!(float(b"0.1"), Some(0.1));
        assert_eq!((float(b""), float(b"1 of 2")), (None, None));
        assert_eq!((number(b"4294967295"), number(b"4294967296"), number(b"-1")), (Some(u32::MAX), None, None));
    }
}
