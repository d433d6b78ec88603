//! Names of companies that do not exist, made of the words such names are made of.

use std::collections::BTreeSet;

use super::dice::Dice;

/// A company as a list has it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Without its legal form.
    pub bare: String,
    pub name: String,
    pub domain: Option<String>,
    pub country: Option<String>,
}

const STARTS: &str = "cor bri hal ven mar tel nor sol gra ful aster pro lum kes ob quin ray sil tor ul wes zan del fer \
                      ab ax bel cal dor eck fal gil hor ist jul kal lan mon nel oxy pel ri sar tal umb vel wil xan yar zir";
const MIDDLES: &str = "va den ri mo tra li que ste bo ra co ne gi lo sta wi da ke pha no ti lu sa be";
const ENDS: &str = "ne ter don ric lux mont ford nix ton via gard tis rel zon mar dyne max co field well ka berg sen rup \
                    stein ski ova lin rex quist bury";
const FAMILIES: &str = "Abernathy Ackermann Almeida Andersson Bachmann Baptista Barlow Bergstrom Bianchi Blackwood Brandt \
                        Callahan Castellano Chaudhary Delacroix Dimitrov Dubois Eriksen Esposito Fairbanks Ferreira Fitzgerald \
                        Gallagher Giordano Gonzalez Grunwald Hargreaves Hashimoto Hoffmann Horvath Ibrahim Ivanov Jankowski \
                        Kapoor Karlsson Kowalski Kruger Lindqvist Lombardi MacLeod Marchetti Matsumoto Moreau Mukherjee Nakamura \
                        Novak Obrien Okafor Olsson Papadakis Petrov Pereira Quintero Rasmussen Richter Rodriguez Rossi Sandoval \
                        Schneider Schroeder Silva Sorensen Takahashi Thornton Underwood Valentini Vandenberg Wallenberg Weatherby \
                        Whitfield Yamamoto Zimmermann Zielinski";
const WELL_KNOWN: &str = "Delta Summit Pioneer Apex Phoenix Liberty Heritage Atlas Orion Pacific Atlantic Sterling Crescent Keystone \
                          Cascade Horizon Evergreen Landmark Monarch Patriot Beacon Compass Vanguard Sentinel Meridian";
pub const TRADES: [&str; 60] = [
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
    "Petroleum",
    "Aerospace",
    "Semiconductor",
    "Construction",
    "Engineering",
    "Brewing",
    "Plastics",
    "Furniture",
    "Machinery",
    "Railway",
    "Pictures",
    "Publishing",
    "Seafood",
    "Dairy",
    "Apparel",
    "Footwear",
    "Cosmetics",
    "Diagnostics",
    "Staffing",
    "Advertising",
    "Real Estate",
    "Life Insurance",
    "Natural Gas",
    "Power Tools",
    "Medical Devices",
    "Data Storage",
    "Waste Management",
    "Home Care",
    "Solar Power",
    "Glass",
    "Tobacco",
    "Coffee",
];
pub const VAGUE: [&str; 9] = [
    "Group",
    "Technologies",
    "International",
    "Holdings",
    "Solutions",
    "Systems",
    "Industries",
    "Services",
    "Enterprises",
];
pub const FORMS: [&str; 24] = [
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
    "Limited",
    "Incorporated",
    "Corporation",
    "A/S",
    "K.K.",
    "Pvt. Ltd.",
    "S.A. de C.V.",
    "GmbH & Co. KG",
];
pub const COUNTRIES: [&str; 6] = ["US", "DE", "FR", "GB", "IT", "SE"];

/// A word with a capital letter.
pub fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Names nobody has, no two of which are a letter apart: one is never the other with a slip.
#[derive(Default)]
pub struct Roots {
    near: BTreeSet<String>,
}

impl Roots {
    pub fn next(&mut self, dice: &mut Dice) -> String {
        loop {
            let mut root = format!("{}{}", dice.word(STARTS), dice.word(MIDDLES));
            if dice.one_in(3) {
                root.push_str(dice.word(MIDDLES));
            }
            root.push_str(dice.word(ENDS));
            let letters: Vec<char> = root.chars().collect();
            let left_out =
                |place| letters.iter().enumerate().filter(|(at, _)| *at != place).map(|(_, it)| *it).collect();
            let mut near: Vec<String> = (0..letters.len()).map(left_out).collect();
            near.push(root.clone());
            if near.iter().all(|near| !self.near.contains(near)) {
                self.near.extend(near);
                return capital(&root);
            }
        }
    }
}

/// What one company is called, and the next: by a word of its own, a family, or a word many have.
fn name(last: &str, dice: &mut Dice) -> String {
    let trade = dice.pick(&TRADES);
    match dice.below(20) {
        0..=3 => last.to_owned(),
        4..=8 => format!("{last} {trade}"),
        9 | 10 => format!("{last} {trade} {}", dice.pick(&VAGUE)),
        11 | 12 => format!("{last} {}", dice.pick(&VAGUE)),
        13 => format!("{} of {last}", dice.pick(&["Bank", "University", "Port", "City"])),
        14 => format!("{} {trade}", dice.word(FAMILIES)),
        15 => format!("{} & {}", dice.word(FAMILIES), dice.word(FAMILIES)),
        16 => format!("{} {} {trade}", dice.word(FAMILIES), dice.word(FAMILIES)),
        17 => format!("{} {trade}", dice.word(WELL_KNOWN)),
        18 => format!("{last} {} {trade}", dice.word(FAMILIES)),
        _ => format!("{} {last} {}", dice.pick(&["First", "United", "General", "National", "New"]), dice.pick(&VAGUE)),
    }
}

/// Companies of which many share a word with others: "Corvane Airlines" beside "Corvane Electronics".
pub fn companies(count: usize, roots: &mut Roots, dice: &mut Dice) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::with_capacity(count);
    let (mut names, mut domains) = (BTreeSet::new(), BTreeSet::new());
    let mut last = roots.next(dice);
    while entries.len() < count {
        if !dice.one_in(6) {
            last = roots.next(dice);
        }
        let bare = name(&last, dice);
        // A name beside the same one with a vague word more is a question of taste, not of matching.
        let told_by = VAGUE.iter().fold(bare.clone(), |name, vague| name.replace(&format!(" {vague}"), ""));
        if !names.insert(told_by.to_lowercase()) {
            continue;
        }
        let domain = format!("{}.com", told_by.to_lowercase().replace(" of ", "").replace([' ', '&'], ""));
        let domain = Some(domain).filter(|domain| !dice.one_in(3) && domains.insert(domain.clone()));
        let name = if dice.one_in(2) { format!("{bare} {}", dice.pick(&FORMS)) } else { bare.clone() };
        entries.push(Entry { bare, name, domain, country: Some(dice.pick(&COUNTRIES).to_owned()) });
    }
    entries
}
