//! The other names people give the columns Trellis knows.

use std::error::Error;

use serde_json::json;

use crate::book;
use crate::mess::{Mess, Messes};

pub fn messes() -> Messes {
    Ok(vec![of_a_program()?, of_a_spreadsheet()?, of_a_channel_team()?, of_accounts()?])
}

fn of_a_program() -> Result<Mess, Box<dyn Error>> {
    let rows: &[&[&str]] = &[
        &[
            "Partner Account",
            "Program Level",
            "Partner Role",
            "GTM Motion",
            "PAM",
            "Co-op",
            "HC",
            "Originated",
            "Assisted",
            "Deal Regs",
            "Joint Deals",
            "Website URL",
        ],
        &[
            "Halden & Rowe",
            "Platinum",
            "Consultancy",
            "Co-sell",
            "AK",
            "$150,000",
            "n:1",
            "$1,500,000",
            "$2,600,000",
            "n:9",
            "n:14",
            "https://haldenrowe.example",
        ],
        &[
            "Corvane",
            "Gold",
            "Tech",
            "Marketplace",
            "CW",
            "$30,000",
            "n:0.22",
            "$0",
            "$45,000",
            "n:0",
            "n:7",
            "corvane.example",
        ],
    ];
    let columns = "A name, B tier, C partner_type, D motion, E manager, F mdf_allocated, G fte, H sourced, I influenced, \
                   J registered_deals, K co_sell_deals, L domain";
    Ok(Mess::new("headers-of-a-program.xlsx", book::one("Program", rows)?, "roster", "Program", 1)
        .columns(columns)
        .rows(json!([
            {"row": 2, "name": "Halden & Rowe", "tier": 1, "partner_type": "si", "motion": "Co-sell", "manager": "AK",
             "mdf_allocated": 15_000_000, "fte": 100, "sourced": 150_000_000, "influenced": 260_000_000,
             "registered_deals": 9, "co_sell_deals": 14, "domain": "haldenrowe.example"},
            {"row": 3, "name": "Corvane", "tier": 2, "partner_type": "isv", "motion": "Marketplace listing",
             "manager": "CW", "mdf_allocated": 3_000_000, "fte": 22, "sourced": 0, "influenced": 4_500_000,
             "registered_deals": 0, "co_sell_deals": 7, "domain": "corvane.example"},
        ])))
}

fn of_a_spreadsheet() -> Result<Mess, Box<dyn Error>> {
    let rows: &[&[&str]] = &[
        &[
            "Company",
            "Level",
            "Category",
            "Play",
            "Channel Account Manager",
            "MDF Allocated",
            "MDF Spent",
            "Headcount",
            "Partner-Sourced Pipeline",
            "Attached",
            "Registrations",
            "Company URL",
        ],
        &[
            "Kestrel Grove",
            "Elite",
            "GSI",
            "Co-sell",
            "JR",
            "n:110000",
            "n:60000",
            "n:1",
            "n:900000",
            "n:1200000",
            "n:4",
            "www.kestrelgrove.example",
        ],
        &[
            "Obrel",
            "Registered",
            "ISV",
            "Deal Reg",
            "Desk",
            "n:0",
            "n:0",
            "n:0.05",
            "n:12000",
            "n:0",
            "n:2",
            "obrel.example",
        ],
    ];
    let columns = "A name, B tier, C partner_type, D motion, E manager, F mdf_allocated, G mdf_spent, H fte, I sourced, \
                   J influenced, K registered_deals, L domain";
    Ok(Mess::new("headers-of-a-spreadsheet.xlsx", book::one("Partners", rows)?, "roster", "Partners", 1)
        .columns(columns)
        .rows(json!([
            {"row": 2, "name": "Kestrel Grove", "tier": 1, "partner_type": "si", "motion": "Co-sell", "manager": "JR",
             "mdf_allocated": 11_000_000, "mdf_spent": 6_000_000, "fte": 100, "sourced": 90_000_000,
             "influenced": 120_000_000, "registered_deals": 4, "domain": "kestrelgrove.example"},
            {"row": 3, "name": "Obrel", "tier": 3, "partner_type": "isv", "motion": "Deal registration only",
             "manager": "Desk", "mdf_allocated": 0, "mdf_spent": 0, "fte": 5, "sourced": 1_200_000, "influenced": 0,
             "registered_deals": 2, "domain": "obrel.example"},
        ])))
}

fn of_a_channel_team() -> Result<Mess, Box<dyn Error>> {
    let rows: &[&[&str]] = &[
        &["Partner", "Status", "CAM", "Allocation %", "Influenced", "Sourced", "Website", "Last Refreshed"],
        &["Ferrolane", "Strategic", "TS", "p:1", "$90,000", "$45,000", "ferrolane.example", "d:2026-06-28"],
        &["Quillstack", "Managed", "DB", "p:0.22", "$0", "", "quillstack.example", "d:2026-03-31"],
        &["Yellow Stair", "Transactional", "Desk", "", "", "$1,000", "yellowstair.example", ""],
    ];
    let columns = "A name, B tier, C manager, D fte, E influenced, F sourced, G domain, H as_of";
    Ok(Mess::new("headers-of-a-channel-team.xlsx", book::one("Channel", rows)?, "roster", "Channel", 1)
        .columns(columns)
        .rows(json!([
            {"row": 2, "name": "Ferrolane", "tier": 1, "manager": "TS", "fte": 100, "influenced": 9_000_000,
             "sourced": 4_500_000, "domain": "ferrolane.example", "as_of": "2026-06-28"},
            {"row": 3, "name": "Quillstack", "tier": 2, "manager": "DB", "fte": 22, "influenced": 0,
             "domain": "quillstack.example", "as_of": "2026-03-31"},
            {"row": 4, "name": "Yellow Stair", "tier": 3, "manager": "Desk", "sourced": 100_000,
             "domain": "yellowstair.example"},
        ])))
}

fn of_accounts() -> Result<Mess, Box<dyn Error>> {
    let rows: &[&[&str]] = &[
        &["Record ID", "Company name", "Company URL", "Market Segment", "Lifecycle Stage", "Country/Region"],
        &["n:901", "Alderavane Foods", "alderavane.example", "Enterprise", "customer", "Germany"],
        &["n:902", "Birchbrisk Labs", "birchbrisk.example", "Commercial", "opportunity", "France"],
        &["n:903", "Brightdrift", "brightdrift.example", "Galaxy", "lead", "US"],
    ];
    Ok(Mess::new("headers-of-accounts.xlsx", book::one("Companies", rows)?, "accounts", "Companies", 1)
        .columns("A external_id, B name, C domain, D segment, E status, F country")
        .rows(json!([
            {"row": 2, "external_id": "901", "name": "Alderavane Foods", "domain": "alderavane.example",
             "segment": "Enterprise", "status": "customer", "country": "Germany"},
            {"row": 3, "external_id": "902", "name": "Birchbrisk Labs", "domain": "birchbrisk.example",
             "segment": "Commercial", "status": "open_opportunity", "country": "France"},
            {"row": 4, "external_id": "903", "name": "Brightdrift", "domain": "brightdrift.example", "status": "prospect",
             "country": "US"},
        ]))
        .problems(&["4 D No segment for this value"]))
}
