//! expected.json: what an import of the files has to come to, known from how they were made.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use serde::Serialize;
use serde_json::to_string;

use crate::accounts::{Account, Skipped, Status, UNSEGMENTED};
use crate::names::{DEMOTED, Kind, NO_MOTION, PROMOTED, SHORT_HISTORY, STALE, SUNSET, TOP_FIVE};
use crate::overlap::Overlap;
use crate::partners::{Facts, NOW, Partner, QUARTERS};
use crate::{four_hundred, history_sheet, overlap_rows, roster_sheet};

const SEGMENT_CODES: [&str; 5] = ["commercial", "mid_market", "enterprise", "regulated", "unsegmented"];

/// Everything that was written, for the sections of the file.
pub struct Written {
    pub roster: roster_sheet::Written,
    pub history_last_row: u32,
    pub accounts: Vec<Skipped>,
    pub overlap: overlap_rows::Written,
    pub overlap_q1: overlap_rows::Written,
    pub deals: crate::deal_rows::Written,
    pub mdf: crate::mdf::Written,
    pub after: crate::after_book::Written,
    pub four_hundred: four_hundred::Written,
}

#[derive(Serialize)]
struct Quarter {
    #[serde(rename = "quarter")]
    label: &'static str,
    sourced: u32,
    influenced: u32,
    registered_deals: u32,
    co_sell_deals: u32,
    mdf: Option<u32>,
    fte_hundredths: u32,
}

#[derive(Serialize)]
struct TierTotal {
    tier: u8,
    count: usize,
    fte_hundredths: u32,
    mdf: u32,
    /// Of the last two quarters.
    sourced: u32,
}

#[derive(Serialize)]
struct Table {
    sheet: &'static str,
    header_row: u32,
    first_row: u32,
    last_row: u32,
    data_rows: u32,
    taken: u32,
    skipped: Vec<Skipped>,
}

#[derive(Serialize)]
struct Stories {
    promoted: &'static [&'static str],
    demoted: &'static [&'static str],
    sunset: &'static [&'static str],
    insufficient_history: &'static [&'static str],
    top_five: &'static [&'static str],
    without_motion: &'static [&'static str],
    stale: &'static [&'static str],
    without_manager: &'static [&'static str],
    tier_1_without_mdf: &'static [&'static str],
    shared_manager: (&'static str, &'static [&'static str]),
}

/// What stands in a density cell: state, shared accounts, warm introductions. Its base is the segment's.
type Cell = (&'static str, Option<u32>, usize);

#[derive(Serialize)]
struct Truth {
    name: &'static str,
    row: u32,
    external_id: String,
    domain: Option<String>,
    tier: u8,
    r#type: &'static str,
    secondary: Vec<&'static str>,
    motion: Option<&'static str>,
    manager: Option<&'static str>,
    region: Option<&'static str>,
    since: Option<String>,
    psat_tenths: Option<u32>,
    certifications: Option<u32>,
    fte_hundredths: u32,
    mdf: Option<u32>,
    /// Dollars for each of the six quarters; `None` before the partner started.
    sourced: Vec<Option<u32>>,
    influenced: Vec<Option<u32>>,
    registered_deals: Vec<Option<u32>>,
    co_sell_deals: Vec<Option<u32>>,
    /// By segment.
    overlap: BTreeMap<&'static str, Cell>,
    /// Their customer, our prospect.
    warm: usize,
    /// Their customer, our customer.
    joint_expansion: usize,
}

/// Writes one line for each section and each partner, so that a changed number is a changed line.
pub fn write(
    path: &Path,
    partners: &[Partner],
    overlaps: &[Overlap],
    accounts: &[Account],
    written: Written,
) -> Result<(), Box<dyn Error>> {
    let mut lines = vec![
        ("quarter", to_string(QUARTERS[NOW])?),
        ("totals", list((0..=NOW).map(|quarter| quarter_total(partners, quarter)))?),
        ("tiers", list((1..=3).map(|tier| tier_total(partners, tier)))?),
        ("stories", to_string(&stories())?),
        ("white_space", to_string(&white_space(overlaps, accounts))?),
    ];
    let truths = partners.iter().zip(overlaps).zip(&written.roster.rows);
    let truths = list(truths.map(|((partner, overlap), row)| truth(partner, overlap, accounts, *row)))?;
    let Written { roster, history_last_row, accounts: skipped, overlap, overlap_q1, deals, mdf, after, four_hundred } =
        written;
    let roster_rows = (roster_sheet::HEADER_ROW, roster.last_row);
    lines.push(("roster", to_string(&table(roster_sheet::SHEET, roster_rows, roster.skipped))?));
    let history_rows = (history_sheet::HEADER_ROW, history_last_row);
    lines.push(("history", to_string(&table(history_sheet::SHEET, history_rows, Vec::new()))?));
    let last_account = u32::try_from(accounts.len() + skipped.len())? + 1;
    lines.push(("accounts", to_string(&table("", (1, last_account), skipped))?));
    lines.push(("segments", to_string(&SEGMENT_CODES.map(|code| (code, base(accounts, code))))?));
    let statuses = [Status::Customer, Status::OpenOpportunity, Status::Prospect];
    let statuses = statuses.map(|status| accounts.iter().filter(|account| account.status == status).count());
    lines.push(("statuses", to_string(&statuses)?));
    lines.push(("overlap", to_string(&overlap)?));
    lines.push(("overlap_q1", to_string(&overlap_q1)?));
    lines.push(("deals", to_string(&deals)?));
    lines.push(("mdf", to_string(&mdf)?));
    lines.push(("after", to_string(&after)?));
    lines.push(("four_hundred", to_string(&four_hundred)?));
    lines.push(("partners", truths));
    let body: Vec<String> = lines.into_iter().map(|(key, value)| format!("\"{key}\": {value}")).collect();
    std::fs::write(path, format!("{{\n{}\n}}\n", body.join(",\n")))?;
    Ok(())
}

/// A JSON list with an item a line.
fn list<T: Serialize>(items: impl Iterator<Item = T>) -> Result<String, serde_json::Error> {
    let items: Vec<String> = items.map(|item| to_string(&item)).collect::<Result<_, _>>()?;
    Ok(format!("[\n{}\n]", items.join(",\n")))
}

fn table(sheet: &'static str, (header_row, last_row): (u32, u32), skipped: Vec<Skipped>) -> Table {
    let data_rows = last_row - header_row;
    let left_out = u32::try_from(skipped.len()).unwrap_or_default();
    Table { sheet, header_row, first_row: header_row + 1, last_row, data_rows, taken: data_rows - left_out, skipped }
}

fn quarter_total(partners: &[Partner], quarter: usize) -> Quarter {
    let Facts { sourced, influenced, registered, co_sell, mdf, fte } = history_sheet::total(partners, quarter);
    Quarter {
        label: QUARTERS[quarter],
        sourced,
        influenced,
        registered_deals: registered,
        co_sell_deals: co_sell,
        mdf,
        fte_hundredths: fte,
    }
}

fn tier_total(partners: &[Partner], tier: u8) -> TierTotal {
    let of_tier = || partners.iter().filter(|partner| partner.tier == tier);
    let sum = |value: fn(&Partner) -> u32| of_tier().map(value).sum::<u32>();
    let mdf = sum(|partner| partner.facts(NOW).mdf.unwrap_or_default());
    let sourced = sum(|partner| partner.facts(NOW).sourced + partner.facts(NOW - 1).sourced);
    TierTotal { tier, count: of_tier().count(), fte_hundredths: sum(|partner| partner.facts(NOW).fte), mdf, sourced }
}

fn stories() -> Stories {
    Stories {
        promoted: &PROMOTED,
        demoted: &DEMOTED,
        sunset: &SUNSET,
        insufficient_history: &SHORT_HISTORY,
        top_five: &TOP_FIVE,
        without_motion: &NO_MOTION,
        stale: &STALE,
        without_manager: &["Tessaroy"],
        tier_1_without_mdf: &["Tessaroy"],
        shared_manager: ("DB", &["Quillstack", "Sundholm IT", "Tidewell Six"]),
    }
}

fn base(accounts: &[Account], code: &str) -> usize {
    accounts.iter().filter(|account| SEGMENT_CODES[account.segment] == code).count()
}

/// Accounts no partner reaches, by segment; stale lists reach too.
fn white_space(overlaps: &[Overlap], accounts: &[Account]) -> [(&'static str, usize); 5] {
    let mut reached = vec![false; accounts.len()];
    for (index, _) in overlaps.iter().flat_map(|overlap| &overlap.accounts) {
        reached[*index] = true;
    }
    let missed = |code: &str| {
        let unreached = accounts.iter().zip(&reached).filter(|(_, is_reached)| !**is_reached);
        unreached.filter(|(account, _)| SEGMENT_CODES[account.segment] == code).count()
    };
    SEGMENT_CODES.map(|code| (code, missed(code)))
}

fn truth(partner: &Partner, overlap: &Overlap, accounts: &[Account], row: u32) -> Truth {
    let each = |value: fn(Facts) -> u32| partner.quarters[..=NOW].iter().map(|facts| facts.map(value)).collect();
    let cell = |segment: usize| -> Cell {
        let warm = overlap.count(accounts, Some(segment), Status::Customer, Status::Prospect);
        (overlap.state[segment], overlap.shared[segment], warm)
    };
    Truth {
        name: partner.name,
        row,
        external_id: partner.id.clone(),
        domain: partner.domain.clone(),
        tier: partner.tier,
        r#type: partner.kind.code(),
        secondary: partner.also_kinds.iter().map(|kind: &Kind| kind.code()).collect(),
        motion: partner.motion,
        manager: partner.owner,
        region: partner.region,
        since: partner.since.map(|since| since.to_string()),
        psat_tenths: partner.psat,
        certifications: partner.certifications,
        fte_hundredths: partner.facts(NOW).fte,
        mdf: partner.facts(NOW).mdf,
        sourced: each(|facts| facts.sourced),
        influenced: each(|facts| facts.influenced),
        registered_deals: each(|facts| facts.registered),
        co_sell_deals: each(|facts| facts.co_sell),
        overlap: (0..=UNSEGMENTED).map(|segment| (SEGMENT_CODES[segment], cell(segment))).collect(),
        warm: overlap.count(accounts, None, Status::Customer, Status::Prospect),
        joint_expansion: overlap.count(accounts, None, Status::Customer, Status::Customer),
    }
}
