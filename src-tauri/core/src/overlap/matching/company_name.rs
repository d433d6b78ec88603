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
    /// The first letters of the same, "bol", or the capitals of a word that is written with several: "gsk" of `GlaxoSmithKline`.
    pub(super) initials: String,
    /// What the same is with the legal forms, where there are some: "pepsico" of "Pepsi Co".
    pub(super) formal: String,
    /// The initials with that of a form that is called by it: "hsbc" of "Hongkong & Shanghai Banking Corporation".
    pub(super) formal_initials: String,
    /// Whether "and" stands between two of the words: "P&G" is more than two letters.
    pub(super) has_and: bool,
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
            let plain = without_articles(name).map(|plain| Self::parse(&plain));
            let read = Self::of(name, &reading);
            return std::iter::once(read).chain(plain.filter(|plain| !plain.words.is_empty())).collect();
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
        Self::of(name, &reading)
    }

    fn of(name: &str, reading: &Reading) -> Self {
        let words: Vec<String> = reading.words().map(str::to_owned).collect();
        let all = || reading.written();
        let written: String = all().filter(|word| *word != "and").collect();
        let first = |word: &str| word.chars().next();
        let initials: String = match words.as_slice() {
            [_] => capitals(name).unwrap_or_default(),
            _ => all().filter(|word| *word != "and").filter_map(first).collect(),
        };
        let forms: Vec<String> = reading.forms().map(str::to_owned).collect();
        let called_by = forms.first().filter(|form| form.starts_with("co"));
        Self {
            formal: if forms.is_empty() { String::new() } else { format!("{written}{}", forms.concat()) },
            formal_initials: called_by.map_or_else(String::new, |_| format!("{initials}c")),
            has_and: all().enumerate().any(|(place, word)| place > 0 && word == "and"),
            words,
            forms,
            written,
            initials,
        }
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

/// A name without the articles that stand before a vowel in it: "Air Liquide" of "L'Air Liquide".
fn without_articles(name: &str) -> Option<String> {
    let has_article = |word: &&str| {
        let mut letters = word.chars();
        matches!(letters.next(), Some('l' | 'L' | 'd' | 'D')) && matches!(letters.next(), Some('\'' | '’' | '´' | '`'))
    };
    let plain = |word: &str| word.split(['\'', '’', '´', '`']).skip(1).collect::<Vec<_>>().join("'");
    name.split_whitespace().any(|word| has_article(&word)).then(|| {
        let words = name.split_whitespace();
        words.map(|word| if has_article(&word) { plain(word) } else { word.to_owned() }).collect::<Vec<_>>().join(" ")
    })
}

/// The capitals of a first word that has at least three, and small letters: "gsk" of `GlaxoSmithKline`.
fn capitals(name: &str) -> Option<String> {
    let word = name.split_whitespace().next()?;
    let capitals: String = word.chars().filter(char::is_ascii_uppercase).collect();
    (capitals.len() >= 3 && word.chars().any(|letter| letter.is_ascii_lowercase()))
        .then(|| capitals.to_ascii_lowercase())
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
        same(&["Wm. Corvane & Co", "William Corvane"]);
    }

    #[test]
    fn the_class_of_shares_is_no_part_of_a_name() {
        same(&["Corvane Inc", "Corvane Inc. Class A", "Corvane Inc Cl B", "Corvane, Inc. Common Stock", "Corvane ADR"]);
        assert_eq!(CompanyName::parse("World Class").key(), "world class");
        assert_eq!(CompanyName::parse("Class A").key(), "class a");
    }

    #[test]
    fn an_article_before_a_vowel_may_be_left_out() {
        let keys = |name| CompanyName::all(name).iter().map(CompanyName::joined_key).collect::<Vec<_>>();
        assert_eq!(keys("L'Air Corvane S.A."), ["laircorvane", "aircorvane"]);
        assert_eq!(keys("Corvane d’Or"), ["corvanedor", "corvaneor"]);
        assert_eq!(keys("Macy's"), ["macys"]);
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
