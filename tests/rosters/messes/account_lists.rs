//! Lists of accounts, and of partners on them.

use serde_json::json;

use crate::delimited::csv;
use crate::mess::Mess;

pub fn messes() -> Vec<Mess> {
    vec![reveal(), hubspot_companies(), several_populations()]
}

fn reveal() -> Mess {
    let text = csv(
        ',',
        &[
            &["Company Name", "Account Status", "open deal", "Account Owner"],
            &["Alderavane Foods", "Customer", "No", "Kim Ode"],
            &["Birchbrisk Labs", "Prospect", "Yes", "Kim Ode"],
            &["Brightdrift", "Prospect", "No", "Li Tan"],
        ],
    );
    Mess::new("reveal.csv", text.into_bytes(), "partner-accounts", "reveal", 1)
        .columns("A name, B status, C open_deal, D owner")
        .rows(json!([
            {"row": 2, "name": "Alderavane Foods", "status": "customer", "owner": "Kim Ode"},
            {"row": 3, "name": "Birchbrisk Labs", "status": "open_opportunity", "owner": "Kim Ode"},
            {"row": 4, "name": "Brightdrift", "status": "prospect", "owner": "Li Tan"},
        ]))
}

fn hubspot_companies() -> Mess {
    let text = csv(
        ',',
        &[
            &[
                "Record ID",
                "Company name",
                "Company Domain Name",
                "Company owner",
                "Create Date",
                "Last Activity Date",
                "City",
                "Country/Region",
                "Industry",
            ],
            &[
                "901",
                "Alderavane Foods",
                "alderavane.example",
                "Ana Ruiz",
                "2024-01-05",
                "2026-06-01",
                "Bonn",
                "Germany",
                "FOOD",
            ],
            &["902", "Birchbrisk Labs", "birchbrisk.example", "", "2024-02-05", "", "Lyon", "France", "HEALTH"],
            &["903", "Brightdrift", "brightdrift.example", "Ana Ruiz", "2024-03-05", "", "", "United States", ""],
        ],
    );
    let columns = "A external_id, B name, C domain, D owner, E custom, F last_activity, G city, H country, I industry";
    let mess = Mess::new("hubspot-companies.csv", text.into_bytes(), "accounts", "hubspot-companies", 1);
    mess.columns(columns).rows(json!([
        {"row": 2, "external_id": "901", "name": "Alderavane Foods", "domain": "alderavane.example", "owner": "Ana Ruiz",
         "country": "Germany", "city": "Bonn", "industry": "FOOD", "last_activity": "2026-06-01",
         "custom": {"Create Date": "2024-01-05"}},
        {"row": 3, "external_id": "902", "name": "Birchbrisk Labs", "domain": "birchbrisk.example", "country": "France", "city": "Lyon",
         "industry": "HEALTH", "custom": {"Create Date": "2024-02-05"}},
        {"row": 4, "external_id": "903", "name": "Brightdrift", "domain": "brightdrift.example", "owner": "Ana Ruiz",
         "country": "United States", "custom": {"Create Date": "2024-03-05"}},
    ]))
}

/// An account in several populations: the closest counts. A row that repeats another is left out.
fn several_populations() -> Mess {
    let text = csv(
        ';',
        &[
            &["Partner", "Account ID", "Account Name", "Their status"],
            &["Halden & Rowe", "A-1", "Alderavane Foods", "Prospects, Customers"],
            &["Halden & Rowe", "A-2", "Birchbrisk Labs", "former customer"],
            &["Halden & Rowe", "A-1", "Alderavane Foods", "Customers"],
            &["", "A-3", "Brightdrift", "Customers"],
            &["Corvane", "", "", "Customers"],
        ],
    );
    Mess::new("several-populations.csv", text.into_bytes(), "overlaps", "several-populations", 1)
        .columns("A partner, B account_id, C account_name, D theirs")
        .rows(json!([
            {"row": 2, "partner": "Halden & Rowe", "account_id": "A-1", "account_name": "Alderavane Foods",
             "theirs": "customer"},
            {"row": 3, "partner": "Halden & Rowe", "account_id": "A-2", "account_name": "Birchbrisk Labs"},
        ]))
        .problems(&[
            "3 D No status for this value",
            "4 A Same partner and account as row 2",
            "5 A No partner name",
            "6 - No account",
        ])
}
