use trellis_core::api::import::ImportChoices;

use crate::desk::Desk;

const FULL: &str = "Partner,Tier,Manager,Region,MDF,Program\nCorvane,1,AK,EMEA,100,Gold\nObrel,2,AK,APAC,50,\n";
const BLANKS: &str = "Partner,Tier,Manager,Region,MDF,Program\nCorvane,1,,n/a,,\nObrel,2,AK,,#REF!,\nNewcomer,3,,,,\n";

fn erasing() -> ImportChoices {
    ImportChoices { accept_drift: true, blanks_erase: true, ..ImportChoices::default() }
}

/// "Manager: AK -> ", an update a line.
fn updates(plan: &trellis_core::api::import::PlanPreview) -> Vec<String> {
    plan.updates
        .iter()
        .map(|update| format!("{} {}: {} -> {}", update.name, update.field, update.from, update.to))
        .collect()
}

#[test]
fn a_blank_erases_only_when_asked() {
    let desk = Desk::new();
    desk.import("roster.csv", FULL);

    let kept = desk.plan("roster.csv", BLANKS);
    let erased = desk.plan_with("roster.csv", BLANKS, &erasing());

    assert!(updates(&kept).is_empty(), "{:?}", updates(&kept));
    assert_eq!((kept.erased_count, erased.erased_count), (4, 4));
    assert_eq!(
        updates(&erased),
        [
            "Corvane Manager: AK -> ",
            "Corvane MDF allocated, Q2 2026: $100 -> ",
            "Corvane Program: Gold -> ",
            "Obrel Region: APAC -> "
        ]
    );
}

#[test]
fn what_a_blank_erased_comes_back() {
    let desk = Desk::new();
    desk.import("roster.csv", FULL);
    let before = desk.dump();

    desk.import_with("roster.csv", BLANKS, &erasing());

    let after = desk.dump();
    let now = desk.now();
    let corvane = now.partners.iter().find(|partner| partner.name == "Corvane").expect("a partner");
    assert_eq!((corvane.manager_id, corvane.region.as_deref()), (None, Some("EMEA")), "n/a is no blank");
    assert!(corvane.tier.is_some() && now.custom.is_empty());
    assert_eq!(now.facts.len(), 1, "a spreadsheet error is no blank");
    desk.undo();
    assert_eq!(desk.dump(), before);
    desk.redo();
    assert_eq!(desk.dump(), after);
}

#[test]
fn a_figure_another_row_says_is_not_erased() {
    let desk = Desk::new();
    let text = "Partner,Tier,Quarter,Sourced Q1 2026,MDF\nCorvane,1,Q1 2026,7,1\nCorvane,1,Q2 2026,,\n";
    desk.import("by quarter.csv", text);
    let plan = desk.plan_with("by quarter.csv", text, &erasing());
    assert_eq!((plan.erased_count, updates(&plan).len()), (0, 0));
}

#[test]
fn a_blank_clears_what_our_account_has() {
    let desk = Desk::new();
    let text = "Account,Account ID,Website,Segment,Owner,Notes\nAcme,A1,acme.example,Enterprise,AK,Old\n";
    desk.import("accounts.csv", text);
    let before = desk.dump();
    let blank = "Account,Account ID,Website,Segment,Owner,Notes\nAcme,A1,,,,\n";
    assert_eq!(desk.plan("accounts.csv", blank).erased_count, 4);

    desk.import_with("accounts.csv", blank, &erasing());

    let acme = desk.now().accounts.iter().find(|account| account.name == "Acme").expect("an account").clone();
    assert_eq!((acme.external_id.as_deref(), acme.domain, acme.segment_id, acme.owner), (Some("A1"), None, None, None));
    assert!(acme.custom.is_empty());
    desk.undo();
    assert_eq!(desk.dump(), before);
}
