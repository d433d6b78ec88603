use super::words::words;

words! {
    /// Whether a deal is with a new customer or with one we have. What the company calls its types is kept beside it.
    DealKind {
        New = "new", "New business";
        Expansion = "expansion", "Expansion";
        Renewal = "renewal", "Renewal";
    }
}

impl DealKind {
    /// The kind a company's name for a type of deals speaks of: "New Business", "Existing Customer - Upgrade", "Renewal";
    /// `None` where it says neither.
    #[must_use]
    pub fn of(deal_type: &str) -> Option<Self> {
        let text = deal_type.to_lowercase();
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        if has(&["renew", "retention", "extension"]) {
            return Some(Self::Renewal);
        }
        if has(&["expan", "upsell", "up-sell", "cross", "upgrade", "add-on", "addon", "add on", "existing", "growth"]) {
            return Some(Self::Expansion);
        }
        has(&["new", "acquisition", "land", "first"]).then_some(Self::New)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn companies_names_for_types_of_deals_are_understood() {
        for (text, kind) in [
            ("New Business", Some(DealKind::New)),
            ("New Customer", Some(DealKind::New)),
            ("Existing Customer - Upgrade", Some(DealKind::Expansion)),
            ("Existing Business", Some(DealKind::Expansion)),
            ("Upsell / Cross-sell", Some(DealKind::Expansion)),
            ("RENEWAL", Some(DealKind::Renewal)),
            ("Renewal with upsell", Some(DealKind::Renewal)),
            ("Services", None),
            ("", None),
        ] {
            assert_eq!(DealKind::of(text), kind, "{text}");
        }
    }
}
