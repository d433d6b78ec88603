//! Labelled pairs: a list of companies, and rows of another list that say which of them they are, or that they are none.

use std::collections::BTreeSet;

/// A company as a list has it.
#[derive(Clone, Debug)]
pub struct Entry {
    pub name: String,
    pub domain: Option<String>,
    pub country: Option<String>,
}

/// A row of the other list. `truth` is its place in the first; nothing where it is none of them.
#[derive(Clone, Debug)]
pub struct Labelled {
    pub entry: Entry,
    pub truth: Option<usize>,
    /// What was done to the name.
    pub kind: &'static str,
}

/// Numbers that look random and are the same each time.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn below(&mut self, most: usize) -> usize {
        // The constants are those of Knuth's MMIX generator; its upper half is the better one.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    fn pick<'t>(&mut self, from: &[&'t str]) -> &'t str {
        from[self.below(from.len())]
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }
}

const STARTS: [&str; 24] = [
    "cor", "bri", "hal", "ven", "mar", "tel", "nor", "sol", "gra", "ful", "aster", "pro", "lum", "kes", "ob", "quin",
    "ray", "sil", "tor", "ul", "wes", "zan", "del", "fer",
];
const MIDDLES: [&str; 16] =
    ["va", "den", "ri", "mo", "tra", "li", "que", "ste", "bo", "ra", "co", "ne", "gi", "lo", "sta", "wi"];
const ENDS: [&str; 20] = [
    "ne", "ter", "don", "ric", "lux", "mont", "ford", "nix", "ton", "via", "gard", "tis", "rel", "zon", "mar", "dyne",
    "max", "co", "field", "well",
];
const WHAT: [&str; 28] = [
    "Airlines",
    "Electronics",
    "Foods",
    "Pharmaceuticals",
    "Bank",
    "Insurance",
    "Logistics",
    "Energy",
    "Software",
    "Steel",
    "Textiles",
    "Mining",
    "Shipping",
    "Telecom",
    "Analytics",
    "Robotics",
    "Biosciences",
    "Motors",
    "Hotels",
    "Press",
    "Chemicals",
    "Water",
    "Properties",
    "Health",
    "Optics",
    "Paper",
    "Security",
    "Gaming",
];
const VAGUE: [&str; 8] =
    ["Group", "Technologies", "International", "Holdings", "Solutions", "Systems", "Industries", "Services"];
const FORMS: [&str; 16] = [
    "Inc.",
    "LLC",
    "Ltd",
    "GmbH",
    "AG",
    "S.A.",
    "S.p.A.",
    "B.V.",
    "Corp.",
    "Co., Ltd.",
    "Pty Ltd",
    "Sp. z o.o.",
    "AB",
    "Oy",
    "plc",
    "SARL",
];
const COUNTRIES: [&str; 6] = ["US", "DE", "FR", "GB", "IT", "SE"];

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn root(dice: &mut Dice) -> String {
    capital(&format!("{}{}{}", dice.pick(&STARTS), dice.pick(&MIDDLES), dice.pick(&ENDS)))
}

/// Companies of which many share a word with others: "Corvane Airlines" beside "Corvane Electronics".
pub fn companies(count: usize, dice: &mut Dice) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::with_capacity(count);
    let (mut names, mut domains) = (BTreeSet::new(), BTreeSet::new());
    let mut last = root(dice);
    while entries.len() < count {
        if !dice.one_in(6) {
            last = root(dice);
        }
        let name = match dice.below(10) {
            0..=2 => last.clone(),
            3..=7 => format!("{last} {}", dice.pick(&WHAT)),
            8 => format!("{last} {} {}", dice.pick(&WHAT), dice.pick(&VAGUE)),
            _ => format!("{} of {last}", dice.pick(&["Bank", "University", "Port", "City"])),
        };
        // A name beside the same one with a vague word more is a question of taste, not of matching.
        if !names.insert(name.clone()) {
            continue;
        }
        let domain = format!("{}.com", name.to_lowercase().replace(" of ", "").replace(' ', ""));
        let domain = Some(domain).filter(|domain| !dice.one_in(3) && domains.insert(domain.clone()));
        let name = if dice.one_in(2) { format!("{name} {}", dice.pick(&FORMS)) } else { name };
        entries.push(Entry { name, domain, country: Some(dice.pick(&COUNTRIES).to_owned()) });
    }
    entries
}

/// The name without its legal form.
fn bare(name: &str) -> String {
    let form = FORMS.iter().find_map(|form| name.strip_suffix(&format!(" {form}")));
    form.unwrap_or(name).to_owned()
}

/// Rows of the other list: each company in another spelling, and as many that are none of them.
pub fn labelled(entries: &[Entry], dice: &mut Dice) -> Vec<Labelled> {
    let known: BTreeSet<String> = entries.iter().map(|entry| bare(&entry.name)).collect();
    let mut rows = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        rows.push(spelled(entry, place, dice));
        if let Some(row) = none_of(entry, &known, dice) {
            rows.push(row);
        }
    }
    rows
}

fn spelled(entry: &Entry, place: usize, dice: &mut Dice) -> Labelled {
    let bare = bare(&entry.name);
    let (kind, name) = match dice.below(12) {
        0 => ("same", entry.name.clone()),
        1 | 2 => ("legal form", format!("{bare} {}", dice.pick(&FORMS))),
        3 => ("case", bare.to_uppercase()),
        4 => ("marks", bare.replacen('o', "ö", 1).replacen('e', "é", 1)),
        5 | 6 => ("typo", typo(&bare, dice)),
        7 => ("abbreviation", abbreviated(&bare)),
        8 => ("The", format!("The {bare} Company")),
        9 => ("Cyrillic", cyrillic(&bare)),
        10 => ("vague word", format!("{bare} {}", dice.pick(&["Group", "Holdings", "International"]))),
        _ => ("former name", format!("{} (formerly {bare})", root(dice))),
    };
    let domain = entry.domain.clone().filter(|_| dice.one_in(3));
    let country = entry.country.clone().filter(|_| dice.one_in(2));
    Labelled { entry: Entry { name, domain, country }, truth: Some(place), kind }
}

/// A company that is called much like another and is not it.
fn none_of(entry: &Entry, known: &BTreeSet<String>, dice: &mut Dice) -> Option<Labelled> {
    let bare = bare(&entry.name);
    let first = bare.split(' ').next().unwrap_or_default();
    let (kind, name) = match dice.below(3) {
        0 => ("near twin", format!("{first} {} {}", dice.pick(&WHAT), dice.pick(&WHAT))),
        1 => ("other root", format!("{} {}", root(dice), bare.split_once(' ').map_or("Group", |(_, rest)| rest))),
        _ => ("other company", format!("{} {}", root(dice), dice.pick(&WHAT))),
    };
    // "Corvane Airlines Steel" is no near twin of "Corvane", which may well be a part of it.
    let is_twin = kind != "near twin" || (bare.contains(' ') && !bare.contains(" of "));
    let says_other =
        known.contains(&name) || name.split(' ').skip(1).any(|word| bare.ends_with(word) && kind == "near twin");
    let country = Some(dice.pick(&COUNTRIES).to_owned()).filter(|_| dice.one_in(2));
    (is_twin && !says_other).then_some(Labelled { entry: Entry { name, domain: None, country }, truth: None, kind })
}

/// Two letters that changed places, one that is missing, or one too many.
fn typo(name: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = name.chars().collect();
    let longest = name.split(' ').max_by_key(|word| word.len()).unwrap_or_default();
    let start = name.find(longest).unwrap_or(0);
    let at = start + 1 + dice.below(longest.len() - 3);
    match dice.below(3) {
        0 => letters.swap(at, at + 1),
        1 => drop(letters.remove(at)),
        _ => letters.insert(at, letters[at]),
    }
    letters.into_iter().collect()
}

fn abbreviated(name: &str) -> String {
    let short = [
        ("International", "Intl."),
        ("Technologies", "Tech"),
        ("Solutions", "Sol."),
        ("Services", "Svcs"),
        ("Systems", "Sys."),
        ("Industries", "Ind."),
        ("Holdings", "Hldgs"),
        ("Pharmaceuticals", "Pharma"),
        ("Electronics", "Elect."),
        ("Chemicals", "Chem."),
        ("Properties", "Props"),
        ("Insurance", "Ins."),
        ("University", "Univ."),
        ("Bank", "Bk"),
    ];
    short.iter().fold(name.to_owned(), |name, (long, short)| name.replace(long, short))
}

fn cyrillic(name: &str) -> String {
    let letters = "aаbбvвgгdдeеzзiиkкlлmмnнoоpпrрsсtтuуfф";
    let pairs: Vec<char> = letters.chars().collect();
    let spelled = |letter: char| {
        let pair = pairs.chunks(2).find(|pair| pair[0] == letter.to_ascii_lowercase());
        pair.map_or(letter, |pair| pair[1])
    };
    let can_be =
        name.to_lowercase().chars().all(|letter| letter == ' ' || pairs.iter().step_by(2).any(|it| *it == letter));
    if can_be { name.chars().map(spelled).collect() } else { name.to_owned() }
}
