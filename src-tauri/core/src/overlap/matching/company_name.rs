use super::reading::Reading;

/// A company's name as its words: Latin, without marks, legal forms, "The" and "and", usual abbreviations written out. What
/// is equal of two names in this form is one name in two spellings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompanyName {
    /// At least one, unless the name has no letter or digit.
    pub words: Vec<String>,
    /// The legal forms that were left out, in their order.
    pub forms: Vec<String>,
    /// All that stands between legal forms but "and", as it is written and in one: "bankoflume".
    pub(super) written: String,
    /// The first letters of the same: "bol".
    pub(super) initials: String,
}

/// What stands between a name and one the company had, or has in trade.
const FORMERLY: [&str; 17] = [
    "formerly known as",
    "formerly",
    "previously",
    "also known as",
    "now known as",
    "doing business as",
    "trading as",
    "f/k/a",
    "a/k/a",
    "d/b/a",
    "(now ",
    "(was ",
    "(ex ",
    "(ex-",
    " fka ",
    " aka ",
    " dba ",
];

impl CompanyName {
    /// The name, and those it says the company had or has besides: "Meta (formerly Facebook)" is two.
    #[must_use]
    pub fn all(name: &str) -> Vec<Self> {
        let mut reading = Reading::default();
        reading.read(name);
        if !reading.may_say_former() {
            return vec![Self::from(&reading)];
        }
        // Only ASCII is lowered, so that places stay the same.
        let lower = name.to_ascii_lowercase();
        let split = FORMERLY.iter().find_map(|word| Some((lower.find(word)?, word.len())));
        let Some((at, length)) = split.filter(|(at, _)| *at > 0) else { return vec![Self::parse(name)] };
        let parts = [&name[..at], &name[at + length..]];
        let names: Vec<Self> = parts.into_iter().map(Self::parse).filter(|name| !name.words.is_empty()).collect();
        if names.is_empty() { vec![Self::parse(name)] } else { names }
    }

    /// One name.
    #[must_use]
    pub fn parse(name: &str) -> Self {
        let mut reading = Reading::default();
        reading.read(name);
        Self::from(&reading)
    }

    /// The words in their order, as one text: what an index finds the name by.
    #[must_use]
    pub fn key(&self) -> String {
        self.words.join(" ")
    }

    /// The same whatever the order of the words.
    #[must_use]
    pub fn sorted_key(&self) -> String {
        let mut words: Vec<&str> = self.words.iter().map(String::as_str).collect();
        words.sort_unstable();
        words.join(" ")
    }

    /// The same however it is divided into words: "Face Book" and "Facebook".
    #[must_use]
    pub fn joined_key(&self) -> String {
        self.words.concat()
    }
}

impl From<&Reading> for CompanyName {
    fn from(reading: &Reading) -> Self {
        let words: Vec<String> = reading.words().map(str::to_owned).collect();
        let written = || reading.written().filter(|word| *word != "and");
        let initials: String = written().filter_map(|word| word.chars().next()).collect();
        let forms = reading.forms().map(str::to_owned).collect();
        Self { words, forms, written: written().collect(), initials }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same(names: &[&str]) {
        let keys: Vec<String> = names.iter().map(|name| CompanyName::parse(name).key()).collect();
        assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");
    }

    #[test]
    fn legal_forms_of_the_world_are_no_part_of_a_name() {
        same(&[
            "Corvane",
            "Corvane Inc.",
            "The Corvane Co., Ltd",
            "CORVANE S.p.A.",
            "Corvane Sp. z o.o.",
            "OOO Corvane",
        ]);
        same(&["Halden & Rowe GmbH & Co. KG", "Halden and Rowe", "Halden + Rowe".replace('+', "und").as_str()]);
        same(&["トヨタ自動車株式会社", "株式会社トヨタ自動車", "トヨタ自動車"]);
        same(&["AB Volvo", "Volvo AB (publ)".replace(" (publ)", "").as_str(), "Volvo"]);
    }

    #[test]
    fn spellings_are_one_name() {
        same(&["I.B.M.", "I B M Corp", "IBM"]);
        same(&["Macy's", "Macys, Inc"]);
        same(&["Intl Mfg Svcs", "International Manufacturing Services"]);
        same(&["Газпром ПАО", "Gazprom"]);
        same(&["Société Générale S.A.", "SOCIETE GENERALE"]);
    }

    #[test]
    fn a_name_that_is_nothing_else_stays() {
        assert_eq!(CompanyName::parse("The The").key(), "the");
        assert_eq!(CompanyName::parse("SE").key(), "se");
        assert_eq!(CompanyName::parse("A & B").key(), "a b");
        assert_eq!(CompanyName::parse("  ").key(), "");
    }

    #[test]
    fn a_former_name_is_a_name_of_its_own() {
        let keys = |name| CompanyName::all(name).iter().map(CompanyName::key).collect::<Vec<_>>();
        assert_eq!(keys("Meta Platforms (formerly Facebook, Inc.)"), ["meta platforms", "facebook"]);
        assert_eq!(keys("Vega LLC d/b/a Brightwater"), ["vega", "brightwater"]);
        assert_eq!(keys("Formerly"), ["formerly"]);
    }

    #[test]
    fn keys_forget_order_and_spaces() {
        let name = CompanyName::parse("Bank of Lume");
        assert_eq!((name.sorted_key(), name.joined_key()), ("bank lume".to_owned(), "banklume".to_owned()));
        assert_eq!(CompanyName::parse("Lume Bank").sorted_key(), "bank lume");
    }
}
