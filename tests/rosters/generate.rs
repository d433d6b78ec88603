//! Writes the demo workbooks: `cargo run -p trellis-core --example rosters`.
//!
//! The same bytes every time. Nothing here calls the product's code, so that `expected.json` can be held against it.

mod accounts;
mod after;
mod after_book;
mod balance;
mod coinage;
mod deal_course;
mod deal_rows;
mod deals;
mod expected;
mod four_hundred;
mod history_sheet;
mod mdf;
mod names;
mod overlap;
mod overlap_rows;
mod partners;
mod rng;
mod roster_sheet;
mod sheet;

use std::error::Error;
use std::path::Path;

use overlap::Overlap;
use partners::Partner;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/rosters");
    let partners = partners::partners();
    let accounts = accounts::accounts();
    let overlaps = overlap::overlaps(&partners, &accounts);
    let deals = deals::deals(&partners, &accounts);
    balance::assert_worked_case(&partners, &overlaps);
    let (last_quarter, this_quarter): (Vec<(&Partner, &Overlap)>, Vec<_>) =
        partners.iter().zip(&overlaps).partition(|(partner, _)| partner.is_stale());
    let mdf = mdf::write(&folder.join("demo-mdf.csv"), &partners)?;
    let written = expected::Written {
        roster: roster_sheet::write(&folder.join("demo-roster.xlsx"), &partners, &overlaps)?,
        history_last_row: history_sheet::write(&folder.join("demo-history.xlsx"), &partners)?,
        accounts: accounts::write(&folder.join("demo-accounts.csv"), &accounts)?,
        overlap: overlap_rows::write(&folder.join("demo-overlap.csv"), "2026-06-30", &this_quarter, &accounts, 0..13)?,
        overlap_q1: overlap_rows::write(
            &folder.join("demo-overlap-q1.csv"),
            "2026-03-31",
            &last_quarter,
            &accounts,
            13..16,
        )?,
        deals: deal_rows::write(&folder.join("demo-deals.csv"), &deals, &accounts)?,
        after: after_book::write(&folder.join("demo-two-quarters-after.xlsx"), &partners, &accounts, deals, mdf.rows)?,
        mdf,
        four_hundred: four_hundred::write(&folder.join("four-hundred.xlsx"))?,
    };
    expected::write(&folder.join("expected.json"), &partners, &overlaps, &accounts, written)
}
