//! Words for nothing, failed formulas, spaces that are none, and rows that are no partner.

use std::error::Error;

use serde_json::json;

use crate::book;
use crate::delimited::csv;
use crate::mess::{Mess, Messes};

pub fn messes() -> Messes {
    Ok(vec![
        words_for_nothing(),
        failed_formulas()?,
        no_break_spaces()?,
        duplicates()?,
        no_partner()?,
        unknown_words()?,
    ])
}

fn words_for_nothing() -> Mess {
    let text = csv(
        ',',
        &[
            &["Partner", "Program Level", "Owner", "Region", "MDF", "Joint Deals"],
            &["Halden & Rowe", "Platinum", "AK", "NA", "$150,000", "14"],
            &["Kestrel Grove", "Gold", "n/a", "EMEA", "-", "–"],
            &["Corvane", "Gold", "TBD", "N/D", "n/a", "0"],
            &["Obrel", "Silver", "-", "—", "N/D", "#N/A"],
            &["Ferrolane", "Silver", "None", "", "#REF!", "12"],
        ],
    );
    Mess::new("words-for-nothing.csv", text.into_bytes(), "roster", "words-for-nothing", 1)
        .columns("A name, B tier, C manager, D region, E mdf_allocated, F co_sell_deals")
        .rows(json!([
            {"row": 2, "name": "Halden & Rowe", "tier": 1, "manager": "AK", "region": "NA", "mdf_allocated": 15_000_000,
             "co_sell_deals": 14},
            {"row": 3, "name": "Kestrel Grove", "tier": 2, "region": "EMEA"},
            {"row": 4, "name": "Corvane", "tier": 2, "co_sell_deals": 0},
            {"row": 5, "name": "Obrel", "tier": 3},
            {"row": 6, "name": "Ferrolane", "tier": 3, "co_sell_deals": 12},
        ]))
        .problems(&[
            "3 E Dash in a number column",
            "3 F Dash in a number column",
            "4 E Not a number",
            "5 E Not a number",
            "5 F Spreadsheet error",
            "6 E Spreadsheet error",
        ])
}

fn failed_formulas() -> Result<Mess, Box<dyn Error>> {
    let rows: &[&[&str]] = &[
        &["Partner", "Program Level", "MDF", "Website", "Notes on file"],
        &["Halden & Rowe", "Platinum", "e:#REF!", "haldenrowe.example", "e:#N/A"],
        &["e:#NAME?", "Gold", "n:1", "nobody.example", ""],
        &["Corvane", "e:#VALUE!", "e:#DIV/0!", "e:#N/A", "fine"],
    ];
    Ok(Mess::new("failed-formulas.xlsx", book::one("Roster", rows)?, "roster", "Roster", 1)
        .columns("A name, B tier, C mdf_allocated, D domain, E custom")
        .rows(json!([
            {"row": 2, "name": "Halden & Rowe", "tier": 1, "domain": "haldenrowe.example"},
            {"row": 4, "name": "Corvane", "custom": {"Notes on file": "fine"}},
        ]))
        .problems(&[
            "2 C Spreadsheet error",
            "2 E Spreadsheet error",
            "3 A Spreadsheet error instead of the partner's name",
            "4 B Spreadsheet error",
            "4 C Spreadsheet error",
            "4 D Spreadsheet error",
        ]))
}

fn no_break_spaces() -> Result<Mess, Box<dyn Error>> {
    let rows: &[&[&str]] = &[
        &["\u{a0}Partner\u{a0}Account ", "Program\u{a0}Level", " MDF\u{a0}"],
        &["\u{a0}Halden\u{a0}& Rowe\u{a0}", " Platinum\u{a0}", "$\u{a0}150,000"],
        &["Corvane\u{200b}", "\u{a0}", "\u{202f}30\u{202f}000"],
    ];
    Ok(Mess::new("no-break-spaces.xlsx", book::one("Roster", rows)?, "roster", "Roster", 1)
        .columns("A name, B tier, C mdf_allocated")
        .rows(json!([
            {"row": 2, "name": "Halden & Rowe", "tier": 1, "mdf_allocated": 15_000_000},
            {"row": 3, "name": "Corvane", "mdf_allocated": 3_000_000},
        ]))
        .problems(&["3 B No tier"]))
}

fn duplicates() -> Result<Mess, Box<dyn Error>> {
    let rows: &[&[&str]] = &[
        &["Partner", "Program Level", "Website"],
        &["Halden & Rowe", "Platinum", "haldenrowe.example"],
        &["Corvane", "Gold", "corvane.example"],
        &["HALDEN & ROWE", "Gold", "www.haldenrowe.example"],
        &["Corvane", "Silver", ""],
    ];
    Ok(Mess::new("duplicates.xlsx", book::one("Roster", rows)?, "roster", "Roster", 1)
        .columns("A name, B tier, C domain")
        .rows(json!([
            {"row": 2, "name": "Halden & Rowe", "tier": 1, "domain": "haldenrowe.example"},
            {"row": 3, "name": "Corvane", "tier": 2, "domain": "corvane.example"},
        ]))
        .problems(&["4 A Same name and domain as row 2", "5 A Same name as row 3"]))
}

fn no_partner() -> Result<Mess, Box<dyn Error>> {
    let rows: &[&[&str]] = &[
        &["Partner", "Program Level", "Owner"],
        &["Halden & Rowe", "Platinum", "AK"],
        &["TBD - new SI", "Gold", "JR"],
        &["", "Silver", "JR"],
        &["Test Partner", "Silver", "JR"],
        &["Total Energies", "Silver", "JR"],
    ];
    Ok(Mess::new("rows-that-are-no-partner.xlsx", book::one("Roster", rows)?, "roster", "Roster", 1)
        .columns("A name, B tier, C manager")
        .rows(json!([
            {"row": 2, "name": "Halden & Rowe", "tier": 1, "manager": "AK"},
            {"row": 6, "name": "Total Energies", "tier": 3, "manager": "JR"},
        ]))
        .problems(&["3 A Placeholder name", "4 A No partner name", "5 A Placeholder name"]))
}

fn unknown_words() -> Result<Mess, Box<dyn Error>> {
    let rows: &[&[&str]] = &[
        &["Partner", "Tier", "Partner Type", "GTM Motion"],
        &["Halden & Rowe", "T1", "GSI", "Co-sell"],
        &["Corvane", "tier two", "SI / ISV", "Hackathon"],
        &["Obrel", "Onyx", "MSP", "Marketplace"],
        &["Ferrolane", "3", "Bakery", ""],
    ];
    Ok(Mess::new("words-nobody-knows.xlsx", book::one("Roster", rows)?, "roster", "Roster", 1)
        .columns("A name, B tier, C partner_type, D motion")
        .rows(json!([
            {"row": 2, "name": "Halden & Rowe", "tier": 1, "partner_type": "si", "motion": "Co-sell"},
            {"row": 3, "name": "Corvane", "tier": 2, "partner_type": "si", "secondary_types": ["isv"]},
            {"row": 4, "name": "Obrel", "partner_type": "reseller", "motion": "Marketplace listing"},
            {"row": 5, "name": "Ferrolane", "tier": 3},
        ]))
        .problems(&[
            "3 D No motion for this value",
            "4 B No tier for this value",
            "4 C Reseller or SI?",
            "5 C No type for this value",
        ]))
}
