//! The kinds beside roster, host accounts and overlaps: what a file is taken for, and its rows.

use trellis_core::api::import::{ImportChoices, ImportKind};
use trellis_core::import::{Recognized, Staged, StagedDeal, StagedStatement, StatedDensity, recognize};
use trellis_core::model::{DealRole, DealStage};

use crate::files::{bytes, context, open, problem_lines, recognized, recognized_with, refusal, xlsx};

const ACCOUNTS: &str = "Company,Website,Industry,Country\nAcme,acme.example,Retail,DE\nBolt,bolt.example,Energy,FR\n";

fn owner(found: &Recognized) -> Option<(Option<&str>, &str)> {
    found.owner.as_ref().map(|owner| (owner.name.as_deref(), owner.why.as_str()))
}

#[test]
fn accounts_are_a_partners_where_the_name_of_the_file_says_so() {
    let ours = recognized(&bytes("accounts.csv", ACCOUNTS.as_bytes()));
    assert_eq!((ours.kind, owner(&ours)), (ImportKind::Accounts, None));
    let theirs = recognized(&bytes("Halden_and_Rowe-accounts-2026-06.csv", ACCOUNTS.as_bytes()));
    assert_eq!(theirs.kind, ImportKind::PartnerAccounts);
    assert_eq!(owner(&theirs), Some((Some("Halden & Rowe"), "from the file's name")));
    let asked = recognized(&bytes("partner accounts.csv", ACCOUNTS.as_bytes()));
    assert_eq!((asked.kind, owner(&asked)), (ImportKind::PartnerAccounts, Some((None, "not known"))));
}

#[test]
fn the_sheet_names_the_partner_where_the_file_does_not() {
    let rows: &[&[&str]] = &[&["Company", "Website", "Industry"], &["Acme", "acme.example", "Retail"]];
    let found = recognized(&xlsx("lists.xlsx", &[("Obrel", rows)]));
    assert_eq!(owner(&found), Some((Some("Obrel"), "from the sheet's name")));
}

#[test]
fn the_user_goes_before_a_column_and_a_column_before_the_name_of_the_file() {
    let csv = "Partner,Company,Website,Industry,Employees,City\nObrel,Acme,acme.example,Retail,40,Rome\n\
               Corvane,Acme,acme.example,Retail,40,Rome\n";
    let file = bytes("Halden & Rowe accounts.csv", csv.as_bytes());
    let found = recognized(&file);
    assert_eq!((found.kind, owner(&found)), (ImportKind::PartnerAccounts, None));
    let Staged::PartnerAccounts(rows) = &found.staged else { panic!("{:?}", found.staged) };
    assert_eq!(rows[0].partner.as_deref(), Some("Obrel"));
    let choices = ImportChoices { partner: Some("corvane".to_owned()), ..ImportChoices::default() };
    let found = recognized_with(&file, &choices);
    assert_eq!(owner(&found), Some((Some("Corvane"), "chosen by you")));
}

#[test]
fn a_partner_that_is_none_and_a_file_that_is_no_list_are_told() {
    let told = |file: &str, csv: &str, partner: &str| {
        let choices = ImportChoices { partner: Some(partner.to_owned()), ..ImportChoices::default() };
        refusal(recognize(&open(&bytes(file, csv.as_bytes())), &choices, &context()))
    };
    assert_eq!(
        told("accounts.csv", ACCOUNTS, "Nobody"),
        "there is no partner called Nobody; import the roster first, or choose another"
    );
    assert_eq!(
        told("roster.csv", "Partner,Tier,MDF\nCorvane,1,5\n", "Corvane"),
        "roster.csv is no partner's account list (looks like partners); leave the partner out, or say that it is one \
         (--kind partner-accounts)"
    );
}

fn statements(csv: &str) -> (Vec<StagedStatement>, Recognized) {
    let found = recognized(&bytes("table.csv", csv.as_bytes()));
    match &found.staged {
        Staged::Densities(rows) => (rows.clone(), found),
        other => panic!("densities, not {other:?}"),
    }
}

#[test]
fn a_table_of_partners_and_segments_makes_no_partners() {
    let (rows, found) =
        statements("Partner,Commercial overlap,Enterprise overlap,Notes\nCorvane,77/420,18%,x\nNew Co,not shared,,\n");
    assert_eq!((found.kind, rows.len()), (ImportKind::Densities, 2));
    assert_eq!(rows[0].densities[0].stated, StatedDensity::Counts { shared: 77, base: 420 });
    assert_eq!(rows[1].densities.len(), 1);
    let roster = recognized(&bytes("r.csv", b"Partner,Tier,Commercial overlap\nCorvane,1,77/420\n"));
    assert_eq!(roster.kind, ImportKind::Roster);
}

#[test]
fn densities_stand_a_row_a_segment_too() {
    let (rows, found) = statements(
        "Partner,Segment,Quarter,Overlap\nCorvane,Commercial,Q1 2026,77/420\nCorvane,Enterprise,Q1 2026,not shared\n\
         Obrel,Commercial,Q2 2026,35%\nObrel,Mars,Q2 2026,5%\nObrel,Commercial,Q2 2026,35%\n",
    );
    assert_eq!(rows.iter().map(|row| row.row).collect::<Vec<_>>(), [2, 3, 4]);
    assert_eq!(rows[1].densities[0].stated, StatedDensity::NotShared);
    assert_eq!(rows[0].as_of.map(|day| day.to_string()).as_deref(), Some("2026-03-31"));
    assert_eq!(
        problem_lines(&found.problems),
        ["5 B: No segment for this value: Row skipped", "6 A: Same as row 4: Row skipped"]
    );
    let (rows, _) =
        statements("Partner,Segment,Shared accounts,Total accounts\nCorvane,Commercial,7,40\nCorvane,Enterprise,1,9\n");
    assert_eq!(rows[0].densities[0].stated, StatedDensity::Counts { shared: 7, base: 40 });
}

fn deals(csv: &str) -> (Vec<StagedDeal>, Recognized) {
    let found = recognized(&bytes("deals.csv", csv.as_bytes()));
    match &found.staged {
        Staged::Deals(rows) => (rows.clone(), found),
        other => panic!("deals, not {other:?}"),
    }
}

#[test]
fn a_column_of_partners_may_say_their_role() {
    let (rows, _) = deals(
        "Deal Name,Amount,Stage,Sourcing partner,Co-sell partner,Partner\n\
         Acme,5,Won,Corvane,Obrel and Halden & Rowe,Smith; Jones\n",
    );
    let on: Vec<(&str, DealRole)> = rows[0].partners.iter().map(|on| (on.name.as_str(), on.role)).collect();
    assert_eq!(
        on,
        [
            ("Corvane", DealRole::Sourced),
            ("Obrel", DealRole::CoSell),
            ("Halden & Rowe", DealRole::CoSell),
            ("Smith", DealRole::Involved),
            ("Jones", DealRole::Involved),
        ]
    );
}

#[test]
fn a_stage_nobody_knows_is_kept_as_it_is_called() {
    let (rows, found) = deals("Deal Name,Amount,Stage\nAcme,5,Zebra\nBolt,6,Lost\nCogs,7,Closed\n");
    assert_eq!((rows[0].stage, rows[0].stage_text.as_deref()), (None, Some("Zebra")));
    assert_eq!(rows[1].stage, Some(DealStage::Lost));
    assert_eq!(
        problem_lines(&found.problems),
        ["2 C: No stage for this value: Stage left empty", "4 C: No stage for this value: Stage left empty"]
    );
}

#[test]
fn amounts_keep_the_currency_they_are_said_in() {
    let (rows, found) = deals(
        "Deal Name,Stage,Amount,Currency\nA,Won,\"1,200\",GBP\nB,Won,EUR 5,EUR\nC,Won,EUR 5,USD\nD,Won,$7,\nE,Won,$8,Kroner\n",
    );
    let amounts: Vec<Option<String>> = rows.iter().map(|row| row.amount.map(|amount| amount.full_text())).collect();
    assert_eq!(amounts, [Some("£1,200".to_owned()), Some("€5".to_owned()), None, Some("$7".to_owned()), None]);
    assert_eq!(
        problem_lines(&found.problems),
        [
            "4 C: Amount in EUR, the currency beside it is USD: Amount left empty",
            "6 C: `Kroner` beside it is not a currency: Amount left empty",
        ]
    );
}
