//! Amounts, percentages and people as they are written.

use std::error::Error;

use serde_json::json;

use crate::book;
use crate::delimited::csv;
use crate::mess::{Mess, Messes};

pub fn messes() -> Messes {
    Ok(vec![
        in_every_writing()?,
        with_decimal_commas(),
        in_another_currency()?,
        in_thousands()?,
        allocated_and_spent()?,
        percentages_beside_fractions()?,
        shared_of_base(),
        shared_and_base_in_two_columns()?,
        people_in_percent()?,
        scores_of_five(),
    ])
}

fn in_every_writing() -> Result<Mess, Box<dyn Error>> {
    let written = [
        ("Halden & Rowe", "$1.2M", 120_000_000_i64),
        ("Kestrel Grove", "(1,200)", -120_000),
        ("Ferrolane", "USD 485,000.00", 48_500_000),
        ("Quillstack", "150k", 15_000_000),
        ("Tessaroy", "$ 150,000", 15_000_000),
        ("Bracken Lowe", "-$3.50", -350),
        ("Sundholm IT", "US$ 90,000", 9_000_000),
        ("Cirrova Cloud", "2.4 million", 240_000_000),
        ("Corvane", "n:39000.25", 3_900_025),
        ("Obrel", "0", 0),
        ("Plinthworks", "$1,250,000.75", 125_000_075),
        ("Redstile Group", "1.5bn USD", 150_000_000_000),
    ];
    let mut rows: Vec<[&str; 2]> = vec![["Partner", "Partner-Sourced Pipeline"]];
    rows.extend(written.map(|(name, amount, _)| [name, amount]));
    let rows: Vec<&[&str]> = rows.iter().map(<[&str; 2]>::as_slice).collect();
    let staged = (2..).zip(written).map(|(row, (name, _, minor))| json!({"row": row, "name": name, "sourced": minor}));
    Ok(Mess::new("amounts-in-every-writing.xlsx", book::one("Pipeline", &rows)?, "roster", "Pipeline", 1)
        .columns("A name, B sourced")
        .rows(staged.collect()))
}

fn with_decimal_commas() -> Mess {
    let text = csv(
        ';',
        &[
            &["Partner", "MDF Allocated", "MDF Spent"],
            &["Halden & Rowe", "1.200,50", "1.200"],
            &["Kestrel Grove", "39.000,00", "12,5"],
            &["Corvane", "1.250", "(3.000,75)"],
            &["Obrel", "2.500.000", "0,05"],
        ],
    );
    Mess::new("amounts-with-decimal-commas.csv", text.into_bytes(), "roster", "amounts-with-decimal-commas", 1)
        .columns("A name, B mdf_allocated, C mdf_spent")
        .rows(json!([
            {"row": 2, "name": "Halden & Rowe", "mdf_allocated": 120_050, "mdf_spent": 120_000},
            {"row": 3, "name": "Kestrel Grove", "mdf_allocated": 3_900_000, "mdf_spent": 1_250},
            {"row": 4, "name": "Corvane", "mdf_allocated": 125_000, "mdf_spent": -300_075},
            {"row": 5, "name": "Obrel", "mdf_allocated": 250_000_000, "mdf_spent": 5},
        ]))
}

fn in_another_currency() -> Result<Mess, Box<dyn Error>> {
    let rows: &[&[&str]] = &[
        &["Partner", "Program Level", "MDF"],
        &["Halden & Rowe", "Platinum", "$150,123"],
        &["Obrel", "Gold", "39.000,00 EUR"],
        &["Tern Hill", "Silver", "eur:1200.5"],
        &["Corvane", "Gold", "£5,000"],
        &["Ferrolane", "Silver", "usd:2500"],
    ];
    Ok(Mess::new("amounts-in-another-currency.xlsx", book::one("Roster", rows)?, "roster", "Roster", 1)
        .columns("A name, B tier, C mdf_allocated")
        .rows(json!([
            {"row": 2, "name": "Halden & Rowe", "tier": 1, "mdf_allocated": 15_012_300},
            {"row": 3, "name": "Obrel", "tier": 2, "mdf_allocated": {"minor": 3_900_000, "currency": "EUR"}},
            {"row": 4, "name": "Tern Hill", "tier": 3, "mdf_allocated": {"minor": 120_050, "currency": "EUR"}},
            {"row": 5, "name": "Corvane", "tier": 2, "mdf_allocated": {"minor": 500_000, "currency": "GBP"}},
            {"row": 6, "name": "Ferrolane", "tier": 3, "mdf_allocated": 250_000},
        ])))
}

fn in_thousands() -> Result<Mess, Box<dyn Error>> {
    let rows: &[&[&str]] = &[
        &["Partner", "Sourced ($k)", "Influenced (USD, 000s)"],
        &["Halden & Rowe", "n:1250", "n:2400.5"],
        &["Kestrel Grove", "n:0", "n:310"],
        &["Corvane", "$1.2M", "n:12"],
    ];
    Ok(Mess::new("amounts-in-thousands.xlsx", book::one("Pipeline", rows)?, "roster", "Pipeline", 1)
        .columns("A name, B sourced, C influenced")
        .rows(json!([
            {"row": 2, "name": "Halden & Rowe", "sourced": 125_000_000, "influenced": 240_050_000},
            {"row": 3, "name": "Kestrel Grove", "sourced": 0, "influenced": 31_000_000},
            {"row": 4, "name": "Corvane", "sourced": 120_000_000, "influenced": 1_200_000},
        ])))
}

fn allocated_and_spent() -> Result<Mess, Box<dyn Error>> {
    let rows: &[&[&str]] = &[
        &["Partner", "MDF Allocated", "MDF Spent"],
        &["Halden & Rowe", "n:150000", "n:90000"],
        &["Obrel", "n:30000", ""],
    ];
    Ok(Mess::new("mdf-allocated-and-spent.xlsx", book::one("MDF", rows)?, "roster", "MDF", 1)
        .columns("A name, B mdf_allocated, C mdf_spent")
        .rows(json!([
            {"row": 2, "name": "Halden & Rowe", "mdf_allocated": 15_000_000, "mdf_spent": 9_000_000},
            {"row": 3, "name": "Obrel", "mdf_allocated": 3_000_000},
        ])))
}

pub fn percentages_beside_fractions() -> Result<Mess, Box<dyn Error>> {
    let rows: &[&[&str]] = &[
        &["Partner", "Commercial overlap", "Mid-market overlap", "Enterprise overlap", "Regulated overlap"],
        &["Halden & Rowe", "n:0.35", "35%", "p:0.35", "n:35"],
        &["Kestrel Grove", "n:0", "0%", "p:0", "n:12.5"],
        &["Corvane", "n:0.005", "0.5%", "p:0.005", "not shared"],
        &["Obrel", "n:1", "100%", "p:1", "n:100"],
    ];
    let same = |share: &str, last: &str| json!({"Commercial": share, "Mid-market": share, "Enterprise": share, "Regulated": last});
    let share = |row: u32, name: &str, share: &str, last: &str| json!({"row": row, "partner": name, "densities": same(share, last)});
    let columns = "A partner, B density:Commercial, C density:Mid-market, D density:Enterprise, E density:Regulated";
    Ok(Mess::new("percentages-beside-fractions.xlsx", book::one("Overlap", rows)?, "densities", "Overlap", 1)
        .columns(columns)
        .rows(json!([
            share(2, "Halden & Rowe", "35.00%", "35.00%"),
            share(3, "Kestrel Grove", "0.00%", "12.50%"),
            share(4, "Corvane", "0.50%", "not shared"),
            share(5, "Obrel", "100.00%", "100.00%"),
        ])))
}

fn shared_of_base() -> Mess {
    let text = csv(
        ',',
        &[
            &["Partner", "Tier", "Commercial overlap", "Enterprise overlap"],
            &["Halden & Rowe", "Tier 1", "77/420", "41 of 164"],
            &["Kestrel Grove", "Tier 1", "0/420", "n/s"],
            &["Corvane", "Tier 2", "9/4", "18%"],
        ],
    );
    Mess::new("overlap-as-shared-of-base.csv", text.into_bytes(), "roster", "overlap-as-shared-of-base", 1)
        .columns("A name, B tier, C density:Commercial, D density:Enterprise")
        .rows(json!([
            {"row": 2, "name": "Halden & Rowe", "tier": 1, "densities": {"Commercial": "77/420", "Enterprise": "41/164"}},
            {"row": 3, "name": "Kestrel Grove", "tier": 1, "densities": {"Commercial": "0/420", "Enterprise": "not shared"}},
            {"row": 4, "name": "Corvane", "tier": 2, "densities": {"Enterprise": "18.00%"}},
        ]))
        .problems(&["4 C 9 of 4 is more than all"])
}

fn shared_and_base_in_two_columns() -> Result<Mess, Box<dyn Error>> {
    let rows: &[&[&str]] = &[
        &["Partner", "Commercial n", "Commercial N", "Enterprise shared", "Enterprise accounts"],
        &["Halden & Rowe", "n:77", "n:420", "n:41", "n:164"],
        &["Kestrel Grove", "n:0", "n:420", "n:3", ""],
    ];
    Ok(Mess::new("overlap-shared-and-base-apart.xlsx", book::one("Overlap", rows)?, "densities", "Overlap", 1)
        .columns(
            "A partner, B density_shared:Commercial, C density_base:Commercial, D density_shared:Enterprise, \
             E density_base:Enterprise",
        )
        .rows(json!([
            {"row": 2, "partner": "Halden & Rowe", "densities": {"Commercial": "77/420", "Enterprise": "41/164"}},
            {"row": 3, "partner": "Kestrel Grove", "densities": {"Commercial": "0/420"}},
        ]))
        .problems(&["3 E n without its N"]))
}

fn people_in_percent() -> Result<Mess, Box<dyn Error>> {
    let rows: &[&[&str]] = &[
        &["Partner", "PAM", "Allocation %"],
        &["Halden & Rowe", "AK", "n:100"],
        &["Kestrel Grove", "JR", "22%"],
        &["Corvane", "CW", "p:0.05"],
        &["Obrel", "CW", "n:7"],
    ];
    Ok(Mess::new("people-in-percent.xlsx", book::one("Staffing", rows)?, "roster", "Staffing", 1)
        .columns("A name, B manager, C fte")
        .rows(json!([
            {"row": 2, "name": "Halden & Rowe", "manager": "AK", "fte": 100},
            {"row": 3, "name": "Kestrel Grove", "manager": "JR", "fte": 22},
            {"row": 4, "name": "Corvane", "manager": "CW", "fte": 5},
            {"row": 5, "name": "Obrel", "manager": "CW", "fte": 7},
        ])))
}

fn scores_of_five() -> Mess {
    let text = csv(
        ',',
        &[
            &["Partner", "PSAT", "CSAT", "Certs"],
            &["Halden & Rowe", "4.4/5", "87%", "12"],
            &["Kestrel Grove", "3.9", "91%", "0"],
            &["Corvane", "-", "", "1,204"],
        ],
    );
    Mess::new("scores-of-five.csv", text.into_bytes(), "roster", "scores-of-five", 1)
        .columns("A name, B psat, C csat, D certifications")
        .rows(json!([
            {"row": 2, "name": "Halden & Rowe", "psat": 440, "csat": 8_700, "certifications": 12},
            {"row": 3, "name": "Kestrel Grove", "psat": 390, "csat": 9_100, "certifications": 0},
            {"row": 4, "name": "Corvane", "certifications": 1_204},
        ]))
        .problems(&["4 B Dash in a number column"])
}
