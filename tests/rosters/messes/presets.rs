//! Deals and partners, as the systems they live in export them.

use std::error::Error;

use serde_json::{Value, json};

use crate::book;
use crate::delimited::csv;
use crate::mess::{Mess, Messes};

pub fn messes() -> Messes {
    Ok(vec![
        crossbeam_attribution()?,
        salesforce_opportunities()?,
        salesforce_with_currencies(),
        hubspot_deals(),
        partnerstack_partners(),
        partnerstack_deals(),
        densities_by_segment()?,
    ])
}

fn usd(minor: i64) -> Value {
    json!({"minor": minor, "currency": "USD"})
}

fn with(name: &str, role: &str) -> Value {
    json!([{"name": name, "role": role}])
}

fn crossbeam_attribution() -> Result<Mess, Box<dyn Error>> {
    let rows: &[&[&str]] = &[
        &["Account name", "Assigned partner(s)", "Attribution type", "Deal amount", "Sales stage", "Closed date"],
        &["Alderavane Foods", "Halden & Rowe", "Sourced", "n:120000", "Closed Won", "d:2026-05-12"],
        &["Birchbrisk Labs", "Halden & Rowe, Corvane", "Influenced", "n:45000.5", "Negotiation", "d:2026-08-01"],
        &["Brightdrift", "Corvane", "Influenced", "n:9000", "Closed Lost", "d:2026-04-02"],
    ];
    let both = json!([{"name": "Halden & Rowe", "role": "influenced"}, {"name": "Corvane", "role": "influenced"}]);
    let bytes = book::one("Attribution", rows)?;
    Ok(Mess::new("crossbeam-attribution.xlsx", bytes, "deals", "Attribution", 1)
        .columns("A account_name, B partners, C role, D amount, E stage, F closed_on")
        .rows(json!([
            {"row": 2, "name": "Alderavane Foods", "account_name": "Alderavane Foods", "amount": usd(12_000_000),
             "stage": "won", "stage_text": "Closed Won", "closed_on": "2026-05-12",
             "partners": with("Halden & Rowe", "sourced")},
            {"row": 3, "name": "Birchbrisk Labs", "account_name": "Birchbrisk Labs", "amount": usd(4_500_050),
             "stage": "open", "stage_text": "Negotiation", "closed_on": "2026-08-01", "partners": both},
            {"row": 4, "name": "Brightdrift", "account_name": "Brightdrift", "amount": usd(900_000), "stage": "lost",
             "stage_text": "Closed Lost", "closed_on": "2026-04-02", "partners": with("Corvane", "influenced")},
        ])))
}

fn salesforce_opportunities() -> Result<Mess, Box<dyn Error>> {
    let rows: &[&[&str]] = &[
        &["Opportunities by stage"],
        &["As of 2026-06-30"],
        &[],
        &[
            "Stage",
            "Opportunity Name",
            "Owner Role",
            "Account Name",
            "Fiscal Period",
            "Amount",
            "Probability (%)",
            "Age",
            "Created Date",
            "Type",
            "Forecast Category",
            "Close Date",
            "Opportunity ID",
            "Opportunity ID",
        ],
        &[
            "Prospecting",
            "Alderavane - cold chain",
            "AE West",
            "Alderavane Foods",
            "Q3-2026",
            "$120,000.00",
            "p:0.1",
            "n:12",
            "d:2026-06-18",
            "New Business",
            "Pipeline",
            "d:2026-09-30",
            "006A1",
            "006A1",
        ],
        &[
            "Closed Won",
            "Birchbrisk renewal",
            "AE East",
            "Birchbrisk Labs",
            "Q2-2026",
            "$45,000.50",
            "p:1",
            "n:90",
            "d:2026-03-02",
            "Renewal",
            "Closed",
            "d:2026-05-31",
            "006A2",
            "006A2",
        ],
        &["Grand Totals (2 records)", "", "", "", "", "$165,000.50"],
        &["Confidential Information - Do Not Distribute"],
        &["Copyright (c) 2000-2026 Northfold"],
    ];
    let columns = "A stage, B name, C custom, D account_name, E custom, F amount, G probability, H custom, I created_on, \
                   J deal_type, K custom, L closed_on, M external_id, N skip";
    // The second column of ids says what the first one does.
    let custom = |role: &str, period: &str, age: &str, forecast: &str| json!({"Owner Role": role, "Fiscal Period": period, "Age": age, "Forecast Category": forecast});
    Ok(Mess::new("salesforce-opportunities.xlsx", book::one("Report", rows)?, "deals", "Report", 4)
        .columns(columns)
        .rows(json!([
            {"row": 5, "external_id": "006A1", "name": "Alderavane - cold chain", "account_name": "Alderavane Foods",
             "amount": usd(12_000_000), "stage": "open", "stage_text": "Prospecting", "deal_type": "New Business",
             "created_on": "2026-06-18", "closed_on": "2026-09-30", "probability": 1_000,
             "custom": custom("AE West", "Q3-2026", "12", "Pipeline")},
            {"row": 6, "external_id": "006A2", "name": "Birchbrisk renewal", "account_name": "Birchbrisk Labs",
             "amount": usd(4_500_050), "stage": "won", "stage_text": "Closed Won", "deal_type": "Renewal",
             "created_on": "2026-03-02", "closed_on": "2026-05-31", "probability": 10_000,
             "custom": custom("AE East", "Q2-2026", "90", "Closed")},
        ]))
        .outside(&["1 title", "2 title", "7 totals", "8 footer", "9 footer"]))
}

fn salesforce_with_currencies() -> Mess {
    let text = csv(
        ',',
        &[
            &[
                "Opportunity Name",
                "Account Name",
                "Stage",
                "Total Amount Currency",
                "Total Amount",
                "Partner Account",
                "Channel Program Level",
                "Close Date",
            ],
            &[
                "Alderavane - cold chain",
                "Alderavane Foods",
                "Closed Won",
                "USD",
                "120000.00",
                "Halden & Rowe",
                "Platinum",
                "2026-05-12",
            ],
            &["Brightdrift - rollout", "Brightdrift", "Proposal", "EUR", "39000.00", "Corvane", "Gold", "2026-08-01"],
        ],
    );
    let columns = "A name, B account_name, C stage, D currency, E amount, F partners, G custom, H closed_on";
    let mess = Mess::new("salesforce-with-currencies.csv", text.into_bytes(), "deals", "salesforce-with-currencies", 1);
    mess.columns(columns).rows(json!([
        {"row": 2, "name": "Alderavane - cold chain", "account_name": "Alderavane Foods", "amount": usd(12_000_000),
         "stage": "won", "stage_text": "Closed Won", "closed_on": "2026-05-12",
         "partners": with("Halden & Rowe", "involved"), "custom": {"Channel Program Level": "Platinum"}},
        {"row": 3, "name": "Brightdrift - rollout", "account_name": "Brightdrift",
         "amount": {"minor": 3_900_000, "currency": "EUR"}, "stage": "open", "stage_text": "Proposal",
         "closed_on": "2026-08-01", "partners": with("Corvane", "involved"), "custom": {"Channel Program Level": "Gold"}},
    ]))
}

fn hubspot_deals() -> Mess {
    let text = csv(
        ',',
        &[
            &["Record ID", "Deal Name", "Deal Stage", "Amount", "Deal owner", "Close Date"],
            &["701", "Alderavane - cold chain", "closedwon", "120000", "Ana Ruiz", "2026-05-12 10:15"],
            &["702", "Birchbrisk renewal", "Contract Sent", "", "Ana Ruiz", "2026-08-01 09:00"],
            &["703", "Brightdrift - rollout", "Closed Lost", "9000.5", "", "2026-04-02 18:30"],
        ],
    );
    Mess::new("hubspot-deals.csv", text.into_bytes(), "deals", "hubspot-deals", 1)
        .columns("A external_id, B name, C stage, D amount, E owner, F closed_on")
        .rows(json!([
            {"row": 2, "external_id": "701", "name": "Alderavane - cold chain", "stage": "won", "stage_text": "closedwon",
             "amount": usd(12_000_000), "owner": "Ana Ruiz", "closed_on": "2026-05-12"},
            {"row": 3, "external_id": "702", "name": "Birchbrisk renewal", "stage": "open", "stage_text": "Contract Sent",
             "owner": "Ana Ruiz", "closed_on": "2026-08-01"},
            {"row": 4, "external_id": "703", "name": "Brightdrift - rollout", "stage": "lost", "stage_text": "Closed Lost",
             "amount": usd(900_050), "closed_on": "2026-04-02"},
        ]))
}

fn partnerstack_partners() -> Mess {
    let text = csv(
        ',',
        &[
            &["Partner", "Owner", "Group", "Signups", "Paid customers", "Revenue", "Last active", "Signed up"],
            &["Halden & Rowe", "Jo Marsh", "Platinum", "120", "14", "$48,000.00", "2026-06-29", "2021-04-03"],
            &["Yellow Stair", "Jo Marsh", "Silver", "9", "0", "$0.00", "2026-01-02", "2024-05-06"],
        ],
    );
    let custom = |signups: &str, paid: &str, revenue: &str, active: &str| json!({"Signups": signups, "Paid customers": paid, "Revenue": revenue, "Last active": active});
    Mess::new("partnerstack-partners.csv", text.into_bytes(), "roster", "partnerstack-partners", 1)
        .columns("A name, B manager, C tier, D custom, E custom, F custom, G custom, H partner_since")
        .rows(json!([
            {"row": 2, "name": "Halden & Rowe", "manager": "Jo Marsh", "tier": 1, "partner_since": "2021-04-03",
             "custom": custom("120", "14", "$48,000.00", "2026-06-29")},
            {"row": 3, "name": "Yellow Stair", "manager": "Jo Marsh", "tier": 3, "partner_since": "2024-05-06",
             "custom": custom("9", "0", "$0.00", "2026-01-02")},
        ]))
}

fn partnerstack_deals() -> Mess {
    let text = csv(
        ',',
        &[
            &[
                "Stage",
                "Name",
                "Account name",
                "Partner",
                "Partner key",
                "Expected revenue",
                "Associated revenue",
                "Group",
                "Measure date",
                "Expected close date",
                "Partner Manager",
            ],
            &[
                "Won",
                "Cold chain",
                "Alderavane Foods",
                "Halden & Rowe",
                "hr-1",
                "$120,000.00",
                "$118,000.00",
                "Platinum",
                "2026-05-14",
                "2026-05-12",
                "Jo Marsh",
            ],
            &[
                "Qualified",
                "Rollout",
                "Brightdrift",
                "Corvane",
                "cv-2",
                "$9,000.50",
                "",
                "Gold",
                "",
                "2026-08-01",
                "Jo Marsh",
            ],
        ],
    );
    let columns = "A stage, B name, C account_name, D partners, E custom, F amount, G custom, H custom, I custom, \
                   J closed_on, K custom";
    let mess = Mess::new("partnerstack-deals.csv", text.into_bytes(), "deals", "partnerstack-deals", 1);
    mess.columns(columns).rows(json!([
        {"row": 2, "name": "Cold chain", "account_name": "Alderavane Foods", "amount": usd(12_000_000), "stage": "won",
         "stage_text": "Won", "closed_on": "2026-05-12", "partners": with("Halden & Rowe", "involved"),
         "custom": {"Partner key": "hr-1", "Associated revenue": "$118,000.00", "Group": "Platinum",
                    "Measure date": "2026-05-14", "Partner Manager": "Jo Marsh"}},
        {"row": 3, "name": "Rollout", "account_name": "Brightdrift", "amount": usd(900_050), "stage": "open",
         "stage_text": "Qualified", "closed_on": "2026-08-01", "partners": with("Corvane", "involved"),
         "custom": {"Partner key": "cv-2", "Group": "Gold", "Partner Manager": "Jo Marsh"}},
    ]))
}

fn densities_by_segment() -> Result<Mess, Box<dyn Error>> {
    let rows: &[&[&str]] = &[
        &["Partner", "Segment", "Shared accounts", "Total accounts"],
        &["Halden & Rowe", "Commercial", "n:77", "n:420"],
        &["Halden & Rowe", "Enterprise", "n:41", "n:164"],
        &["Corvane", "Commercial", "n:0", "n:420"],
        &["Corvane", "Regulated", "n:12", "n:86"],
    ];
    let row = |row: u32, partner: &str, segment: &str, share: &str| json!({"row": row, "partner": partner, "densities": {segment: share}});
    Ok(Mess::new("densities-by-segment.xlsx", book::one("Overlap", rows)?, "densities", "Overlap", 1)
        .columns("A partner, B segment, C shared, D base")
        .rows(json!([
            row(2, "Halden & Rowe", "Commercial", "77/420"),
            row(3, "Halden & Rowe", "Enterprise", "41/164"),
            row(4, "Corvane", "Commercial", "0/420"),
            row(5, "Corvane", "Regulated", "12/86"),
        ])))
}
