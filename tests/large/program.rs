//! A document as large as Trellis is made for: 400 partners, 100,000 host accounts, 1,000,000 overlap rows, the same each time.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use rusqlite::params;
use trellis_core::Result;
use trellis_core::model::{PartnerType, Tier};
use trellis_core::store::tables::{Overlap, Partner, PartnerList};
use trellis_core::store::{Document, Environment, Operation, Writer};
use uuid::Uuid;

pub const PARTNERS: u32 = 400;
pub const ACCOUNTS: u32 = 100_000;
const ROWS_EACH: usize = 2_500;
const AS_OF: Date = date(2026, 6, 30);

const FIRST: [&str; 20] = [
    "Alder", "Brant", "Calder", "Dorne", "Elmer", "Farrow", "Gable", "Harrow", "Ister", "Jorvik", "Kestrel", "Lorne",
    "Marrow", "Norden", "Orwell", "Perrin", "Quill", "Rowan", "Selwyn", "Tarn",
];
const SECOND: [&str; 10] =
    ["Foods", "Logistics", "Energy", "Health", "Bank", "Systems", "Insurance", "Retail", "Steel", "Media"];
const COUNTRIES: [&str; 6] = ["Germany", "France", "United States", "Japan", "Brazil", "United Kingdom"];
const REGIONS: [&str; 3] = ["EMEA", "Americas", "APAC"];

/// A small generator of numbers, the same in each run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let high = u32::try_from(self.0 >> 33).unwrap_or(u32::MAX);
        high % bound
    }
}

/// Which accounts each partner has, by id: some are on many lists, as in life.
pub fn lists() -> Vec<Vec<u32>> {
    let mut numbers = Numbers(7);
    let list = |_| {
        let mut own: Vec<u32> = Vec::new();
        while own.len() < ROWS_EACH {
            let one = numbers.below(ACCOUNTS);
            own.push(1 + one.min(numbers.below(ACCOUNTS)));
            if own.len() == ROWS_EACH {
                own.sort_unstable();
                own.dedup();
            }
        }
        own.sort_unstable();
        own
    };
    (0..PARTNERS).map(list).collect()
}

/// Where and when such a document is worked on.
pub fn environment(data_folder: &Path) -> Environment {
    let clock = || Timestamp::from_second(1_782_950_400).unwrap_or(Timestamp::UNIX_EPOCH); // 2026-07-02
    Environment::new(data_folder.to_owned(), clock, Uuid::new_v4, TimeZone::UTC)
}

/// Writes it at `path`.
///
/// # Errors
/// When something is at `path` already, or it cannot be written.
pub fn write(path: &Path, data_folder: &Path, lists: &[Vec<u32>]) -> Result<PathBuf> {
    let document = Document::create(path, environment(data_folder))?;
    document.transact(&added(), |writer| (1..).zip(lists).try_for_each(|(id, _)| partner(writer, id)))?;
    document.close()?;
    rows(path, lists)?;
    // What was written past the document is packed as if the document had written it.
    let document = Document::open(path, environment(data_folder))?;
    let first = Overlap { last_activity: Some(AS_OF), ..overlap(1, lists[0][0]) };
    document.transact(&added(), |writer| writer.put(&first))?;
    document.close()?;
    Ok(path.to_owned())
}

/// That a partner has an account, and nothing else.
pub fn overlap(partner_id: i64, account: u32) -> Overlap {
    Overlap {
        partner_id,
        account_id: i64::from(account),
        theirs: None,
        owner: None,
        stage: None,
        last_activity: None,
        as_of: AS_OF,
        import_id: None,
    }
}

fn added() -> Operation {
    Operation::AddPartner { partner: "A large program".to_owned() }
}

fn partner(writer: &mut Writer<'_>, id: i64) -> Result<()> {
    let place = usize::try_from(id).unwrap_or_default();
    let uuid = Uuid::from_u64_pair(7, id.unsigned_abs()).to_string();
    let name = format!("{} {} {id:03}", FIRST[place % FIRST.len()], ["Partners", "Consulting", "Cloud"][place % 3]);
    let tier = Tier::ALL[usize::from(place % 10 > 0) + usize::from(place % 10 > 3)];
    writer.create(&Partner {
        tier: Some(tier),
        partner_type: Some(PartnerType::ALL[place % PartnerType::ALL.len()]),
        region: Some(REGIONS[place % REGIONS.len()].to_owned()),
        ..Partner::named(id, uuid, name, AS_OF)
    })?;
    writer.create(&PartnerList { partner_id: id, as_of: AS_OF, import_id: None })
}

/// Accounts and overlaps, by statements of their own: a million rows through a transaction that logs would take longer.
fn rows(path: &Path, lists: &[Vec<u32>]) -> Result<()> {
    let mut connection = rusqlite::Connection::open(path)?;
    let transaction = connection.transaction()?;
    {
        let mut account = transaction.prepare(
            "INSERT INTO account (id, uuid, name, domain, segment_id, status, owner, industry, country, custom)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '[]')",
        )?;
        for id in 1..=ACCOUNTS {
            let place = id as usize;
            let (first, second) = (FIRST[place % 20], SECOND[place / 20 % 10]);
            let uuid = Uuid::from_u64_pair(8, u64::from(id)).to_string();
            let name = format!("{first} {second} {id}");
            let domain = format!("{}-{id}.example", first.to_lowercase());
            let status = ["customer", "open_opportunity", "prospect"][place % 3];
            let owner = format!("Owner {:02}", id % 40);
            let country = COUNTRIES[place % COUNTRIES.len()];
            account.execute(params![id, uuid, name, domain, 1 + id % 4, status, owner, second, country])?;
        }
        let mut row = transaction
            .prepare("INSERT INTO overlap (partner_id, account_id, theirs, as_of) VALUES (?, ?, ?, '2026-06-30')")?;
        for (partner, list) in (1..).zip(lists) {
            for account in list {
                row.execute(params![partner, account, ["customer", "prospect"][*account as usize % 2]])?;
            }
        }
    }
    transaction.commit()?;
    Ok(())
}
