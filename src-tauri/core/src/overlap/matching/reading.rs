use std::ops::Range;

use super::eastern_forms::without_eastern_forms;
use super::scripts::latin;
use super::words::{Kind, Word, kind, known};

/// Reads names one after the other in the same memory: as their words, Latin, without marks, legal forms, "The" and
/// "and", usual abbreviations written out.
#[derive(Debug, Default)]
pub struct Reading {
    /// The words as they are written, one after the other.
    letters: String,
    tokens: Vec<Token>,
    /// Of the tokens, those that are no legal form at an end.
    kept: Range<usize>,
    /// The words in their long form, one after the other.
    key: String,
    words: Vec<Range<usize>>,
    is_of_its_own: bool,
}

#[derive(Clone, Debug)]
struct Token {
    place: Range<usize>,
    known: Option<&'static Word>,
    /// Letters that stand alone, as in "I B M".
    are_single: bool,
}

/// The bytes of letters and digits.
static IN_WORD: [bool; 256] = {
    let mut letters = [false; 256];
    let mut byte = 0_u8;
    while byte < u8::MAX {
        letters[byte as usize] = byte.is_ascii_alphanumeric() || !byte.is_ascii();
        byte += 1;
    }
    letters
};

/// A letter of a word that is not known.
pub const LOST: char = '?';

/// Of these a part is enough, where a name was cut off at its end.
const CUT_FORMS: [&str; 5] = ["incorporated", "corporation", "company", "limited", "gesellschaft"];
/// A name whose words weigh less, by what they are alone, is called like many.
const OF_ITS_OWN: f64 = 0.8;

impl Reading {
    pub fn read(&mut self, name: &str) {
        self.letters.clear();
        self.tokens.clear();
        if name.is_ascii() {
            self.divide(name);
        } else {
            let name = without_eastern_forms(name).replace(['’', '´', '`'], "'").replace(is_unreadable, "?");
            let latin = latin(&name);
            let divides = |letter: char| !letter.is_ascii() && !letter.is_alphanumeric();
            self.divide(&latin.replace(divides, " "));
        }
        for token in &mut self.tokens {
            token.known = known(&self.letters[token.place.clone()]);
        }
        self.kept = self.without_forms();
        self.write_out();
    }

    /// The same however the name is divided into words: "Face Book" and "Facebook". Empty, unless it has a letter or digit.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The words in their long form.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| &self.key[word.clone()])
    }

    /// The words between the legal forms as they are written, also those that only join others.
    pub fn written(&self) -> impl Iterator<Item = &str> {
        self.tokens[self.kept.clone()].iter().map(|token| self.text(token))
    }

    /// The legal forms that were left out, in their order.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        let Range { start, end } = self.kept;
        let left_out = self.tokens[..start].iter().chain(&self.tokens[end..]);
        left_out.filter(|token| !token.is(|word| word.is_joining)).map(|token| self.text(token))
    }

    /// Whether the words tell a company from others: "Global Services" does not.
    pub fn is_of_its_own(&self) -> bool {
        self.is_of_its_own
    }

    /// Whether it has all words of another name, of which one at least tells a company.
    pub fn says_more_than(&self, other: &Self) -> bool {
        let tells = |word: &str| word.len() > 1 && kind(word).tells();
        other.words().all(|word| self.words().any(|own| own == word)) && other.words().any(tells)
    }

    /// Whether the name may say another one the company had.
    pub fn may_say_former(&self) -> bool {
        self.tokens.iter().skip(1).any(|token| token.is(|word| word.is_former))
    }

    fn text(&self, token: &Token) -> &str {
        &self.letters[token.place.clone()]
    }

    /// Letters and digits, lower case; dots and apostrophes are nothing, all else divides words. What is not ASCII is a letter.
    fn divide(&mut self, name: &str) {
        // Where the word began in what was read, and where what is not yet read began in the name.
        let (mut start, mut unread) = (0, 0);
        for (at, byte) in name.bytes().enumerate().filter(|(_, byte)| !IN_WORD[usize::from(*byte)]) {
            self.take(&name[unread..at]);
            unread = at + 1;
            if matches!(byte, b'\'' | b'`') || (byte == b'.' && !is_before_com(&name[unread..])) {
                continue;
            }
            if is_lost(byte)
                && self.letters.len() > start
                && name[unread..].starts_with(|next: char| next.is_alphanumeric())
            {
                self.letters.push(LOST);
                continue;
            }
            start = self.end_word(start);
            let spelled = match byte {
                b'&' => "and",
                b'+' => "plus",
                _ => continue,
            };
            self.letters.push_str(spelled);
            start = self.end_word(start);
        }
        self.take(&name[unread..]);
        self.end_word(start);
    }

    fn take(&mut self, letters: &str) {
        let start = self.letters.len();
        self.letters.push_str(letters);
        self.letters[start..].make_ascii_lowercase();
    }

    /// Ends the word that began at `start`; letters that stand alone beside each other are one word: "S A" is "sa". Answers
    /// where the next one begins.
    fn end_word(&mut self, start: usize) -> usize {
        let end = self.letters.len();
        if start == end {
            return end;
        }
        let word = &self.letters[start..end];
        let is_single = word.len() == 1 && word.as_bytes()[0].is_ascii_alphabetic();
        let is_zoo = word == "oo";
        match self.tokens.last_mut() {
            Some(last) if last.are_single && (is_single || (is_zoo && last.place.len() == 1)) => last.place.end = end,
            _ => self.tokens.push(Token { place: start..end, known: None, are_single: is_single }),
        }
        end
    }

    /// The tokens that are no legal form behind or before the name; at least one is left.
    fn without_forms(&self) -> Range<usize> {
        let (mut start, mut end) = (0, self.tokens.len());
        while end > 1 {
            let last = &self.tokens[end - 1];
            let is_left_out = match last.known {
                // "S.A. de C.V." is one form.
                Some(word) if word.is_joining => {
                    matches!(self.text(last), "the" | "and")
                        || (end < self.tokens.len() && self.is_form_before_joining(end - 2))
                }
                Some(word) => word.is_form,
                None => is_cut_form(self.text(last)) || self.is_part_of_form(end),
            };
            if !is_left_out {
                match self.share_class(end) {
                    Some(before) => end = before,
                    None => break,
                }
                continue;
            }
            end -= 1;
        }
        while start + 1 < end && self.tokens[start].is(|word| word.is_form_before) {
            start += 1;
        }
        start..end
    }

    fn is_form_before_joining(&self, at: usize) -> bool {
        self.tokens[at].is(|word| word.is_form) || self.text(&self.tokens[at]) == "s"
    }

    /// Whether the token before `end` is a form only with what stands beside it: "s r.o.", "S. de R.L.".
    fn is_part_of_form(&self, end: usize) -> bool {
        let last = self.text(&self.tokens[end - 1]);
        let mut after = self.tokens[end..].iter().map(|token| self.text(token));
        match (last, after.next(), after.next()) {
            ("ro", ..) => self.text(&self.tokens[end - 2]) == "s",
            ("s", Some("ro"), _) | ("s", Some("de"), Some("rl")) => true,
            _ => false,
        }
    }

    /// Where a name ends that goes on, up to `end`, with the class of its shares: "Class A", "Common Stock".
    fn share_class(&self, end: usize) -> Option<usize> {
        let [before, last] = [end.checked_sub(2)?, end - 1].map(|place| self.text(&self.tokens[place]));
        let is_class = matches!(before, "class" | "cl") && self.tokens[end - 1].are_single;
        let is_stock =
            matches!(before, "common" | "ordinary" | "depositary") && matches!(last, "stock" | "share" | "shares");
        (end > 2 && (is_class || is_stock)).then_some(end - 2)
    }

    /// Writes the key: the words that are kept, in their long form.
    fn write_out(&mut self) {
        self.key.clear();
        self.words.clear();
        let kept = &self.tokens[self.kept.clone()];
        let only_joins = kept.iter().all(|token| token.is(|word| word.is_joining));
        let mut weight = 0.0;
        for token in kept.iter().filter(|token| only_joins || !token.is(|word| word.is_joining)) {
            let long = token.known.and_then(|word| word.long);
            let start = self.key.len();
            self.key.push_str(long.unwrap_or(&self.letters[token.place.clone()]));
            self.words.push(start..self.key.len());
            weight += token.known.map_or(Kind::Own, |word| word.long_kind).weight();
        }
        self.is_of_its_own = weight >= OF_ITS_OWN;
    }
}

impl Token {
    fn is(&self, what: fn(&Word) -> bool) -> bool {
        self.known.is_some_and(what)
    }
}

/// Whether, between letters, it stands for one that a file has lost: "Soci?t Corvane".
fn is_lost(byte: u8) -> bool {
    matches!(byte, b'?' | b'^' | b'{' | b'}' | b'~' | b'\\' | b'<' | b'>' | b'=')
        || (byte.is_ascii_control() && !byte.is_ascii_whitespace())
}

/// What a wrong encoding leaves of a letter.
fn is_unreadable(letter: char) -> bool {
    letter == char::REPLACEMENT_CHARACTER || ('\u{80}'..='\u{9f}').contains(&letter)
}

/// Whether a dot is that of "Corvane.com", after which only the rest is given.
fn is_before_com(rest: &str) -> bool {
    rest.get(..3).is_some_and(|com| com.eq_ignore_ascii_case("com"))
        && !rest[3..].starts_with(|next: char| next.is_alphanumeric())
}

fn is_cut_form(word: &str) -> bool {
    word.len() >= 4 && CUT_FORMS.iter().any(|form| form.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_memory_of_one_name_is_not_in_the_next() {
        let mut reading = Reading::default();
        reading.read("The Corvane Intl. Mfg. Co., Ltd");
        assert_eq!(reading.words().collect::<Vec<_>>(), ["corvane", "international", "manufacturing"]);
        assert_eq!(reading.written().collect::<Vec<_>>(), ["the", "corvane", "intl", "mfg"]);
        assert_eq!(reading.forms().collect::<Vec<_>>(), ["co", "ltd"]);
        reading.read("3M");
        assert_eq!((reading.key(), reading.forms().count()), ("3m", 0));
        reading.read("");
        assert_eq!((reading.key(), reading.words().count()), ("", 0));
    }

    #[test]
    fn a_form_may_be_several_words_or_stand_before_the_name() {
        let mut reading = Reading::default();
        for name in [
            "Corvane spol. s r.o.",
            "Corvane S. de R.L. de C.V.",
            "PLC Corvane",
            "Corvane Kom. spol.",
            "Corvane sh.p.k.",
        ] {
            reading.read(name);
            assert_eq!(reading.key(), "corvane", "{name}");
        }
        reading.read("Halden S");
        assert_eq!(reading.key(), "haldens");
    }

    #[test]
    fn a_letter_that_is_lost_divides_no_word() {
        let mut reading = Reading::default();
        for (name, key) in [
            ("Corv?ne", "corv?ne"),
            ("Corv\u{fffd}ne", "corv?ne"),
            ("Corv\u{92}ne", "corv?ne"),
            ("Corv\u{7f}ne", "corv?ne"),
            ("Corvane?", "corvane"),
            ("Corvane|Halden", "corvanehalden"),
        ] {
            reading.read(name);
            assert_eq!(reading.key(), key, "{name}");
        }
    }

    #[test]
    fn general_words_tell_no_company() {
        let mut reading = Reading::default();
        for (name, is_of_its_own) in
            [("Global Services", false), ("General Electric", true), ("Corvane", true), ("Summit", false)]
        {
            reading.read(name);
            assert_eq!(reading.is_of_its_own(), is_of_its_own, "{name}");
        }
    }
}
