//! What the kinds beside roster, host accounts and overlaps leave in a document.

use trellis_core::api::edit::{MergeFacts, MergeRequest, merge_partners, preview_merge, remove_partners};
use trellis_core::api::import::{ImportChoices, ListOutcome, PlanPreview};
use trellis_core::model::{DealStage, Relationship};

use crate::desk::Desk;

const LIST: &str = "Company,Website,Status,City,Industry\nACME Inc,www.acme.example,Customer,Rome,Retail\n\
                    cogs,,Prospect,Oslo,Energy\nZeta,zeta.example,Customer,Bonn,Energy\n";

fn reasons(plan: &PlanPreview) -> Vec<String> {
    plan.problems.iter().map(|it| format!("{} {}: {}: {}", it.row, it.value, it.reason, it.consequence)).collect()
}

#[test]
fn a_partners_list_is_kept_whole_and_joined_with_ours() {
    let desk = Desk::new();
    let before = desk.dump();
    let report = desk.import("Corvane accounts.csv", LIST);
    assert_eq!(
        (report.added, report.list),
        (3, Some(ListOutcome { partner: Some("Corvane".to_owned()), shared: 2, asked: 0 }))
    );
    assert_eq!(report.sentence, "Imported 3 accounts of Corvane from Corvane accounts.csv, 2 of them shared with ours");
    let now = desk.now();
    assert_eq!(desk.listed().iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["ACME Inc", "cogs", "Zeta"]);
    let overlaps: Vec<_> = now.overlaps.iter().map(|it| (it.account_id, it.theirs)).collect();
    assert_eq!(overlaps, [(1, Some(Relationship::Customer)), (3, Some(Relationship::Prospect))]);
    assert_eq!(now.lists.len(), 1);
    assert_eq!(now.accounts.len(), 3, "no account of theirs becomes ours");
    let after = desk.dump();
    desk.undo();
    assert_eq!(desk.dump(), before);
    desk.redo();
    assert_eq!(desk.dump(), after);
}

#[test]
fn a_list_imported_again_updates_it() {
    let desk = Desk::new();
    desk.import("Corvane accounts.csv", LIST);
    assert_eq!(
        desk.refusal("Corvane accounts.csv", LIST),
        "Corvane accounts.csv: everything in it is in the document already"
    );
    let later = "Company,Website,Status,City,Industry\nACME Inc,www.acme.example,,Milan,\nYoke,,Customer,,\n";
    let plan = desk.plan("Corvane accounts.csv", later);
    assert_eq!((plan.added, plan.updated, plan.unchanged), (1, 1, 0));
    let updates: Vec<String> =
        plan.updates.iter().map(|it| format!("{} {}: {} > {}", it.name, it.field, it.from, it.to)).collect();
    assert_eq!(updates, ["ACME Inc City: Rome > Milan"]);
    let before = desk.dump();
    desk.import("Corvane accounts.csv", later);
    let acme = desk.listed()[0].clone();
    assert_eq!(
        (acme.city.as_deref(), acme.status),
        (Some("Milan"), Some(Relationship::Customer)),
        "a blank erases nothing"
    );
    desk.undo();
    assert_eq!(desk.dump(), before);
}

#[test]
fn an_older_list_changes_nothing_of_a_newer_one() {
    let desk = Desk::new();
    desk.import("Corvane accounts.csv", LIST);
    let older = ImportChoices { as_of: Some("2026-03-31".to_owned()), ..ImportChoices::default() };
    let earlier =
        "Company,Website,Status,City,Industry\nACME Inc,acme.example,Prospect,Nice,Retail\nOld,,Customer,Nice,Retail\n";
    desk.import_with("Corvane accounts.csv", earlier, &older);
    let now = desk.now();
    assert_eq!(desk.listed()[0].city.as_deref(), Some("Rome"));
    assert_eq!(now.overlaps.iter().next().expect("an overlap").theirs, Some(Relationship::Customer));
    assert_eq!(desk.listed().len(), 4);
}

#[test]
fn a_list_of_nobody_is_asked_about() {
    let desk = Desk::new();
    let whose = "whose accounts are these? choose the partner (--partner)";
    assert_eq!(desk.plan("partner accounts.csv", LIST).obstacle.as_deref(), Some(whose));
    let choices = ImportChoices { partner: Some("Obrel".to_owned()), ..ImportChoices::default() };
    let report = desk.import_with("list.csv", LIST, &choices);
    assert_eq!(report.list.and_then(|list| list.partner).as_deref(), Some("Obrel"));
}

#[test]
fn one_file_may_hold_the_lists_of_several_partners() {
    let desk = Desk::new();
    let csv = "Partner,Company,Website,Industry,City,Employees\nCorvane,Acme,acme.example,Retail,Rome,5\n\
               Obrel,Acme,acme.example,Retail,Rome,5\nNobody,Acme,acme.example,Retail,Rome,5\nObrel,Acme,,Retail,Rome,5\n";
    assert_eq!(
        reasons(&desk.plan("lists.csv", csv)),
        [
            "4 Nobody: No partner of this name in the document; import the roster first: Row skipped",
            "5 Acme: Same account as row 3: Row skipped",
        ]
    );
    let report = desk.import("lists.csv", csv);
    assert_eq!(report.sentence, "Imported 2 accounts of several partners from lists.csv, 2 of them shared with ours");
}

#[test]
fn a_merged_partner_brings_its_accounts_and_deals() {
    let desk = Desk::new();
    desk.import("Corvane accounts.csv", LIST);
    desk.import(
        "Obrel accounts.csv",
        "Company,Website,City,Industry\nAcme,acme.example,Nice,Retail\nYoke,,Nice,Retail\n",
    );
    desk.import("deals.csv", "Deal Name,Amount,Stage,Sourced by\nAcme renewal,5,Won,Obrel\n");
    let id = |name: &str| {
        let now = desk.now();
        u32::try_from(now.partners.iter().find(|partner| partner.name == name).expect("a partner").id).expect("small")
    };
    let (kept, merged) = (id("Corvane"), id("Obrel"));
    let before = desk.dump();
    let request = MergeRequest { kept, merged, facts: MergeFacts::Add };
    let preview = preview_merge(&desk.now(), &desk.document, request).expect("a preview");
    for line in ["1 account of its own list is taken over.", "1 deal is taken over."] {
        assert!(preview.lines.iter().any(|it| it == line), "{:?}", preview.lines);
    }
    merge_partners(&desk.document, request).expect("a merge");
    let names: Vec<String> = desk.listed().iter().map(|it| it.name.clone()).collect();
    assert_eq!(names, ["ACME Inc", "cogs", "Zeta", "Yoke"], "an account both have is kept once");
    assert_eq!(desk.deals(), ["Acme renewal: Corvane Sourced"]);
    remove_partners(&desk.document, &[kept]).expect("a removal");
    assert_eq!((desk.listed().len(), desk.deals()), (0, vec!["Acme renewal: ".to_owned()]));
    desk.undo();
    desk.undo();
    assert_eq!(desk.dump(), before);
}

#[test]
fn densities_are_stored_and_partners_are_not_made() {
    let desk = Desk::new();
    let csv = "Partner,Commercial overlap,Enterprise overlap\nCorvane,77/420,18%\nNew Co,5/20,not shared\n";
    let report = desk.import("overlap.csv", csv);
    assert_eq!((report.added, report.skipped), (1, 1));
    assert_eq!(report.sentence, "Imported 1 row of densities from overlap.csv");
    assert_eq!((desk.now().stated.len(), desk.now().partners.len()), (2, 4));
    let again = "Partner,Segment,Overlap\nCorvane,Commercial,80/420\nCorvane,Enterprise,18%\n";
    let plan = desk.plan("overlap.csv", again);
    assert_eq!((plan.added, plan.updated, plan.unchanged), (0, 1, 1));
    assert_eq!((plan.updates[0].from.as_str(), plan.updates[0].to.as_str()), ("77/420", "80/420"));
}

#[test]
fn the_latest_of_several_quarters_counts() {
    let desk = Desk::new();
    let csv = "Partner,Segment,Quarter,Overlap\nCorvane,Commercial,Q2 2026,80/420\nCorvane,Commercial,Q1 2026,77/420\n";
    assert_eq!(
        reasons(&desk.plan("overlap.csv", csv)),
        ["3 Corvane: Row 2 states the same of 2026-06-30; the later row counts: Row skipped"]
    );
    desk.import("overlap.csv", csv);
    assert_eq!(desk.now().stated[0].shared, Some(80));
    let older = "Partner,Segment,Quarter,Overlap\nCorvane,Commercial,Q1 2026,77/420\nObrel,Commercial,Q1 2026,1/420\n";
    assert_eq!(
        reasons(&desk.plan("overlap.csv", older)),
        ["2 Corvane: The document knows it of 2026-06-30, which is later: Row skipped"]
    );
}

const DEALS: &str = "Opportunity ID,Opportunity Name,Account Name,Stage,Amount,Close Date,Partner,Partner role,Region\n\
                     D1,Acme renewal,Acme,Closed Won,$485000.00,2026-05-31,Corvane,Sourced,EMEA\n\
                     D1,Acme renewal,Acme,Closed Won,$485000.00,2026-05-31,Obrel,Co-sell,EMEA\n\
                     D2,Bolt new,Bolt Ltd,Discovery,EUR 20000.00,2026-09-30,\"Smith, Jones & Co, Corvane\",,APAC\n\
                     D3,Own deal,Zeta,Negotiation,$7.00,2026-09-30,,,\n\
                     D4,Lone,Cogs,Zebra,$8.00,2026-09-30,Nobody,Sourced,\n\
                     D1,Acme renewal,Acme,Closed Won,$485000.00,2026-05-31,Corvane,Sourced,EMEA\n\
                     D2,Bolt new,Bolt Ltd,Discovery,EUR 21000.00,2026-09-30,,,\n";

#[test]
fn deals_are_stored_with_the_partners_on_them() {
    let desk = Desk::new();
    let before = desk.dump();
    let plan = desk.plan("deals.csv", DEALS);
    assert_eq!((plan.added, plan.skipped), (4, 1));
    assert_eq!(
        reasons(&plan),
        [
            "7 Acme renewal: Same deal as row 2: Row skipped",
            "6 Zebra: No stage for this value: Stage left empty",
            "6 Nobody: No partner of this name in the document; import the roster first: Deal kept without this partner",
            "8 €21,000: Amount of one deal differs: €20,000 in row 4: Row 4 holds",
        ]
    );
    let report = desk.import("deals.csv", DEALS);
    assert_eq!(report.sentence, "Imported 4 deals from deals.csv");
    assert_eq!(
        desk.deals(),
        [
            "Acme renewal: Corvane Sourced, Obrel Co-sell",
            "Bolt new: Corvane Role not stated, Smith, Jones & Co Role not stated",
            "Own deal: ",
            "Lone: ",
        ]
    );
    let now = desk.now();
    let acme = &now.deals[0];
    assert_eq!((acme.account_id, acme.stage, acme.amount_minor), (Some(1), Some(DealStage::Won), Some(48_500_000)));
    let bolt = &now.deals[1];
    assert_eq!((bolt.account_id, bolt.account_name.as_deref()), (None, Some("Bolt Ltd")));
    assert_eq!((bolt.amount_minor, bolt.currency.as_deref()), (Some(2_000_000), Some("EUR")));
    assert_eq!(now.custom_of_deal(bolt.id)[0].value, "APAC");
    let after = desk.dump();
    desk.undo();
    assert_eq!(desk.dump(), before);
    desk.redo();
    assert_eq!(desk.dump(), after);
}

#[test]
fn deals_imported_again_are_updated_by_their_id() {
    let desk = Desk::new();
    desk.import("deals.csv", DEALS);
    assert_eq!(desk.plan("deals.csv", DEALS).obstacle.as_deref(), Some("everything in it is in the document already"));
    let before = desk.dump();
    let later = "Opportunity ID,Opportunity Name,Stage,Amount,Close Date,Partner,Partner role\n\
                 D2,Bolt new,Closed Lost,,2026-08-01,Corvane,Influenced\n";
    let plan = desk.plan("deals.csv", later);
    let updates: Vec<String> = plan.updates.iter().map(|it| format!("{}: {} > {}", it.field, it.from, it.to)).collect();
    assert_eq!(
        updates,
        ["Stage: Discovery > Closed Lost", "Closed: 2026-09-30 > 2026-08-01", "Partner:  > Corvane (Influenced)"]
    );
    desk.import("deals.csv", later);
    assert_eq!(desk.deals()[1], "Bolt new: Corvane Influenced, Smith, Jones & Co Role not stated");
    assert_eq!(desk.now().deals[1].amount_minor, Some(2_000_000), "a blank erases nothing");
    desk.undo();
    assert_eq!(desk.dump(), before);
}

#[test]
fn deals_without_ids_are_told_by_name_account_and_creation() {
    let desk = Desk::new();
    let csv = "Deal Name,Account Name,Created Date,Stage,Amount\nRenewal,Acme,2026-01-05,Open,5\nRenewal,Bolt,2026-01-05,Open,6\n\
               Renewal,Acme,2025-01-05,Won,7\n";
    desk.import("deals.csv", csv);
    assert_eq!(desk.now().deals.len(), 3);
    let report =
        desk.import("deals.csv", "Deal Name,Account Name,Created Date,Stage,Amount\nRENEWAL,acme,2026-01-05,Won,5\n");
    assert_eq!((report.added, report.updated), (0, 1));
    assert_eq!(desk.now().deals[0].stage, Some(DealStage::Won));
}

#[test]
fn a_list_of_more_partners_than_a_program_has_is_refused() {
    let rows: Vec<String> = (0..=50_000).map(|number| format!("Alder {number} Ltd,Tier 1\n")).collect();
    let refusal = Desk::new().refusal("everyone.csv", &format!("Partner,Tier\n{}", rows.concat()));
    assert_eq!(
        refusal,
        "everyone.csv: 50,001 partners are more than the 50,000 Trellis keeps; leave only the partners in the file, or \
         import it as accounts"
    );
}

#[test]
fn more_values_of_unknown_columns_than_are_kept_are_refused() {
    let headers: Vec<String> = (0..500).map(|number| format!(",Extra {number}")).collect();
    let rows: Vec<String> = (0..=1_000).map(|number| format!("Partner {number},1{}\n", ",x".repeat(500))).collect();
    let refusal = Desk::new().refusal("wide.csv", &format!("Partner,Tier{}\n{}", headers.concat(), rows.concat()));
    assert_eq!(
        refusal,
        "wide.csv: 500,500 values stand in columns Trellis does not know, and it keeps 500,000; leave some of these \
         columns out"
    );
}
