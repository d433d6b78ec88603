use trellis_core::api::import::ImportKind;
use trellis_core::import::{Staged, StagedAccount};
use trellis_core::model::Relationship;

use crate::files::{bytes, column_lines, problem_lines, recognized};

fn accounts(csv: &str) -> (Vec<StagedAccount>, trellis_core::import::Recognized) {
    let found = recognized(&bytes("accounts.csv", csv.as_bytes()));
    match &found.staged {
        Staged::Accounts(accounts) => (accounts.clone(), found),
        other => panic!("accounts, not {other:?}"),
    }
}

#[test]
fn host_accounts_are_recognized() {
    let (accounts, found) = accounts(
        "Account ID,Account Name,Website,Market Segment,Account Status,Account Owner,Industry,Country,Number of Employees,Score\n\
         001A,Acme,acme.example,enterprise,Customer,Jo,Retail,DE,\"1,200\",7\n002B,Bolt,,SMB,Former customer,,,,n/a,\n",
    );
    assert_eq!(found.kind, ImportKind::Accounts);
    assert_eq!(
        accounts[0],
        StagedAccount {
            row: 2,
            name: "Acme".to_owned(),
            external_id: Some("001A".to_owned()),
            domain: Some("acme.example".to_owned()),
            segment: Some("Enterprise".to_owned()),
            status: Some(Relationship::Customer),
            owner: Some("Jo".to_owned()),
            industry: Some("Retail".to_owned()),
            country: Some("DE".to_owned()),
            employees: Some(1_200),
            custom: vec![("Score".into(), "7".to_owned())],
            ..StagedAccount::default()
        }
    );
    assert_eq!(
        problem_lines(&found.problems),
        [
            "3 D: No segment for this value: Segment left empty",
            "3 E: No status for this value: Status left empty",
            "3 I: Not a number: Read as no value, not as zero",
        ]
    );
}

#[test]
fn the_exports_of_other_systems_are_accounts() {
    for header in [
        "Company Name,Website,Account Owner Name,Account Owner Email,DUNS Number,Industry,Number of Employees,Country",
        "Record ID,Company name,Company Domain Name,Company owner,Create Date,Last Activity Date,City,Country/Region,Industry",
    ] {
        let width = header.split(',').count();
        let row = vec!["Acme1"; width].join(",");
        let found = recognized(&bytes("accounts.csv", format!("{header}\n{row}\n").as_bytes()));
        assert_eq!(found.kind, ImportKind::Accounts, "{:?}", column_lines(&found));
    }
}

#[test]
fn duplicates_are_told_by_id_and_else_by_name_and_domain() {
    let (accounts, found) = accounts(
        "Account ID,Account Name,Domain,Industry\n1,Acme,acme.example,x\n1,Acme Inc,acme.example,x\n2,Acme,acme.example,x\n\
         ,Bolt,bolt.example,x\n,BOLT,bolt.example,x\n,Bolt,,x\n,,cogs.example,x\n,,,x\n",
    );
    assert_eq!(accounts.iter().map(|account| account.row).collect::<Vec<_>>(), [2, 4, 5, 7, 8]);
    assert_eq!(
        problem_lines(&found.problems),
        [
            "3 A: Same account ID as row 2: Row skipped",
            "6 B: Same name and domain as row 5: Row skipped",
            "8 B: No account name: Called cogs.example, after its domain",
            "9 B: No account name: Row skipped",
        ]
    );
}
