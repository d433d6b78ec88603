use trellis_core::api::import::ImportKind;
use trellis_core::import::{Recognized, Staged, StagedOverlap};
use trellis_core::model::Relationship;

use crate::files::{bytes, column_lines, problem_lines, recognized};

fn overlaps(csv: &str) -> (Vec<StagedOverlap>, Recognized) {
    let found = recognized(&bytes("overlaps.csv", csv.as_bytes()));
    match &found.staged {
        Staged::Overlaps(overlaps) => (overlaps.clone(), found),
        other => panic!("overlaps, not {other:?}"),
    }
}

fn fields(found: &Recognized) -> Vec<String> {
    column_lines(found).into_iter().filter(|line| !line.ends_with("-> skip")).collect()
}

#[test]
fn an_export_of_the_salesforce_object_is_recognized() {
    let (overlaps, found) = overlaps(
        "Account,Opportunity,Lead,Partner Name,Partner Populations,Partner Standard Populations,Populations,\
         Partner Record Name,Partner Record Website,Partner Record Country,Crossbeam EID\n\
         Acme,,,Corvane,All clients,Customers,Prospects,ACME Inc,https://acme.example,DE,77\n\
         Bolt,,,Corvane,Targets,Open Opportunities; Prospects,Prospects,Bolt,bolt.example,DE,78\n\
         Acme,,,Corvane,All clients,Customers,Prospects,ACME Inc,https://acme.example,DE,77\n",
    );
    assert_eq!(found.kind, ImportKind::Overlaps);
    assert_eq!(
        fields(&found),
        [
            "Account -> account_name 99",
            "Partner Name -> partner 99",
            "Partner Standard Populations -> theirs 99",
            "Partner Record Website -> domain 99",
        ]
    );
    assert_eq!(
        overlaps[1],
        StagedOverlap {
            row: 3,
            partner: "Corvane".to_owned(),
            account_id: None,
            domain: Some("bolt.example".to_owned()),
            account_name: Some("Bolt".to_owned()),
            theirs: Some(Relationship::OpenOpportunity),
            ..StagedOverlap::default()
        }
    );
    assert_eq!(problem_lines(&found.problems), ["4 D: Same partner and account as row 2: Row skipped"]);
}

#[test]
fn a_warehouse_export_is_recognized() {
    let (overlaps, found) = overlaps(
        "ENTITY_ID,ENTITY_TYPE,POPULATION_NAME,PARTNER_NAME,PARTNER_POPULATION_NAME,PARTNER_DOMAIN,PARTNER_RECORD_NAME,\
         PARTNER_RECORD_WEBSITE,MATCHED_AT\n\
         001A,account,Prospects,Corvane,Customers,corvane.example,Acme,acme.example,2026-01-01\n\
         001B,account,Prospects,Corvane,Customers,corvane.example,Bolt,bolt.example,2026-01-01\n",
    );
    assert_eq!(
        fields(&found),
        [
            "ENTITY_ID -> account_id 99",
            "PARTNER_NAME -> partner 99",
            "PARTNER_POPULATION_NAME -> theirs 99",
            "PARTNER_RECORD_NAME -> account_name 99",
            "PARTNER_RECORD_WEBSITE -> domain 99",
        ]
    );
    assert_eq!(overlaps[0].account_id.as_deref(), Some("001A"));
}

#[test]
fn the_older_export_is_recognized() {
    let (overlaps, _) = overlaps(
        "Partner Name,Partner Population,Population,Partner AE Name,Partner AE Email,Account ID\n\
         Corvane,Customers,Prospects,Jo,jo@corvane.example,001A\nCorvane,Prospects,Customers,Jo,jo@corvane.example,001B\n",
    );
    assert_eq!((overlaps[0].account_id.as_deref(), overlaps[0].theirs), (Some("001A"), Some(Relationship::Customer)));
}

#[test]
fn partners_repeated_beside_domains_are_overlaps_and_listed_once_a_roster() {
    let kind = |csv: &str| recognized(&bytes("list.csv", csv.as_bytes())).kind;
    let repeated = "Partner Name,Website\nCorvane,acme.example\nCorvane,bolt.example\nObrel,acme.example\n";
    assert_eq!(kind(repeated), ImportKind::Overlaps);
    let once = "Partner Name,Website\nCorvane,corvane.example\nObrel,obrel.example\nTern,tern.example\n";
    assert_eq!(kind(once), ImportKind::Roster);
}

#[test]
fn a_row_without_partner_or_account_is_skipped() {
    let (overlaps, found) =
        overlaps("Partner,Account,Their status\nCorvane,Acme,Customer\n,Acme,Customer\nCorvane,,Customer\n");
    assert_eq!(overlaps.len(), 1);
    assert_eq!(problem_lines(&found.problems), ["3 A: No partner name: Row skipped", "4 row: No account: Row skipped"]);
}
