//! What the rows of a table are: a quarter each, a page each, accounts, several roles.

use std::error::Error;

use serde_json::json;

use crate::book;
use crate::delimited::csv;
use crate::mess::{Mess, Messes};

pub fn messes() -> Messes {
    Ok(vec![
        a_row_a_quarter(),
        quarters_in_headers()?,
        figures_of_a_year()?,
        several_roles(),
        accounts_by_size_band()?,
        accounts_repeated(),
        accounts_without_names(),
    ])
}

fn a_row_a_quarter() -> Mess {
    let text = csv(
        ',',
        &[
            &["Partner", "Quarter", "Sourced", "Joint Deals"],
            &["Halden & Rowe", "Q1 2026", "$1,200,000", "12"],
            &["Halden & Rowe", "Q2 FY26", "$1,500,000", "14"],
            &["Corvane", "2026-Q1", "$90,000", "6"],
            &["Corvane", "2026-04-30", "$0", "7"],
            &["Corvane", "soon", "$5", "1"],
        ],
    );
    Mess::new("a-row-a-quarter.csv", text.into_bytes(), "roster", "a-row-a-quarter", 1)
        .columns("A name, B quarter, C sourced, D co_sell_deals")
        .rows(json!([
            {"row": 2, "name": "Halden & Rowe", "sourced 2026-01-01": 120_000_000, "co_sell_deals 2026-01-01": 12,
             "sourced": 150_000_000, "co_sell_deals": 14},
            {"row": 4, "name": "Corvane", "sourced 2026-01-01": 9_000_000, "co_sell_deals 2026-01-01": 6, "sourced": 0,
             "co_sell_deals": 7},
        ]))
        .problems(&["6 A Same name as row 4", "6 B Not a quarter"])
}

fn quarters_in_headers() -> Result<Mess, Box<dyn Error>> {
    let rows: &[&[&str]] = &[
        &["Partner", "Sourced Q1 2026", "Q2 FY26 Sourced", "Influenced Q4'25", "2Q26 Co-sell deals"],
        &["Halden & Rowe", "n:1200000", "n:1500000", "n:2400000", "n:14"],
        &["Corvane", "", "n:0", "n:90000", "n:7"],
    ];
    Ok(Mess::new("quarters-in-headers.xlsx", book::one("History", rows)?, "roster", "History", 1)
        .columns("A name, B sourced, C sourced, D influenced, E co_sell_deals")
        .rows(json!([
            {"row": 2, "name": "Halden & Rowe", "sourced 2026-01-01": 120_000_000, "sourced": 150_000_000,
             "influenced 2025-10-01": 240_000_000, "co_sell_deals": 14},
            {"row": 3, "name": "Corvane", "sourced": 0, "influenced 2025-10-01": 9_000_000, "co_sell_deals": 7},
        ])))
}

/// What was done in a year, or is planned, is no figure of the quarter.
fn figures_of_a_year() -> Result<Mess, Box<dyn Error>> {
    let rows: &[&[&str]] = &[
        &["Partner", "Tier", "Sourced FY26", "MDF target", "Sourced YTD", "Sourced"],
        &["Halden & Rowe", "Tier 1", "n:5", "n:6", "n:7", "n:8"],
        &["Corvane", "Tier 2", "n:1", "n:2", "n:3", "n:4"],
    ];
    Ok(Mess::new("figures-of-a-year.xlsx", book::one("Roster", rows)?, "roster", "Roster", 1)
        .columns("A name, B tier, C custom, D custom, E custom, F sourced")
        .rows(json!([
            {"row": 2, "name": "Halden & Rowe", "tier": 1, "sourced": 800,
             "custom": {"Sourced FY26": "5", "MDF target": "6", "Sourced YTD": "7"}},
            {"row": 3, "name": "Corvane", "tier": 2, "sourced": 400,
             "custom": {"Sourced FY26": "1", "MDF target": "2", "Sourced YTD": "3"}},
        ])))
}

fn several_roles() -> Mess {
    let text = csv(
        '|',
        &[
            &["Partner", "Partner Type", "Secondary Roles", "Website"],
            &["Halden & Rowe", "SI", "Reseller; Agency", "mailto:kim@haldenrowe.example"],
            &["Corvane", "ISV + Marketplace", "", "http://shop.corvane.example/de?x=1"],
            &["Obrel", "Network", "Alliance; Bakery", "obrel"],
        ],
    );
    Mess::new("several-roles.txt", text.into_bytes(), "roster", "several-roles", 1)
        .columns("A name, B partner_type, C secondary_types, D domain")
        .rows(json!([
            {"row": 2, "name": "Halden & Rowe", "partner_type": "si", "secondary_types": ["reseller", "agency"],
             "domain": "haldenrowe.example"},
            {"row": 3, "name": "Corvane", "partner_type": "isv", "secondary_types": ["marketplace"],
             "domain": "corvane.example"},
            {"row": 4, "name": "Obrel", "partner_type": "alliance"},
        ]))
        .problems(&["4 C No type for this value", "4 D Not a domain"])
}

fn accounts_by_size_band() -> Result<Mess, Box<dyn Error>> {
    let rows: &[&[&str]] = &[
        &["Account Name", "Website URL", "Size Band", "Account Status", "Employees", "Account Owner"],
        &["Alderavane Foods", "https://alderavane.example/", "Enterprise", "Customer", "n:1200", "Ana Ruiz"],
        &["Birchbrisk Labs", "birchbrisk.example", "mid market", "Open Opp", "1,204", "Ana Ruiz"],
        &["Brightdrift", "brightdrift.example", "Regulated (bank)", "Prospect", "about 40", ""],
        &["Copsemire", "-", "", "Churned customer", "", "n/a"],
    ];
    Ok(Mess::new("accounts-by-size-band.xlsx", book::one("Accounts", rows)?, "accounts", "Accounts", 1)
        .columns("A name, B domain, C segment, D status, E employees, F owner")
        .rows(json!([
            {"row": 2, "name": "Alderavane Foods", "domain": "alderavane.example", "segment": "Enterprise",
             "status": "customer", "employees": 1200, "owner": "Ana Ruiz"},
            {"row": 3, "name": "Birchbrisk Labs", "domain": "birchbrisk.example", "segment": "Mid-market",
             "status": "open_opportunity", "employees": 1204, "owner": "Ana Ruiz"},
            {"row": 4, "name": "Brightdrift", "domain": "brightdrift.example", "segment": "Regulated",
             "status": "prospect"},
            {"row": 5, "name": "Copsemire"},
        ]))
        .problems(&["4 E Not a number", "5 D No status for this value"]))
}

fn accounts_repeated() -> Mess {
    let text = csv(
        ',',
        &[
            &["Account ID", "Account Name", "Domain", "Industry"],
            &["A-1", "Alderavane Foods", "alderavane.example", "Food"],
            &["A-1", "Alderavane Foods Ltd", "alderavane.example", "Food"],
            &["A-2", "Alderavane Foods", "alderavane.example", "Retail"],
            &["", "Birchbrisk Labs", "birchbrisk.example", "Health"],
            &["", "BIRCHBRISK LABS", "www.birchbrisk.example", "Health"],
        ],
    );
    Mess::new("accounts-repeated.csv", text.into_bytes(), "accounts", "accounts-repeated", 1)
        .columns("A external_id, B name, C domain, D industry")
        .rows(json!([
            {"row": 2, "external_id": "A-1", "name": "Alderavane Foods", "domain": "alderavane.example", "industry": "Food"},
            {"row": 4, "external_id": "A-2", "name": "Alderavane Foods", "domain": "alderavane.example",
             "industry": "Retail"},
            {"row": 5, "name": "Birchbrisk Labs", "domain": "birchbrisk.example", "industry": "Health"},
        ]))
        .problems(&["3 A Same account ID as row 2", "6 B Same name and domain as row 5"])
}

fn accounts_without_names() -> Mess {
    let text = csv(
        '\t',
        &[
            &["Customer", "Company Domain", "Sector"],
            &["Alderavane Foods", "alderavane.example", "Food"],
            &["", "birchbrisk.example", "Health"],
            &["#N/A", "", "Retail"],
            &["Test Account", "", "Retail"],
            &["Brightdrift", "brightdrift.example", "Retail"],
        ],
    );
    Mess::new("accounts-without-names.tsv", text.into_bytes(), "accounts", "accounts-without-names", 1)
        .columns("A name, B domain, C industry")
        .rows(json!([
            {"row": 2, "name": "Alderavane Foods", "domain": "alderavane.example", "industry": "Food"},
            {"row": 3, "name": "birchbrisk.example", "domain": "birchbrisk.example", "industry": "Health"},
            {"row": 6, "name": "Brightdrift", "domain": "brightdrift.example", "industry": "Retail"},
        ]))
        .problems(&["3 A No account name", "4 A No account name", "5 A Placeholder name"])
}
