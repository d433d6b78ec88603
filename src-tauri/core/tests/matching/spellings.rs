//! How one company is written by another list.

use super::dice::Dice;
use super::names::{Entry, FORMS, Roots, TRADES, VAGUE};

/// A family of spellings. Of those that are held out nothing was ever adjusted to.
pub struct Family {
    pub name: &'static str,
    pub is_held_out: bool,
    /// The name in that spelling, where it has one.
    pub spell: fn(&Entry, &mut Roots, &mut Dice) -> Option<String>,
}

const fn family(name: &'static str, spell: fn(&Entry, &mut Roots, &mut Dice) -> Option<String>) -> Family {
    Family { name, is_held_out: false, spell }
}

const fn held_out(name: &'static str, spell: fn(&Entry, &mut Roots, &mut Dice) -> Option<String>) -> Family {
    Family { name, is_held_out: true, spell }
}

pub const FAMILIES: [Family; 31] = [
    family("same", |entry, _, _| Some(entry.name.clone())),
    family("legal form", |entry, _, dice| Some(format!("{} {}", entry.bare, dice.pick(&FORMS)))),
    family("case", |entry, _, _| Some(entry.name.to_uppercase())),
    family("marks", |entry, _, _| changed(&entry.bare, &entry.bare.replacen('o', "ö", 1).replacen('e', "é", 1))),
    family("typo", |entry, _, dice| typo(&entry.bare, dice)),
    family("typo and form", |entry, _, dice| Some(format!("{} {}", typo(&entry.bare, dice)?, dice.pick(&FORMS)))),
    family("abbreviation", |entry, _, _| changed(&entry.bare, &abbreviated(&entry.bare))),
    family("The", |entry, _, _| Some(format!("The {} Company", entry.bare))),
    family("Cyrillic", |entry, _, _| cyrillic(&entry.bare)),
    family("vague word", |entry, _, dice| Some(format!("{} {}", entry.bare, dice.pick(&VAGUE)))),
    family("vague missing", |entry, _, _| {
        let (rest, last) = entry.bare.rsplit_once(' ')?;
        VAGUE.contains(&last).then(|| rest.to_owned())
    }),
    family("former name", |entry, roots, dice| Some(format!("{} (formerly {})", roots.next(dice), entry.bare))),
    family("country", |entry, _, dice| {
        Some(format!("{} {}", entry.bare, dice.pick(&["Deutschland", "USA", "(UK)", "India", "France"])))
    }),
    family("word order", |entry, _, _| {
        let (first, rest) = entry.bare.split_once(' ')?;
        (!entry.bare.contains(" of ") && !entry.bare.contains('&')).then(|| format!("{rest}, {first}"))
    }),
    family("in one word", |entry, _, _| {
        changed(&entry.bare, &entry.bare.replacen(' ', "", 1)).filter(|_| !entry.bare.contains(" of "))
    }),
    family("ampersand", |entry, _, _| changed(&entry.bare, &entry.bare.replace('&', "and"))),
    family("punctuation", |entry, _, _| changed(&entry.bare, &entry.bare.replace(' ', "-"))),
    family("trade missing", |entry, _, _| {
        let words: Vec<&str> = entry.bare.split(' ').collect();
        (words.len() == 3 && !entry.bare.contains(" of ") && !entry.bare.contains('&') && VAGUE.contains(&words[2]))
            .then(|| words[..2].join(" "))
    }),
    family("plural", |entry, _, _| changed(&entry.bare, &plural(&entry.bare))),
    family("misspelled form", |entry, _, dice| {
        Some(format!("{} {}", entry.bare, dice.pick(&["Icn", "Lmited", "Crop", "Coporation", "Ldt"])))
    }),
    family("damaged", |entry, _, dice| damaged(&entry.name, dice)),
    held_out("cut off", |entry, _, dice| {
        let most = 14 + dice.below(12);
        let cut: String = entry.bare.chars().take(most).collect();
        // Less than most of a name is no name.
        (entry.bare.len() > most && most * 10 >= entry.bare.len() * 7 && !cut.ends_with(' ')).then_some(cut)
    }),
    held_out("initials", |entry, _, _| {
        let words: Vec<&str> = entry.bare.split(' ').filter(|word| *word != "&").collect();
        (words.len() >= 4).then(|| words.iter().filter_map(|word| word.chars().next()).collect())
    }),
    held_out("umlaut", |entry, _, _| changed(&entry.bare, &entry.bare.replacen('u', "ü", 1).replacen("ö", "oe", 1))),
    held_out("British", |entry, _, _| {
        changed(&entry.bare, &entry.bare.replace("er ", "re ").replace("or ", "our ").replace("iz", "is"))
    }),
    held_out("spoken", |entry, _, _| {
        changed(&entry.bare, &entry.bare.replacen("ck", "k", 1).replacen('c', "k", 1).replacen("ph", "f", 1))
    }),
    held_out("key beside", |entry, _, dice| key_beside(&entry.bare, dice)),
    held_out("two typos", |entry, _, dice| typo(&typo(&entry.bare, dice).filter(|name| name.len() > 14)?, dice)),
    held_out("first initial", |entry, _, _| {
        let (first, rest) = entry.bare.split_once(' ')?;
        let is_family = rest.contains(' ')
            && !rest.contains('&')
            && !TRADES.contains(&rest)
            && !VAGUE.iter().any(|vague| rest.contains(vague))
            && first.len() > 3;
        (is_family && !entry.bare.contains(" of ")).then(|| format!("{}. {rest}", &first[..1]))
    }),
    held_out("web name", |entry, _, _| (!entry.bare.contains(' ')).then(|| format!("{}.com Inc", entry.bare))),
    held_out("translated", |entry, _, _| changed(&entry.bare, &translated(&entry.bare))),
];

fn changed(name: &str, spelled: &str) -> Option<String> {
    (name != spelled).then(|| spelled.to_owned())
}

/// The longest word of a name, by where it begins and how long it is.
fn longest(name: &str) -> Option<(usize, usize)> {
    let longest = name.split(' ').max_by_key(|word| word.len())?;
    (longest.len() >= 5).then(|| (name.find(longest).unwrap_or(0), longest.len()))
}

/// Two letters that changed places, one that is missing, or one too many.
fn typo(name: &str, dice: &mut Dice) -> Option<String> {
    let (start, length) = longest(name)?;
    let mut letters: Vec<char> = name.chars().collect();
    let at = start + 1 + dice.below(length - 3);
    match dice.below(3) {
        0 => letters.swap(at, at + 1),
        1 => drop(letters.remove(at)),
        _ => letters.insert(at, letters[at]),
    }
    Some(letters.into_iter().collect())
}

/// A letter that is beside the right one on the keyboard.
fn key_beside(name: &str, dice: &mut Dice) -> Option<String> {
    const KEYS: &str = "qwertyuiop asdfghjkl zxcvbnm";
    let (start, length) = longest(name).filter(|(_, length)| *length >= 7)?;
    let at = start + 1 + dice.below(length - 2);
    let key = KEYS.find(name[at..].chars().next()?)?;
    let beside = KEYS[key + 1..].chars().next().filter(|key| *key != ' ')?;
    Some(format!("{}{beside}{}", &name[..at], &name[at + 1..]))
}

/// Two letters anywhere but at the beginning that a scan or a bad transfer has made others.
fn damaged(name: &str, dice: &mut Dice) -> Option<String> {
    const OTHERS: &[u8] = b"XQZjw0[}4;_";
    let mut bytes = name.as_bytes().to_vec();
    let is_long = bytes.len() >= 10 && name.is_ascii();
    for at in [0, 0].map(|_| 1 + dice.below(bytes.len() - 1)) {
        bytes[at] = OTHERS[dice.below(OTHERS.len())];
    }
    String::from_utf8(bytes).ok().filter(|_| is_long)
}

fn abbreviated(name: &str) -> String {
    const SHORT: &str = "International Intl.,Technologies Tech,Solutions Sol.,Services Svcs,Systems Sys.,Industries Ind.,Holdings Hldgs,\
                         Pharmaceuticals Pharma,Electronics Elect.,Chemicals Chem.,Properties Props,Insurance Ins.,University Univ.,\
                         Bank Bk,National Natl,Enterprises Ent.,Construction Constr.,Engineering Eng'g,Machinery Mach.,Medical Med.,\
                         Management Mgmt,Group Grp,Publishing Publ.,General Gen'l,Railway Rly";
    SHORT
        .split(',')
        .filter_map(|pair| pair.split_once(' '))
        .fold(name.to_owned(), |name, (long, short)| name.replace(long, short))
}

fn translated(name: &str) -> String {
    const WORDS: &str = "Bank Banco,Insurance Versicherung,Industries Industrias,University Universidad,Chemicals Chimie,Energy Energia,\
                         Group Gruppo,Logistics Logistik,Steel Stahl,Pharmaceuticals Farmaceutica";
    WORDS
        .split(',')
        .filter_map(|pair| pair.split_once(' '))
        .fold(name.to_owned(), |name, (here, there)| name.replace(here, there))
}

fn plural(name: &str) -> String {
    name.replace("Foods", "Food")
        .replace("Motors", "Motor")
        .replace("Hotels", "Hotel")
        .replace("Textiles", "Textile")
        .replace("Properties", "Property")
        .replace("Plastics", "Plastic")
}

fn cyrillic(name: &str) -> Option<String> {
    let pairs: Vec<char> = "aаbбvвgгdдeеzзiиkкlлmмnнoоpпrрsсtтuуfф".chars().collect();
    name.to_lowercase()
        .chars()
        .map(
            |letter| {
                if letter == ' ' {
                    Some(' ')
                } else {
                    pairs.chunks(2).find(|pair| pair[0] == letter).map(|pair| pair[1])
                }
            },
        )
        .collect()
}
