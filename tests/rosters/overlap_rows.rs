//! The overlap exports: one row for each account a partner also has.

use std::error::Error;
use std::path::Path;

use serde::Serialize;

use crate::accounts::Account;
use crate::coinage::unaccented;
use crate::overlap::Overlap;
use crate::partners::Partner;
use crate::rng::Rng;

pub const HEADERS: [&str; 7] = [
    "Partner Name",
    "Partner Populations",
    "Populations",
    "Account",
    "Account ID",
    "Partner Record Website",
    "Partner Record Name",
];

// Of a hundred rows: those below the first number are full records, below the second joined by our account's id, below
// the third by website, the rest by name alone.
const FULL: u32 = 1;
const BY_ID: u32 = 90;
const BY_WEBSITE: u32 = 95;

/// What a file holds, as counted while writing.
#[derive(Serialize, Default)]
pub struct Written {
    pub as_of: &'static str,
    pub rows: u32,
    /// Distinct pairs of partner and account.
    pub pairs: u32,
    pub by_id: u32,
    pub by_website: u32,
    pub by_name: u32,
    /// Rows of the sheet that say again what an earlier row said.
    pub repeated: Vec<u32>,
    /// Rows of the sheet whose account is not ours.
    pub unmatched: Vec<u32>,
}

/// Companies that are not among the host accounts, in any spelling.
const STRANGERS: [&str; 16] = [
    "Obsidian Petal",
    "Wandering Quartz",
    "Tin Harvest",
    "Paper Comet",
    "Quiet Turbine",
    "Velour Canal",
    "Second Lantern",
    "Brass Meadowlark",
    "Hollow Anchor",
    "Copper Thimble",
    "Marble Kite",
    "Winter Satchel",
    "Gravel & Silk",
    "Lost Mitten",
    "Tall Biscuit",
    "Plum Sextant",
];

/// Writes the rows of those `partners` that `is_meant` lets through, with `strangers` of their accounts nobody knows.
pub fn write(
    path: &Path,
    as_of: &'static str,
    partners: &[(&Partner, &Overlap)],
    accounts: &[Account],
    strangers: std::ops::Range<usize>,
) -> Result<Written, Box<dyn Error>> {
    let mut rng = Rng::new(u64::try_from(strangers.start)? + 7);
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADERS)?;
    let mut written = Written { as_of, ..Written::default() };
    let all: usize = partners.iter().map(|(_, overlap)| overlap.accounts.len()).sum();
    let every = u32::try_from(all / strangers.len())?;
    let mut strangers = STRANGERS[strangers].iter();
    for (partner, overlap) in partners {
        for (index, status) in &overlap.accounts {
            let account = &accounts[*index];
            let population = status.population();
            written.pairs += 1;
            let join = rng.below(100);
            writer.write_record(row(partner.name, population, account, join, &mut rng))?;
            written.count(join);
            if written.pairs % every == every / 2 {
                writer.write_record(row(partner.name, population, account, 99 - join, &mut rng))?;
                written.count(99 - join);
                written.repeated.push(written.rows + 1);
            }
            if written.pairs % every == every / 3
                && let Some(stranger) = strangers.next()
            {
                let website = crate::coinage::domain(stranger);
                writer.write_record([partner.name, population, "", "", "", &website, stranger])?;
                written.rows += 1;
                written.unmatched.push(written.rows + 1);
            }
        }
    }
    std::fs::write(path, writer.into_inner()?)?;
    Ok(written)
}

impl Written {
    fn count(&mut self, join: u32) {
        self.rows += 1;
        match join {
            0..BY_ID => self.by_id += 1,
            BY_ID..BY_WEBSITE => self.by_website += 1,
            _ => self.by_name += 1,
        }
    }
}

/// Most rows carry our account's id and little else; where they do not, the website or else the name is all there is.
fn row(partner: &str, population: &str, account: &Account, join: u32, rng: &mut Rng) -> [String; 7] {
    let partner = partner.to_owned();
    let population = population.to_owned();
    let none = String::new;
    let ours = || account.status.population().to_owned();
    match join {
        0..FULL => {
            let (name, id, website) = (account.name.clone(), account.id.clone(), account.domain.clone());
            [partner, population, ours(), name.clone(), id, website, name]
        }
        FULL..BY_ID => [partner, population, none(), none(), account.id.clone(), none(), none()],
        BY_ID..BY_WEBSITE => {
            let website = if rng.percent_chance(40) {
                format!("https://www.{}/", account.domain)
            } else {
                account.domain.clone()
            };
            [partner, population, ours(), none(), none(), website, none()]
        }
        _ => {
            // Systems that drop accents spell the same name without them.
            let name = if rng.percent_chance(30) {
                account.name.chars().map(unaccented).collect()
            } else {
                account.name.clone()
            };
            [partner, population, none(), name, none(), none(), none()]
        }
    }
}
