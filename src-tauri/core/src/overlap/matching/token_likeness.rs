use super::reading::LOST;

/// A word, and what it sounds like.
#[derive(Clone, Copy, Debug)]
pub struct Spoken<'a> {
    pub word: &'a str,
    pub sound: &'a str,
}

/// Longer words are not compared letter by letter.
const MOST_LETTERS: usize = 40;
/// Words of so many letters may have a digit for a letter.
const MISREAD: usize = 6;
/// Another spelling, the plural: no error at all.
pub const SPELLING: f64 = 0.97;
/// At least half of the word.
pub const CUT_SHORT: f64 = 0.75;

/// How much two words are one, from 0 to 1: slips of the finger in long words, other spellings of a sound, the plural, a part
/// from the beginning. Short words and numbers are the same or are not: "3M" is not "4M".
pub fn token_likeness(one: Spoken<'_>, other: Spoken<'_>) -> f64 {
    if one.word == other.word {
        return 1.0;
    }
    let (shorter, longer) = if one.word.len() <= other.word.len() { (one, other) } else { (other, one) };
    if shorter.word.len() < 3 || are_numbers(one.word, other.word) || longer.word.len() > MOST_LETTERS {
        return 0.0;
    }
    if is_plural(shorter.word, longer.word) {
        return SPELLING;
    }
    if shorter.word.len() >= 5 && one.sound == other.sound {
        return 0.95;
    }
    let slips = if shorter.word.len() >= 4 { of_slips(one.word, other.word) } else { 0.0 };
    slips.max(cut_short(shorter.word, longer.word))
}

/// Whether what tells the words apart may be a number. A digit in a long word, where the other has none, is a letter that
/// was misread: "Micr0soft".
fn are_numbers(one: &str, other: &str) -> bool {
    let digits = |word: &str| word.bytes().filter(u8::is_ascii_digit).count();
    match (digits(one), digits(other)) {
        (0, 0) => false,
        (0, 1) => other.len() < MISREAD,
        (1, 0) => one.len() < MISREAD,
        _ => true,
    }
}

fn is_plural(one: &str, more: &str) -> bool {
    let is_changed = |singular, plural| {
        more.strip_suffix(plural).is_some_and(|stem| stem.len() >= 3 && one.strip_suffix(singular) == Some(stem))
    };
    one.len() >= 4 && (is_changed("", "s") || is_changed("", "es") || is_changed("y", "ies"))
}

/// An abbreviation nobody agreed on: a part from its beginning, or its consonants.
fn cut_short(shorter: &str, longer: &str) -> f64 {
    if longer.starts_with(shorter) {
        return if shorter.len() * 2 >= longer.len() { CUT_SHORT } else { 0.6 };
    }
    let mut letters = longer.bytes();
    let are_consonants = shorter.bytes().skip(1).all(|letter| !b"aeiouy".contains(&letter));
    let are_in_order = shorter.bytes().all(|letter| letters.any(|other| other == letter));
    let same_start = shorter.as_bytes()[0] == longer.as_bytes()[0];
    if same_start && are_consonants && are_in_order && longer.len() >= shorter.len() + 2 { 0.6 } else { 0.0 }
}

/// What the slips that make one word the other leave of their likeness. One in ten letters is nothing to an eye; one in five
/// makes another word.
fn of_slips(one: &str, other: &str) -> f64 {
    let (one, other) = (Letters::of(one), Letters::of(other));
    let count = one.count.max(other.count);
    // A cheap look first: most words have nothing to do with each other.
    if one.count.abs_diff(other.count) > count / 4 || (one.which ^ other.which).count_ones() as usize > 1 + count / 3 {
        return 0.0;
    }
    let slips = slips(one.all(), other.all());
    let share = f64::from(slips) / f64::from(u32::try_from(count).unwrap_or(u32::MAX)) / 100.0;
    if count < 5 && slips > 70 {
        return 0.0;
    }
    let likeness = 1.0 - share - 4.0 * (share - 0.11).max(0.0);
    if likeness < 0.4 { 0.0 } else { likeness }
}

/// What the slips that make one word the other cost, in hundredths of a letter; nothing of numbers, very long words, and
/// words of which one is much longer.
pub fn slips_of(one: &str, other: &str) -> Option<u32> {
    let are_near = one.len().abs_diff(other.len()) <= 2 && !are_numbers(one, other);
    if are_near { slips_between(one, other) } else { None }
}

/// The same of any two texts that are not very long.
pub fn slips_between(one: &str, other: &str) -> Option<u32> {
    let is_short = one.len().max(other.len()) <= MOST_LETTERS;
    is_short.then(|| slips(Letters::of(one).all(), Letters::of(other).all()))
}

/// The letters of a word, in memory that need not be asked for.
struct Letters {
    each: [char; MOST_LETTERS],
    count: usize,
    /// A bit for each letter it has.
    which: u32,
}

impl Letters {
    fn of(word: &str) -> Self {
        let mut letters = Self { each: ['\0'; MOST_LETTERS], count: 0, which: 0 };
        for letter in word.chars().take(MOST_LETTERS) {
            letters.each[letters.count] = letter;
            letters.count += 1;
            letters.which |= 1 << (u32::from(letter) % 32);
        }
        letters
    }

    fn all(&self) -> &[char] {
        &self.each[..self.count]
    }
}

/// What it costs to make one word the other, in hundredths of a letter: letters that changed places, are missing, too many, or
/// others. What fingers and ears confuse costs less than what only another word explains.
fn slips(one: &[char], other: &[char]) -> u32 {
    let mut rows = [[0_u32; MOST_LETTERS + 1]; 3];
    let before = |letters: &[char], at: usize| at.checked_sub(1).map(|at| letters[at]);
    for (there, letter) in other.iter().enumerate() {
        rows[0][there + 1] = rows[0][there] + extra(*letter, before(other, there), there);
    }
    for (here, letter) in one.iter().enumerate() {
        let [last, this, swapped] = [here % 3, (here + 1) % 3, (here + 2) % 3];
        let left_out = extra(*letter, before(one, here), here);
        rows[this][0] = rows[last][0] + left_out;
        for (there, theirs) in other.iter().enumerate() {
            let changed = if letter == theirs { 0 } else { confused(*letter, *theirs, here.min(there)) };
            let too_many = extra(*theirs, before(other, there), there);
            let mut least = rows[last][there] + changed;
            least = least.min(rows[last][there + 1] + left_out).min(rows[this][there] + too_many);
            let is_swapped =
                letter != theirs && Some(*letter) == before(other, there) && before(one, here) == Some(*theirs);
            if is_swapped {
                least = least.min(rows[swapped][there - 1] + 70);
            }
            rows[this][there + 1] = least;
        }
    }
    rows[one.len() % 3][other.len()]
}

/// The cost of a letter that only one of the words has.
fn extra(letter: char, before: Option<char>, at: usize) -> u32 {
    match letter {
        _ if at == 0 => 130,
        _ if before == Some(letter) => 40,
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' => 80,
        _ => 90,
    }
}

/// The cost of a letter that stands for another.
fn confused(one: char, other: char, at: usize) -> u32 {
    let place = |letter: char| {
        u8::try_from(letter).ok().filter(u8::is_ascii_lowercase).map(|letter| usize::from(letter - b'a'))
    };
    let cost = match place(one).zip(place(other)) {
        Some((one, other)) => CONFUSED[one][other],
        None if one == LOST || other == LOST => OF_LOST,
        None if is_misread(one, other) || is_misread(other, one) => MISREAD_LETTER,
        None => OTHER,
    };
    u32::from(cost) + if at == 0 { 40 } else { 0 }
}

/// The cost of a letter that nothing explains.
const OTHER: u8 = 130;
/// The cost of one that a file has lost, and of a digit that looks like it.
const OF_LOST: u8 = 40;
const MISREAD_LETTER: u8 = 50;

/// Whether a scan takes the letter for the digit.
fn is_misread(digit: char, letter: char) -> bool {
    let letters = match digit {
        '0' => "o",
        '1' => "il",
        '2' => "z",
        '3' => "e",
        '4' => "a",
        '5' => "s",
        '6' => "bg",
        '8' => "b",
        _ => "",
    };
    letters.contains(letter)
}

/// The cost of each small letter that stands for another.
static CONFUSED: [[u8; 26]; 26] = confusions();

/// Letters that sound alike cost least; then vowels, and those beside each other on the keyboard.
const fn confusions() -> [[u8; 26]; 26] {
    const SOUNDS: &[u8] = b"ckszcsvwiyijgjqkmnbpdt";
    const VOWELS: &[u8] = b"aeiouy";
    /// The rows of keys, of one length; a key lies below that of its place and the one after it.
    const KEYS: &[u8] = b"qwertyuiopasdfghjkl zxcvbnm   ";
    let mut costs = [[OTHER; 26]; 26];
    let mut at = 0;
    while at < KEYS.len() {
        if at % 10 < 9 {
            set(&mut costs, KEYS[at], KEYS[at + 1], 90);
        }
        if at >= 10 {
            set(&mut costs, KEYS[at], KEYS[at - 10], 90);
            if at % 10 < 9 {
                set(&mut costs, KEYS[at], KEYS[at - 9], 90);
            }
        }
        at += 1;
    }
    at = 0;
    while at < VOWELS.len() * VOWELS.len() {
        set(&mut costs, VOWELS[at / VOWELS.len()], VOWELS[at % VOWELS.len()], 90);
        at += 1;
    }
    at = 0;
    while at < SOUNDS.len() {
        set(&mut costs, SOUNDS[at], SOUNDS[at + 1], 75);
        at += 2;
    }
    costs
}

const fn set(costs: &mut [[u8; 26]; 26], one: u8, other: u8, cost: u8) {
    if one == b' ' || other == b' ' {
        return;
    }
    let (one, other) = ((one - b'a') as usize, (other - b'a') as usize);
    costs[one][other] = cost;
    costs[other][one] = cost;
}

#[cfg(test)]
mod tests {
    use super::super::sounds::sound;
    use super::*;

    fn likeness(one: &str, other: &str) -> f64 {
        token_likeness(Spoken { word: one, sound: &sound(one) }, Spoken { word: other, sound: &sound(other) })
    }

    #[test]
    fn slips_in_long_words_are_likely_the_same() {
        for (one, other) in [("microsoft", "microsfot"), ("corvane", "corvanne"), ("mueller", "muller")] {
            assert!(likeness(one, other) > 0.9, "{one} {other} {}", likeness(one, other));
        }
        assert!(likeness("brightwater", "brightwter") > 0.9);
    }

    #[test]
    fn the_plural_is_another_spelling() {
        for (one, other) in [("bottle", "bottles"), ("bakery", "bakeries")] {
            assert!((likeness(one, other) - SPELLING).abs() < f64::EPSILON);
        }
    }

    #[test]
    fn other_letters_make_another_word() {
        assert!(likeness("corwidyne", "corlidyne") < 0.75);
        assert!(likeness("novartis", "novavax") < 0.5);
    }

    #[test]
    fn what_a_file_lost_or_a_scan_misread_tells_little() {
        for (one, other) in
            [("corv?ne", "corvane"), ("c0rvane", "corvane"), ("hal6en", "halben"), ("brightwster", "brightwater")]
        {
            assert!(likeness(one, other) > 0.85, "{one} {other} {}", likeness(one, other));
        }
        assert!(likeness("corv7ne", "corvane") < 0.75 && likeness("corvane1", "corvane2") == 0.0);
        assert!(likeness("ford1", "fordi") == 0.0);
    }

    #[test]
    fn short_words_and_numbers_are_the_same_or_not() {
        for (one, other) in [("ford", "fort"), ("ab", "ac"), ("route66", "route67"), ("corvane", "brightwater")] {
            assert!(likeness(one, other) == 0.0, "{one} {other}");
        }
    }
}
