use super::misspelled_form::is_letter_off;
use super::terms::{Term, Terms};
use super::token_likeness::{CUT_SHORT, SPELLING, slips_of, token_likeness};
use super::whole_likeness::{DIVIDED, INITIALS, whole_likeness};
use super::words::Kind;

/// What two names have in common, word by word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Likeness {
    /// Of the weight of all words, what stands on both sides: from 0 to 1.
    pub shared: f64,
    /// The weight of what stands on one side only, on the side that has less of it: both are called more than they share.
    pub contradiction: f64,
    /// The weight of the words that both have.
    pub strength: f64,
    /// The words stand in another order, and none of them is one company's own: "Union Pacific", "Pacific Union".
    pub is_turned: bool,
}

/// The likeness of a letter to a word that begins with it, and of a last word to one it is the beginning of.
const BEGINNING: f64 = 0.7;

/// The likeness of words that only the whole name shows to be one.
const SLIPPED: f64 = 0.72;
/// Hundredths of a letter, of each letter of a name, that its slips may cost.
const SLIPS: u64 = 12;

impl Likeness {
    #[must_use]
    pub fn of(one: &Terms<'_>, other: &Terms<'_>) -> Self {
        let mut sides = [Side::new(&one.words), Side::new(&other.words)];
        pair_equal(&mut sides);
        pair_runs(&mut sides, false);
        pair_runs(&mut sides, true);
        pair_alike(&mut sides);
        pair_beginnings(&mut sides);
        pair_slipped(&mut sides);
        for (side, there) in sides.iter_mut().zip([other, one]) {
            side.forget_own_initials();
            side.forget_slip_in_form(there);
        }
        let mut likeness = Self::found(&sides);
        if let Some(whole) = whole_likeness(one, other).filter(|whole| *whole > likeness.shared) {
            likeness = Self {
                shared: whole,
                contradiction: 0.0,
                strength: one.weight().min(other.weight()),
                is_turned: false,
            };
        }
        likeness
    }

    fn found(sides: &[Side<'_>; 2]) -> Self {
        let total: f64 = sides.iter().map(Side::total).sum();
        let taken: f64 = sides.iter().map(Side::taken).sum();
        let [left, right] = sides;
        let of = |is: fn(Kind) -> bool| left.left_over(is).min(right.left_over(is));
        let telling = of(|kind| kind != Kind::Generic);
        // That one is a group and the other a holding says little; who and where they are says much.
        let contradiction = telling + 0.4 * (of(|_| true) - telling);
        Self {
            shared: if total > 0.0 { taken / total } else { 0.0 },
            contradiction,
            strength: taken / 2.0,
            is_turned: left.is_turned(right),
        }
    }
}

struct Side<'a> {
    words: &'a [Term<'a>],
    /// How much each word is found on the other side.
    found: Vec<f64>,
    /// Words that tell nothing, because they repeat the others.
    forgotten: f64,
}

impl<'a> Side<'a> {
    fn new(words: &'a [Term<'a>]) -> Self {
        Self { words, found: vec![0.0; words.len()], forgotten: 0.0 }
    }

    fn is_open(&self, place: usize) -> bool {
        self.found[place] == 0.0
    }

    fn open(&self) -> impl Iterator<Item = usize> + use<'_, 'a> {
        (0..self.words.len()).filter(|place| self.is_open(*place))
    }

    fn word(&self, place: usize) -> &'a str {
        self.words[place].spoken.word
    }

    fn total(&self) -> f64 {
        self.words.iter().map(|word| word.weight).sum::<f64>() - self.forgotten
    }

    fn taken(&self) -> f64 {
        self.words.iter().zip(&self.found).map(|(word, found)| word.weight * found.max(0.0)).sum()
    }

    fn is_turned(&self, other: &Self) -> bool {
        let [first, last] = match self.words {
            [_, .., _] if self.words.len() == other.words.len() => [0, self.words.len() - 1],
            _ => return false,
        };
        let is_common = |word: &Term<'_>| matches!(word.kind, Kind::Common | Kind::Place);
        let is_other = self.word(first) == other.word(last) && self.word(last) == other.word(first);
        is_other && self.words.iter().all(is_common)
    }

    fn left_over(&self, is: fn(Kind) -> bool) -> f64 {
        self.open().map(|place| &self.words[place]).filter(|word| is(word.kind)).map(|word| word.weight).sum()
    }

    /// "International Business Machines (IBM)" says nothing twice.
    fn forget_own_initials(&mut self) {
        if self.words.len() < 3 {
            return;
        }
        for place in 0..self.words.len() {
            let word = self.word(place);
            let others = (0..self.words.len()).filter(|other| *other != place);
            if self.is_open(place)
                && word.len() > 1
                && others.filter_map(|other| self.word(other).chars().next()).eq(word.chars())
            {
                self.found[place] = -1.0;
                self.forgotten += self.words[place].weight;
            }
        }
    }
}

impl Side<'_> {
    /// The last word of "Corvane Inx", of "Corvane Inc": nothing else is left.
    fn forget_slip_in_form(&mut self, there: &Terms<'_>) {
        let last = self.words.len().saturating_sub(1);
        let form = there.whole.formal.strip_prefix(there.whole.written);
        let is_only_open = last > 0 && self.open().eq([last]) && self.words[last].kind == Kind::Own;
        if is_only_open && form.is_some_and(|form| is_letter_off(self.word(last), form)) {
            self.found[last] = -1.0;
            self.forgotten += self.words[last].weight;
        }
    }
}

fn pair_equal(sides: &mut [Side<'_>; 2]) {
    let [one, other] = sides;
    for place in 0..one.words.len() {
        let same = (0..other.words.len()).find(|there| other.is_open(*there) && other.word(*there) == one.word(place));
        if let Some(there) = same {
            one.found[place] = 1.0;
            other.found[there] = 1.0;
        }
    }
}

/// A word of one side that several words of the other, beside each other, are written as: together, or by their initials.
fn pair_runs(sides: &mut [Side<'_>; 2], is_other: bool) {
    let [one, other] = sides;
    let (whole, parts) = if is_other { (other, one) } else { (one, other) };
    for place in 0..whole.words.len() {
        let word = whole.word(place);
        if !whole.is_open(place) || word.len() < 2 {
            continue;
        }
        if let Some((start, end, likeness)) = run(word, parts) {
            whole.found[place] = likeness;
            parts.found[start..end].fill(likeness);
        }
    }
}

fn run(word: &str, parts: &Side<'_>) -> Option<(usize, usize, f64)> {
    for start in parts.open() {
        let mut rest = Some(word);
        let mut initials = Some(word.chars());
        for end in (start..parts.words.len()).take_while(|end| parts.is_open(*end)) {
            let part = parts.word(end);
            rest = rest.and_then(|rest| rest.strip_prefix(part));
            initials = initials.and_then(|mut letters| (letters.next() == part.chars().next()).then_some(letters));
            if end > start && rest == Some("") {
                return Some((start, end + 1, DIVIDED));
            }
            if end > start + 1 && initials.as_ref().is_some_and(|letters| letters.as_str().is_empty()) {
                return Some((start, end + 1, INITIALS));
            }
            if rest.is_none() && initials.is_none() {
                break;
            }
        }
    }
    None
}

/// What is left, the likest first.
fn pair_alike(sides: &mut [Side<'_>; 2]) {
    let [one, other] = sides;
    let mut pairs = Vec::new();
    for place in one.open() {
        for there in other.open() {
            let likeness = likeness(&one.words[place], &other.words[there]);
            if likeness > 0.0 {
                pairs.push((likeness, place, there));
            }
        }
    }
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| (one.1, one.2).cmp(&(other.1, other.2))));
    for (likeness, place, there) in pairs {
        if one.is_open(place) && other.is_open(there) {
            one.found[place] = likeness;
            other.found[there] = likeness;
        }
    }
}

/// Two words that other names have as well are two words, not one and an error; nor are two words everybody knows.
fn likeness(one: &Term<'_>, other: &Term<'_>) -> f64 {
    let likeness = token_likeness(one.spoken, other.spoken);
    if likeness >= SPELLING {
        return likeness;
    }
    let are_known = one.kind != Kind::Own && other.kind != Kind::Own;
    let (shorter, longer) = if one.spoken.word.len() <= other.spoken.word.len() { (one, other) } else { (other, one) };
    // What goes on after the word of a company is the word of another one: "Intel" and "Intelsat".
    if longer.kind == Kind::Own && longer.spoken.word.starts_with(shorter.spoken.word) && likeness <= CUT_SHORT {
        return likeness * 0.7;
    }
    match (one.count, other.count) {
        _ if are_known => 0.0,
        (2.., 2..) => likeness * 0.7,
        (1.., 1..) => likeness * 0.85,
        _ => likeness,
    }
}

/// What is left where it is as many words on both sides, in their order, that differ by fewer slips than a whole name of so
/// many letters may have: "Tjwne, Johnston and Murray". Each word by itself would be another.
fn pair_slipped(sides: &mut [Side<'_>; 2]) {
    let [one, other] = sides;
    let pairs: Vec<(usize, usize)> = one.open().zip(other.open()).collect();
    if pairs.is_empty() || one.open().count() != other.open().count() {
        return;
    }
    let mut total = 0;
    for (place, there) in &pairs {
        let (here, there) = (&one.words[*place], &other.words[*there]);
        let are_known = here.kind != Kind::Own && there.kind != Kind::Own;
        match slips_of(here.spoken.word, there.spoken.word).filter(|_| !are_known) {
            Some(slips) => total += slips,
            None => return,
        }
    }
    let letters: usize = one.words.iter().map(|word| word.spoken.word.len()).sum();
    if u64::from(total) > SLIPS * letters as u64 {
        return;
    }
    for (place, there) in pairs {
        one.found[place] = SLIPPED;
        other.found[there] = SLIPPED;
    }
}

/// "J Smith" and "John Smith"; and what a column too narrow has left of a last word.
fn pair_beginnings(sides: &mut [Side<'_>; 2]) {
    for is_other in [false, true] {
        let [one, other] = &mut *sides;
        let (short, long) = if is_other { (other, one) } else { (one, other) };
        for place in 0..short.words.len() {
            let word = short.word(place);
            let is_last = place > 1 && place + 1 == short.words.len();
            if !short.is_open(place) || (word.len() > 1 && !is_last) || word.bytes().all(|it| it.is_ascii_digit()) {
                continue;
            }
            let begun = long.open().find(|there| long.word(*there).starts_with(word));
            if let Some(there) = begun {
                short.found[place] = BEGINNING;
                long.found[there] = BEGINNING;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::CompanyName;
    use super::super::terms::Sought;
    use super::super::vocabulary::Vocabulary;
    use super::*;

    fn likeness(one: &str, other: &str) -> Likeness {
        let vocabulary = Vocabulary::default();
        let [one, other] = [one, other].map(|name| Sought::new(CompanyName::parse(name), &vocabulary));
        Likeness::of(&one.terms(&vocabulary), &other.terms(&vocabulary))
    }

    #[test]
    fn one_name_in_two_spellings_is_shared_whole() {
        for (one, other, least) in [
            ("Corvane Analytics Inc", "Analytics, Corvane", 0.999),
            ("Face Book", "Facebook", 0.96),
            ("IBM", "International Business Machines", 0.84),
            ("International Business Machines (IBM)", "International Business Machines", 0.99),
            ("Microsfot", "Microsoft", 0.85),
            ("De Beers", "DeBeers", 0.96),
            ("J Halden & Sons", "John Halden & Sons", 0.8),
            ("Corvane Precision Instr", "Corvane Precision Instruments", 0.99),
        ] {
            assert!(likeness(one, other).shared > least, "{one}, {other}: {:?}", likeness(one, other));
        }
    }

    #[test]
    fn a_slip_in_a_short_word_is_nothing_in_a_long_name() {
        let slipped = likeness("Tjrne, Corvane and Halden", "Torne, Corvane and Halden");
        assert!(slipped.shared > 0.85 && slipped.contradiction == 0.0, "{slipped:?}");
        // By itself the word is another, and so are two that everybody knows, and numbers.
        assert!(likeness("Tjrne", "Torne").shared < 0.5);
        assert!(likeness("Corvane Brightwater Oil", "Corvane Brightwater Air").contradiction > 0.0);
        assert!(likeness("Corvane Brightwater 41", "Corvane Brightwater 47").contradiction > 0.0);
    }

    #[test]
    fn a_slip_in_the_legal_form_tells_nothing() {
        for slipped in ["Corvane Inx", "Corvane In", "Corvane Innc", "Corvane 1nc"] {
            assert!(likeness(slipped, "Corvane Inc").shared > 0.99, "{slipped}");
        }
        assert!(likeness("Corvane Ink", "Corvane").shared < 0.7);
        assert!(likeness("Corvane Oil", "Corvane Inc").shared < 0.85);
    }

    #[test]
    fn near_twins_contradict_each_other() {
        let twins = likeness("Delta Air Lines", "Delta Electronics");
        assert!(twins.shared < 0.6 && twins.contradiction > 0.4, "{twins:?}");
        let part = likeness("Siemens", "Siemens Healthineers");
        assert!(part.contradiction == 0.0 && part.shared < 0.7, "{part:?}");
        assert!(likeness("Siemens", "Siemens Group").shared > 0.85);
    }

    #[test]
    fn nothing_shared_is_nothing() {
        assert!(likeness("Corvane", "Brightwater").shared == 0.0);
        assert!(likeness("", "").shared == 0.0);
    }
}
