//! The exports of well-known systems, each with exactly the headers it has.

use trellis_core::api::import::ImportKind;
use trellis_core::import::{Recognized, Staged};
use trellis_core::model::{Currency, DealRole, DealStage, Money, Relationship};

use crate::files::{bytes, recognized};

/// A file with these headers, and one row of the cells that stand beside them; the same row again where it is asked for.
#[track_caller]
fn of(name: &str, columns: &[(&str, &str)]) -> Recognized {
    let line = |cells: Vec<&str>| {
        let quoted: Vec<String> = cells.iter().map(|cell| format!("\"{cell}\"")).collect();
        quoted.join(",")
    };
    let headers = line(columns.iter().map(|(header, _)| *header).collect());
    let cells = line(columns.iter().map(|(_, cell)| *cell).collect());
    recognized(&bytes(name, format!("{headers}\n{cells}\n").as_bytes()))
}

/// The headers that go somewhere, with their fields, as long as the preset said it.
fn said(found: &Recognized, system: &str) -> Vec<String> {
    let said = found.columns.iter().filter(|column| column.why == system);
    said.map(|column| format!("{} -> {}", column.header, column.field)).collect()
}

#[track_caller]
fn is(found: &Recognized, kind: ImportKind, preset: &str) {
    assert_eq!((found.kind, found.preset), (kind, Some(preset)));
}

#[test]
fn crossbeam_salesforce_object() {
    let found = of(
        "crossbeam.csv",
        &[
            ("Account", "Acme"),
            ("Opportunity", ""),
            ("Lead", ""),
            ("Partner Name", "Corvane"),
            ("Partner Populations", "All clients, EMEA pipeline"),
            ("Partner Standard Populations", "Open Opportunities, Customers"),
            ("Populations", "Targets"),
            ("Standard Populations", "Prospects"),
            ("Partner Record Name", "ACME Inc"),
            ("Partner Record Owner Name", "Jo Park"),
            ("Partner Record Owner Email", "jo@corvane.example"),
            ("Partner Record Website", "https://acme.example"),
            ("Partner Record Type", "Customer"),
            ("Partner Record Country", "DE"),
            ("Partner Record Industry", "Retail"),
            ("Partner Record Employees", "500"),
            ("Crossbeam EID", "77"),
        ],
    );
    is(&found, ImportKind::Overlaps, "Crossbeam (Salesforce object)");
    assert_eq!(
        said(&found, "Crossbeam"),
        [
            "Account -> account_name",
            "Partner Name -> partner",
            "Partner Standard Populations -> theirs",
            "Partner Record Website -> domain",
        ]
    );
    let Staged::Overlaps(rows) = &found.staged else { panic!("{:?}", found.staged) };
    assert_eq!(rows[0].theirs, Some(Relationship::Customer), "the strongest of several populations");
}

#[test]
fn the_ids_of_accounts_in_the_salesforce_object_are_taken_for_ids() {
    let found = of(
        "crossbeam.csv",
        &[
            ("Account", "0015g00000AbCdE"),
            ("Partner Name", "Corvane"),
            ("Partner Populations", "Customers"),
            ("Partner Record Name", "ACME Inc"),
            ("Partner Record Website", "acme.example"),
        ],
    );
    let Staged::Overlaps(rows) = &found.staged else { panic!("{:?}", found.staged) };
    assert_eq!((rows[0].account_id.as_deref(), rows[0].account_name.as_deref()), (Some("0015g00000AbCdE"), None));
    assert_eq!(rows[0].theirs, Some(Relationship::Customer));
}

#[test]
fn crossbeam_older_and_hubspot() {
    let found = of(
        "crossbeam.csv",
        &[
            ("Partner Name", "Corvane"),
            ("Partner Population", "Customers"),
            ("Population", "Prospects"),
            ("Partner AE Name", "Jo"),
            ("Partner AE Email", "jo@corvane.example"),
            ("Account ID", "001A"),
        ],
    );
    is(&found, ImportKind::Overlaps, "Crossbeam (older, HubSpot)");
    assert_eq!(
        said(&found, "Crossbeam"),
        ["Partner Name -> partner", "Partner Population -> theirs", "Account ID -> account_id"]
    );
}

#[test]
fn crossbeam_warehouse() {
    let found = of(
        "overlaps.csv",
        &[
            ("ENTITY_ID", "001A"),
            ("ENTITY_TYPE", "account"),
            ("POPULATION_NAME", "Prospects"),
            ("PARTNER_NAME", "Corvane"),
            ("PARTNER_POPULATION_NAME", "Customers"),
            ("PARTNER_DOMAIN", "corvane.example"),
            ("PARTNER_AE_EMAIL", "jo@corvane.example"),
            ("PARTNER_RECORD_NAME", "Acme"),
            ("PARTNER_RECORD_WEBSITE", "acme.example"),
            ("MATCHED_AT", "2026-01-01"),
            ("UPDATED_AT", "2026-01-02"),
        ],
    );
    is(&found, ImportKind::Overlaps, "Crossbeam (warehouse)");
    let Staged::Overlaps(rows) = &found.staged else { panic!("{:?}", found.staged) };
    assert_eq!((rows[0].account_id.as_deref(), rows[0].domain.as_deref()), (Some("001A"), Some("acme.example")));
}

#[test]
fn crossbeam_upload() {
    let columns = [
        ("Company Name", "Acme"),
        ("Website", "acme.example"),
        ("Account Owner Name", "Kim"),
        ("Account Owner Email", "kim@northfold.example"),
        ("DUNS Number", "804735132"),
        ("Industry", "Retail"),
        ("Number of Employees", "1,200"),
        ("Country", "DE"),
    ];
    let found = of("upload.csv", &columns);
    is(&found, ImportKind::Accounts, "Crossbeam (upload)");
    let Staged::Accounts(rows) = &found.staged else { panic!("{:?}", found.staged) };
    assert_eq!((rows[0].employees, rows[0].owner.as_deref()), (Some(1_200), Some("Kim")));
    assert_eq!(rows[0].custom.len(), 2, "{:?}", rows[0].custom);
    is(&of("Corvane upload.csv", &columns), ImportKind::PartnerAccounts, "Crossbeam (upload)");
}

#[test]
fn crossbeam_attribution() {
    let found = of(
        "attribution.csv",
        &[
            ("Account name", "Acme"),
            ("Assigned partner(s)", "Corvane, Obrel"),
            ("Attribution type", "Sourced"),
            ("Deal amount", "$48,000.00"),
            ("Sales stage", "Closed Won"),
            ("Closed date", "2026-05-04"),
        ],
    );
    is(&found, ImportKind::Deals, "Crossbeam (attribution)");
    let Staged::Deals(rows) = &found.staged else { panic!("{:?}", found.staged) };
    assert_eq!((rows[0].name.as_str(), rows[0].stage), ("Acme", Some(DealStage::Won)));
    let partners: Vec<(&str, DealRole)> = rows[0].partners.iter().map(|on| (on.name.as_str(), on.role)).collect();
    assert_eq!(partners, [("Corvane", DealRole::Sourced), ("Obrel", DealRole::Sourced)]);
    assert_eq!(rows[0].amount, Some(Money { minor: 4_800_000, currency: Currency::USD }));
}

#[test]
fn reveal() {
    let columns =
        [("Company Name", "Acme"), ("Account Status", "Prospect"), ("open deal", "Yes"), ("Account Owner", "Jo")];
    let found = of("Corvane.csv", &columns);
    is(&found, ImportKind::PartnerAccounts, "Reveal");
    assert_eq!(found.owner.as_ref().and_then(|owner| owner.name.as_deref()), Some("Corvane"));
    let Staged::PartnerAccounts(rows) = &found.staged else { panic!("{:?}", found.staged) };
    assert_eq!(rows[0].status, Some(Relationship::OpenOpportunity), "an open deal is more than a prospect");
    let found = of("export.csv", &columns);
    is(&found, ImportKind::PartnerAccounts, "Reveal");
    assert_eq!(found.owner.map(|owner| (owner.name, owner.why)), Some((None, "not known".to_owned())));
}

const OPPORTUNITIES: [(&str, &str); 13] = [
    ("Stage", "Negotiation/Review"),
    ("Opportunity Name", "Acme renewal"),
    ("Owner Role", "AE West"),
    ("Account Name", "Acme"),
    ("Fiscal Period", "Q2-2026"),
    ("Amount", "USD 485,000.00"),
    ("Probability (%)", "75%"),
    ("Age", "61"),
    ("Created Date", "2026-04-13"),
    ("Type", "Renewal"),
    ("Forecast Category", "Commit"),
    ("Close Date", "2026-07-31"),
    ("Opportunity ID", "0065g00000XyZaB"),
];

#[test]
fn salesforce_opportunities() {
    // Exports have the id twice.
    let found = of("report.csv", &[&OPPORTUNITIES[..], &OPPORTUNITIES[12..]].concat());
    is(&found, ImportKind::Deals, "Salesforce opportunities");
    let Staged::Deals(rows) = &found.staged else { panic!("{:?}", found.staged) };
    let deal = &rows[0];
    assert_eq!((deal.external_id.as_deref(), deal.name.as_str()), (Some("0065g00000XyZaB"), "Acme renewal"));
    assert_eq!((deal.stage, deal.stage_text.as_deref()), (Some(DealStage::Open), Some("Negotiation/Review")));
    assert_eq!((deal.probability, deal.deal_type.as_deref()), (Some(7_500), Some("Renewal")));
    assert_eq!(deal.closed_on.map(|day| day.to_string()).as_deref(), Some("2026-07-31"));
    let custom: Vec<&str> = deal.custom.iter().map(|(field, _)| &**field).collect();
    assert_eq!(custom, ["Owner Role", "Fiscal Period", "Age", "Forecast Category"]);
    assert_eq!(found.columns[13].why, "the same as a column before");
}

#[test]
fn salesforce_opportunities_with_currencies() {
    let more = [
        ("Total Amount Currency", "EUR"),
        ("Total Amount", "EUR 1.200,50"),
        ("Partner Account", "Corvane"),
        ("Channel Program Level", "Gold"),
    ];
    let columns: Vec<(&str, &str)> =
        OPPORTUNITIES.into_iter().filter(|(header, _)| *header != "Amount").chain(more).collect();
    let found = of("report.csv", &columns);
    is(&found, ImportKind::Deals, "Salesforce opportunities with currencies");
    let Staged::Deals(rows) = &found.staged else { panic!("{:?}", found.staged) };
    assert_eq!(rows[0].amount, Some(Money { minor: 120_050, currency: Currency::EUR }));
    assert_eq!((rows[0].partners[0].name.as_str(), rows[0].partners[0].role), ("Corvane", DealRole::Involved));
}

#[test]
fn hubspot_companies() {
    let found = of(
        "companies.csv",
        &[
            ("Record ID", "8123"),
            ("Company name", "Acme"),
            ("Company Domain Name", "acme.example"),
            ("Company owner", "Kim"),
            ("Create Date", "2024-01-02"),
            ("Last Activity Date", "2026-06-01"),
            ("City", "Berlin"),
            ("Country/Region", "Germany"),
            ("Industry", "Retail"),
        ],
    );
    is(&found, ImportKind::Accounts, "HubSpot companies");
    let Staged::Accounts(rows) = &found.staged else { panic!("{:?}", found.staged) };
    assert_eq!((rows[0].external_id.as_deref(), rows[0].country.as_deref()), (Some("8123"), Some("Germany")));
}

#[test]
fn hubspot_deals() {
    let found = of(
        "deals.csv",
        &[
            ("Record ID", "991"),
            ("Deal Name", "Acme rollout"),
            ("Deal Stage", "closedwon"),
            ("Amount", "48000"),
            ("Deal owner", "Kim"),
            ("Close Date", "2026-05-30"),
        ],
    );
    is(&found, ImportKind::Deals, "HubSpot deals");
    let Staged::Deals(rows) = &found.staged else { panic!("{:?}", found.staged) };
    assert_eq!((rows[0].external_id.as_deref(), rows[0].stage), (Some("991"), Some(DealStage::Won)));
}

#[test]
fn partnerstack_partners() {
    let found = of(
        "partners.csv",
        &[
            ("Partner", "Corvane"),
            ("Owner", "Ana"),
            ("Group", "Gold"),
            ("Signups", "14"),
            ("Paid customers", "3"),
            ("Revenue", "$9,000.00"),
            ("Last active", "2026-06-29"),
            ("Signed up", "2024-03-01"),
        ],
    );
    is(&found, ImportKind::Roster, "PartnerStack partners");
    let Staged::Roster(rows) = &found.staged else { panic!("{:?}", found.staged) };
    assert_eq!((rows[0].manager.as_deref(), rows[0].facts.len()), (Some("Ana"), 0), "no figure of a lifetime");
    assert_eq!(rows[0].partner_since.map(|day| day.to_string()).as_deref(), Some("2024-03-01"));
    assert!(rows[0].tier.is_some(), "its groups are tiers");
}

#[test]
fn partnerstack_deals() {
    let found = of(
        "deals.csv",
        &[
            ("Stage", "Won"),
            ("Name", "Acme rollout"),
            ("Account name", "Acme"),
            ("Partner", "Corvane"),
            ("Partner key", "corvane1"),
            ("Expected revenue", "$12,000.00"),
            ("Associated revenue", "$3,000.00"),
            ("Group", "Gold"),
            ("Measure date", "2026-05-01"),
            ("Expected close date", "2026-06-12"),
            ("Partner Manager", "Ana"),
        ],
    );
    is(&found, ImportKind::Deals, "PartnerStack deals");
    let Staged::Deals(rows) = &found.staged else { panic!("{:?}", found.staged) };
    assert_eq!((rows[0].name.as_str(), rows[0].account_name.as_deref()), ("Acme rollout", Some("Acme")));
    assert_eq!(rows[0].amount, Some(Money { minor: 1_200_000, currency: Currency::USD }));
    assert_eq!(rows[0].partners[0].name, "Corvane");
}
