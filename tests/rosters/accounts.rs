//! The host's own accounts: 994 of them, each in one segment or in none.

use std::error::Error;
use std::path::Path;

use crate::coinage::{domain, stems};
use crate::rng::Rng;

pub const SEGMENTS: [(&str, u32); 5] =
    [("Commercial", 420), ("Mid-market", 310), ("Enterprise", 164), ("Regulated", 86), ("", 14)];
/// Code of the bucket of accounts without a segment.
pub const UNSEGMENTED: usize = 4;
pub const HEADERS: [&str; 9] = [
    "Account ID",
    "Company Name",
    "Website",
    "Segment",
    "Status",
    "Account Owner",
    "Industry",
    "Country",
    "Number of Employees",
];

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    Customer,
    OpenOpportunity,
    Prospect,
}

impl Status {
    fn word(self) -> &'static str {
        match self {
            Self::Customer => "Customer",
            Self::OpenOpportunity => "Open Opportunity",
            Self::Prospect => "Prospect",
        }
    }

    /// The population of an overlap export that holds such accounts.
    pub fn population(self) -> &'static str {
        match self {
            Self::Customer => "Customers",
            Self::OpenOpportunity => "Open Opportunities",
            Self::Prospect => "Prospects",
        }
    }
}

pub struct Account {
    pub id: String,
    pub name: String,
    pub domain: String,
    /// Index into [`SEGMENTS`].
    pub segment: usize,
    pub status: Status,
    owner: &'static str,
    industry: &'static str,
    country: &'static str,
    employees: Option<u32>,
}

/// A row the import has to leave out. `row` counts from 1, the header included.
#[derive(serde::Serialize)]
pub struct Skipped {
    pub row: u32,
    pub name: String,
    pub reason: &'static str,
}

const OWNERS: [&str; 12] = [
    "Ines Arden",
    "Tomas Bray",
    "Wanda Cole",
    "Idris Dunne",
    "Petra Ellery",
    "Hugo Farr",
    "Mina Gault",
    "Oskar Hale",
    "Rosa Ibsen",
    "Lena Jarrow",
    "Niall Kerr",
    "Sofia Lund",
];
const COUNTRIES: [(&str, [&str; 3]); 7] = [
    ("USA", [", Inc.", " LLC", ""]),
    ("USA", [", Inc.", " Co.", ""]),
    ("UK", [" Ltd", " plc", ""]),
    ("Germany", [" GmbH", " AG", ""]),
    ("France", [" S.A.", " SAS", ""]),
    ("Sweden", [" AB", "", ""]),
    ("Spain", [" S.L.", ", S.A.", ""]),
];
const INDUSTRIES: [(&str, &str); 9] = [
    ("Manufacturing", "Works"),
    ("Logistics", "Logistics"),
    ("Retail", "Stores"),
    ("Software", "Software"),
    ("Media", "Media"),
    ("Food and beverage", "Foods"),
    ("Construction", "Building"),
    ("Hospitality", "Hotels"),
    ("Professional services", "Advisory"),
];
const REGULATED_INDUSTRIES: [(&str, &str); 5] = [
    ("Banking", "Bank"),
    ("Insurance", "Mutual"),
    ("Healthcare", "Health"),
    ("Utilities", "Energy"),
    ("Public sector", "Authority"),
];

/// The accounts in the order of the file.
pub fn accounts() -> Vec<Account> {
    let mut rng = Rng::new(994);
    let mut segments: Vec<usize> = SEGMENTS
        .iter()
        .enumerate()
        .flat_map(|(segment, (_, count))| std::iter::repeat_n(segment, *count as usize))
        .collect();
    rng.shuffle(&mut segments);
    let mut statuses: Vec<Status> = (0..segments.len())
        .map(|index| match index {
            0..249 => Status::Customer,
            249..448 => Status::OpenOpportunity,
            _ => Status::Prospect,
        })
        .collect();
    rng.shuffle(&mut statuses);
    let stems = stems(&mut rng);
    let rows = segments.into_iter().zip(statuses).zip(stems).enumerate();
    rows.map(|(index, ((segment, status), stem))| account(index, segment, status, &stem, &mut rng)).collect()
}

fn account(index: usize, segment: usize, status: Status, stem: &str, rng: &mut Rng) -> Account {
    let (country, legal_forms) = rng.pick(&COUNTRIES);
    let (industry, word) = if segment == 3 { rng.pick(&REGULATED_INDUSTRIES) } else { rng.pick(&INDUSTRIES) };
    let name = match rng.below(10) {
        0 => format!("{stem} & Daughters"),
        1..=3 => stem.to_owned(),
        _ => format!("{stem} {word}"),
    };
    let employees = match segment {
        0 => Some(rng.between(12, 199)),
        1 => Some(rng.between(20, 199) * 10),
        2 => Some(rng.between(20, 400) * 100),
        3 => Some(rng.between(8, 900) * 10),
        _ => None,
    };
    Account {
        id: format!("A{:04}", index + 1),
        domain: domain(&name),
        name: format!("{name}{}", rng.pick(&legal_forms)),
        segment,
        status,
        owner: rng.pick(&OWNERS),
        industry: if segment == UNSEGMENTED { "" } else { industry },
        country,
        employees,
    }
}

/// Writes the accounts and three rows to be left out among them; tells which.
pub fn write(path: &Path, accounts: &[Account]) -> Result<Vec<Skipped>, Box<dyn Error>> {
    // The byte order mark is what spreadsheets put before UTF-8.
    let mut writer = csv::Writer::from_writer(b"\xEF\xBB\xBF".to_vec());
    writer.write_record(HEADERS)?;
    let mut skipped = Vec::new();
    let mut row = 1;
    for (index, account) in accounts.iter().enumerate() {
        let repeated = match index {
            300 => Some((&accounts[117], "duplicate account id")),
            611 => Some((&accounts[605], "duplicate account id")),
            _ => None,
        };
        if let Some((first, reason)) = repeated {
            row += 1;
            writer.write_record(record(first, &first.id, &first.name))?;
            skipped.push(Skipped { row, name: first.name.clone(), reason });
        }
        if index == 850 {
            row += 1;
            writer.write_record(record(account, "A1990", ""))?;
            skipped.push(Skipped { row, name: String::new(), reason: "no account name" });
        }
        row += 1;
        writer.write_record(record(account, &account.id, &account.name))?;
    }
    std::fs::write(path, writer.into_inner()?)?;
    Ok(skipped)
}

fn record(account: &Account, id: &str, name: &str) -> [String; 9] {
    let website = if name.is_empty() { String::new() } else { account.domain.clone() };
    [
        id.to_owned(),
        name.to_owned(),
        website,
        SEGMENTS[account.segment].0.to_owned(),
        account.status.word().to_owned(),
        account.owner.to_owned(),
        account.industry.to_owned(),
        account.country.to_owned(),
        account.employees.map(|count| count.to_string()).unwrap_or_default(),
    ]
}
