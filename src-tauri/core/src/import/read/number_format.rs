use crate::model::Currency;

/// What a number format says about the number beside its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Plain,
    Percent,
    Money(Currency),
}

impl Shown {
    /// Reads an Excel format code: `0.0%`, `[$€-407] #,##0.00`, `"EUR" #,##0`. A bare `$` says nothing: it is what Excel
    /// writes for whatever dollar the machine is set to.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        let positive = code.split(';').next().unwrap_or_default();
        let unquoted: String = positive.split('"').step_by(2).collect();
        if unquoted.contains('%') {
            return Self::Percent;
        }
        bracketed(positive)
            .or_else(|| positive.split('"').skip(1).step_by(2).find_map(currency))
            .or_else(|| ['€', '£', '¥'].into_iter().find(|sign| unquoted.contains(*sign)).and_then(sign_currency))
            .map_or(Self::Plain, Self::Money)
    }
}

/// The currency in `[$EUR-407]` or `[$€-2]`.
fn bracketed(code: &str) -> Option<Currency> {
    let (_, rest) = code.split_once("[$")?;
    currency(rest.split(['-', ']']).next()?)
}

fn currency(text: &str) -> Option<Currency> {
    let text = text.trim();
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(sign), None) => sign_currency(sign),
        _ if text.chars().all(|letter| letter.is_ascii_uppercase()) => Currency::from_code(text),
        _ => None,
    }
}

fn sign_currency(sign: char) -> Option<Currency> {
    match sign {
        '€' => Some(Currency::EUR),
        '£' => Some(Currency::GBP),
        '¥' => Currency::from_code("JPY"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn shown(code: &str, expected: Shown) {
        assert_eq!(Shown::from_code(code), expected, "{code}");
    }

    #[test]
    fn a_format_tells_percentages_and_currencies() {
        shown("General", Shown::Plain);
        shown("#,##0.00", Shown::Plain);
        shown("0.0%", Shown::Percent);
        shown("\"$\"#,##0", Shown::Plain);
        shown("[$€-407] #,##0.00;[Red]-[$€-407] #,##0.00", Shown::Money(Currency::EUR));
        shown("#,##0.00 \"EUR\"", Shown::Money(Currency::EUR));
        shown("#,##0 \"USD\"", Shown::Money(Currency::USD));
        shown("0 \"%of plan\"", Shown::Plain);
    }
}
