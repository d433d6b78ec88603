use crate::model::Currency;

/// What a text says its currency is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CurrencyMark {
    /// A bare "$", which several countries write.
    Dollar,
    Currency(Currency),
}

/// Codes that are currencies and not words; "MDF" and "NET" are three letters too.
const CODES: &str = "USD EUR GBP JPY CNY CHF CAD AUD NZD SGD HKD MXN BRL INR SEK NOK DKK PLN CZK HUF RON BGN ISK TRY ILS \
                     AED SAR QAR KWD BHD OMR JOD EGP ZAR NGN KES KRW TWD THB MYR IDR PHP VND CLP COP PEN ARS UAH TND MAD";
/// Currencies whose own sign is "$".
const DOLLARS: &str = "USD CAD AUD NZD SGD HKD MXN TWD CLP COP ARS";

impl CurrencyMark {
    /// Reads "USD", "usd", "US$", "€"; `None` when it is no currency.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let code = match text {
            "$" => return Some(Self::Dollar),
            "€" => "EUR",
            "£" => "GBP",
            "¥" => "JPY",
            "₹" => "INR",
            "US$" => "USD",
            "kr" => return None,
            _ if text.len() == 3 && text.is_ascii() => text,
            _ => return None,
        };
        let upper = code.to_ascii_uppercase();
        CODES.split(' ').find(|known| *known == upper).and_then(Currency::from_code).map(Self::Currency)
    }

    /// Whether an amount with this mark is in `currency`.
    #[must_use]
    pub fn is_in(self, currency: Currency) -> bool {
        match self {
            Self::Dollar => DOLLARS.contains(currency.code()),
            Self::Currency(own) => own == currency,
        }
    }

    /// "EUR", "$".
    #[must_use]
    pub fn text(self) -> String {
        match self {
            Self::Dollar => "$".to_owned(),
            Self::Currency(currency) => currency.code().to_owned(),
        }
    }
}
