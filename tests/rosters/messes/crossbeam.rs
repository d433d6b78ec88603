//! Overlaps and accounts as Crossbeam exports and takes them.

use std::error::Error;

use serde_json::json;

use crate::book;
use crate::delimited::csv;
use crate::mess::{Mess, Messes};

pub fn messes() -> Messes {
    Ok(vec![salesforce_object()?, hubspot_list(), warehouse(), upload()?])
}

fn salesforce_object() -> Result<Mess, Box<dyn Error>> {
    let rows: &[&[&str]] = &[
        &[
            "Account",
            "Opportunity",
            "Lead",
            "Partner Name",
            "Partner Populations",
            "Partner Standard Populations",
            "Populations",
            "Standard Populations",
            "Partner Record Name",
            "Partner Record Owner Name",
            "Partner Record Owner Email",
            "Partner Record Website",
            "Partner Record Type",
            "Partner Record Country",
            "Partner Record Industry",
            "Partner Record Employees",
            "Crossbeam EID",
        ],
        &[
            "Alderavane Foods",
            "",
            "",
            "Halden & Rowe",
            "EMEA logos",
            "Customers",
            "Targets",
            "Prospects",
            "Alderavane Foods GmbH",
            "Kim Ode",
            "kim@haldenrowe.example",
            "https://alderavane.example",
            "Account",
            "Germany",
            "Food",
            "n:1200",
            "e-1",
        ],
        &[
            "Birchbrisk Labs",
            "",
            "",
            "Halden & Rowe",
            "EMEA pipe",
            "Open Opportunities",
            "Logos",
            "Customers",
            "Birchbrisk",
            "Kim Ode",
            "kim@haldenrowe.example",
            "birchbrisk.example",
            "Account",
            "France",
            "Health",
            "n:90",
            "e-2",
        ],
        &[
            "Brightdrift",
            "",
            "",
            "Corvane",
            "Leads",
            "Prospects",
            "Logos",
            "Customers",
            "Brightdrift Inc",
            "Li Tan",
            "li@corvane.example",
            "www.brightdrift.example",
            "Account",
            "US",
            "Retail",
            "",
            "e-3",
        ],
    ];
    let columns = "A account_name, B skip, C skip, D partner, E skip, F theirs, G skip, H skip, I skip, J skip, K skip, \
                   L domain, M skip, N skip, O skip, P skip, Q skip";
    Ok(Mess::new("crossbeam-salesforce.xlsx", book::one("Overlaps", rows)?, "overlaps", "Overlaps", 1)
        .columns(columns)
        .rows(json!([
            {"row": 2, "partner": "Halden & Rowe", "account_name": "Alderavane Foods", "domain": "alderavane.example",
             "theirs": "customer"},
            {"row": 3, "partner": "Halden & Rowe", "account_name": "Birchbrisk Labs", "domain": "birchbrisk.example",
             "theirs": "open_opportunity"},
            {"row": 4, "partner": "Corvane", "account_name": "Brightdrift", "domain": "brightdrift.example",
             "theirs": "prospect"},
        ])))
}

fn hubspot_list() -> Mess {
    let text = csv(
        ',',
        &[
            &["Partner Name", "Partner Population", "Population", "Partner AE Name", "Partner AE Email", "Account ID"],
            &["Halden & Rowe", "Customers", "Prospects", "Kim Ode", "kim@haldenrowe.example", "0011"],
            &["Halden & Rowe", "Prospects", "Customers", "Kim Ode", "kim@haldenrowe.example", "0012"],
            &["Corvane", "Open Opportunities", "Customers", "Li Tan", "li@corvane.example", "0011"],
            &["Corvane", "Customers", "Customers", "Li Tan", "li@corvane.example", "0013"],
        ],
    );
    Mess::new("crossbeam-hubspot.csv", text.into_bytes(), "overlaps", "crossbeam-hubspot", 1)
        .columns("A partner, B theirs, C skip, D skip, E skip, F account_id")
        .rows(json!([
            {"row": 2, "partner": "Halden & Rowe", "account_id": "0011", "theirs": "customer"},
            {"row": 3, "partner": "Halden & Rowe", "account_id": "0012", "theirs": "prospect"},
            {"row": 4, "partner": "Corvane", "account_id": "0011", "theirs": "open_opportunity"},
            {"row": 5, "partner": "Corvane", "account_id": "0013", "theirs": "customer"},
        ]))
}

fn warehouse() -> Mess {
    let halden = ["Halden & Rowe", "haldenrowe.example", "kim@haldenrowe.example"];
    let row = |id, [partner, domain, mail]: [&'static str; 3], theirs, name, site| {
        [
            id,
            "ACCOUNT",
            "Targets",
            partner,
            theirs,
            domain,
            mail,
            name,
            site,
            "2026-06-01T10:00:00Z",
            "2026-06-29T00:00:00Z",
        ]
    };
    let rows = [
        row("A-100", halden, "Customers", "Alderavane Foods", "alderavane.example"),
        row("A-101", halden, "Prospects", "Birchbrisk Labs", "birchbrisk.example"),
        row(
            "A-100",
            ["Corvane", "corvane.example", "li@corvane.example"],
            "Open Opps",
            "Alderavane",
            "alderavane.example",
        ),
    ];
    let header: &[&str] = &[
        "ENTITY_ID",
        "ENTITY_TYPE",
        "POPULATION_NAME",
        "PARTNER_NAME",
        "PARTNER_POPULATION_NAME",
        "PARTNER_DOMAIN",
        "PARTNER_AE_EMAIL",
        "PARTNER_RECORD_NAME",
        "PARTNER_RECORD_WEBSITE",
        "MATCHED_AT",
        "UPDATED_AT",
    ];
    let text = csv(',', &[header, &rows[0], &rows[1], &rows[2]]);
    let columns = "A account_id, B skip, C skip, D partner, E theirs, F skip, G skip, H account_name, I domain, J skip, \
                   K skip";
    Mess::new("crossbeam-warehouse.csv", text.into_bytes(), "overlaps", "crossbeam-warehouse", 1).columns(columns).rows(
        json!([
            {"row": 2, "partner": "Halden & Rowe", "account_id": "A-100", "account_name": "Alderavane Foods",
             "domain": "alderavane.example", "theirs": "customer"},
            {"row": 3, "partner": "Halden & Rowe", "account_id": "A-101", "account_name": "Birchbrisk Labs",
             "domain": "birchbrisk.example", "theirs": "prospect"},
            {"row": 4, "partner": "Corvane", "account_id": "A-100", "account_name": "Alderavane",
             "domain": "alderavane.example", "theirs": "open_opportunity"},
        ]),
    )
}

fn upload() -> Result<Mess, Box<dyn Error>> {
    let rows: &[&[&str]] = &[
        &[
            "Company Name",
            "Website",
            "Account Owner Name",
            "Account Owner Email",
            "DUNS Number",
            "Industry",
            "Number of Employees",
            "Country",
        ],
        &[
            "Alderavane Foods",
            "https://alderavane.example",
            "Ana Ruiz",
            "ana@northfold.example",
            "n:150483782",
            "Food",
            "n:1200",
            "Germany",
        ],
        &["Birchbrisk Labs", "birchbrisk.example", "Ana Ruiz", "ana@northfold.example", "", "Health", "n:90", "France"],
    ];
    let mess = Mess::new("crossbeam-upload.xlsx", book::one("Accounts", rows)?, "accounts", "Accounts", 1);
    Ok(mess.columns("A name, B domain, C owner, D custom, E custom, F industry, G employees, H country").rows(json!([
        {"row": 2, "name": "Alderavane Foods", "domain": "alderavane.example", "owner": "Ana Ruiz", "industry": "Food",
         "employees": 1200, "country": "Germany",
         "custom": {"Account Owner Email": "ana@northfold.example", "DUNS Number": "150483782"}},
        {"row": 3, "name": "Birchbrisk Labs", "domain": "birchbrisk.example", "owner": "Ana Ruiz", "industry": "Health",
         "employees": 90, "country": "France", "custom": {"Account Owner Email": "ana@northfold.example"}},
    ])))
}
