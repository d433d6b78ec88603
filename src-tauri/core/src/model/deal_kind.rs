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
        let text = deal_type.to_lowercase().replace(['-', '_', '/'], " ");
        let words: Vec<&str> =
            text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let begins = |starts: &[&str]| words.iter().any(|word| starts.iter().any(|start| word.starts_with(start)));
        let has = |pair: [&str; 2]| words.windows(2).any(|two| two == pair);
        if begins(&["downgrade", "downsell", "replacement", "contraction", "churn"]) {
            return None;
        }
        if begins(&["renew", "retention", "extension"]) {
            return Some(Self::Renewal);
        }
        let is_more = begins(&["expan", "upsell", "upgrade", "crosssell", "addon", "existing", "growth"]);
        if is_more || has(["up", "sell"]) || has(["cross", "sell"]) || has(["add", "on"]) {
            return Some(Self::Expansion);
        }
        let is_new = words.iter().any(|word| matches!(*word, "new" | "acquisition" | "first" | "newbusiness"));
        is_new.then_some(Self::New)
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
            ("Cross-Sell", Some(DealKind::Expansion)),
            ("Existing Customer - Downgrade", None),
            ("Existing Customer - Replacement", None),
            ("Red Cross", None),
            ("Finland", None),
            ("Services", None),
            ("", None),
        ] {
            assert_eq!(DealKind::of(text), kind, "{text}");
        }
    }
}
