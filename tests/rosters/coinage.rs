//! Coined company names: two syllables that no company joins, and what it does.

use crate::rng::Rng;

const BEGINNINGS: [&str; 60] = [
    "Alder", "Amber", "Arro", "Birch", "Bram", "Bright", "Calla", "Cinder", "Clover", "Copse", "Dal", "Dove", "Elder",
    "Ember", "Fal", "Fen", "Gale", "Glen", "Hazel", "Heron", "Iron", "Juni", "Kel", "Lark", "Lin", "Marl", "Mer",
    "Moss", "Nor", "Oaken", "Orr", "Pel", "Quill", "Raven", "Sel", "Thorn", "Ull", "Vel", "Wren", "Yar", "Zel",
    "Brist", "Cobal", "Drav", "Elm", "Fjell", "Garn", "Hol", "Isk", "Jor", "Kest", "Lum", "Myr", "Nim", "Brémo",
    "Strö", "Núri", "Élan", "Gül", "Señ",
];
const ENDINGS: [&str; 26] = [
    "avane", "brisk", "drift", "fathom", "istra", "kestle", "lune", "mantle", "mire", "nook", "ovar", "quist", "rune",
    "stell", "vex", "oria", "ander", "ellic", "umbra", "ossen", "ivane", "orro", "anthe", "elby", "undel", "arque",
];

/// Every stem once, in the order of `rng`.
pub fn stems(rng: &mut Rng) -> Vec<String> {
    let mut stems: Vec<String> = BEGINNINGS
        .iter()
        .flat_map(|beginning| ENDINGS.iter().map(move |ending| format!("{beginning}{ending}")))
        .collect();
    rng.shuffle(&mut stems);
    stems
}

/// The letters of a name as a domain writes them.
pub fn domain(name: &str) -> String {
    let plain: String = name.to_lowercase().chars().map(unaccented).filter(char::is_ascii_alphanumeric).collect();
    format!("{plain}.example")
}

pub fn unaccented(letter: char) -> char {
    match letter {
        'é' => 'e',
        'É' => 'E',
        'ö' => 'o',
        'ú' | 'ü' => 'u',
        'ñ' => 'n',
        other => other,
    }
}
