use trellis_core::api::map::{FindingKind, map};

use crate::desk::Desk;

fn flagged(desk: &Desk) -> Vec<String> {
    let partners = desk.now().partners.clone();
    partners.into_iter().filter(|partner| partner.absent_from.is_some()).map(|partner| partner.name).collect()
}

#[test]
fn what_the_next_roster_of_a_source_lacks_is_told_and_flagged() {
    let desk = Desk::new();
    let (name, text) = ("roster Q3.csv", "Partner,Tier,Type\nCorvane,2,SI\nObrel,2,ISV\nNewcomer,3,SI\n");

    let plan = desk.plan(name, text);

    assert_eq!(plan.added_names, ["Newcomer"]);
    assert_eq!((plan.absent_count, plan.absent), (2, vec!["Halden & Rowe".to_owned(), "Smith, Jones & Co".to_owned()]));
    assert!(flagged(&desk).is_empty(), "a look changes nothing");
    let before = desk.dump();
    desk.import(name, text);
    assert_eq!(flagged(&desk), ["Halden & Rowe", "Smith, Jones & Co"]);
    assert_eq!(desk.now().partners.len(), 5);
    desk.undo();
    assert_eq!(desk.dump(), before);
    desk.redo();

    desk.import("roster Q4.csv", "Partner,Tier,Type\nHalden & Rowe,2,Agency\nNewcomer,3,SI\n");

    assert_eq!(flagged(&desk), ["Corvane", "Obrel", "Smith, Jones & Co"]);
}

#[test]
fn a_roster_of_another_source_says_nothing_of_who_is_absent() {
    let desk = Desk::new();
    let plan = desk.plan("apac partners.csv", "Partner,Tier,Type\nNewcomer,3,SI\n");
    assert_eq!((plan.absent_count, plan.absent.len()), (0, 0));
    desk.import("apac partners.csv", "Partner,Tier,Type\nNewcomer,3,SI\n");
    assert!(flagged(&desk).is_empty());
}

#[test]
fn accounts_the_next_file_lacks_are_told() {
    let desk = Desk::new();
    let plan = desk.plan("accounts (2).csv", "Account,Account ID,Website,Segment\nAcme,A1,acme.example,Commercial\n");
    assert_eq!((plan.absent_count, plan.absent), (2, vec!["Bolt".to_owned(), "Cogs".to_owned()]));
}

const THREE: &str = "Partner,Tier,Type\nCorvane,1,SI\nObrel,2,ISV\nHalden & Rowe,2,SI\n";

#[test]
fn a_roster_whose_only_news_is_who_is_absent_can_be_stored() {
    let desk = Desk::new();
    let plan = desk.plan("roster Q3.csv", THREE);
    assert_eq!((plan.obstacle, plan.action.as_str()), (None, "Note 1 absent or returned partner"));

    let report = desk.import("roster Q3.csv", THREE);

    assert_eq!(report.sentence, "Noted who is absent from roster Q3.csv");
    assert_eq!(flagged(&desk), ["Smith, Jones & Co"]);
    let findings = map(&desk.now()).findings;
    let absent = findings.iter().find(|finding| finding.kind == FindingKind::AbsentFromRoster).expect("a finding");
    assert_eq!(absent.title, "1 partner is absent from the latest roster");
    assert_eq!(desk.refusal("roster Q4.csv", THREE), "roster Q4.csv: everything in it is in the document already");
    desk.import("roster Q4.csv", &format!("{THREE}\"Smith, Jones & Co\",3,Agency\n"));
    assert!(flagged(&desk).is_empty(), "it is back");
}
