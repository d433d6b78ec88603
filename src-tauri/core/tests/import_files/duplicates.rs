//! Rows that repeat another: both side by side, left out or taken into the first.

use trellis_core::api::import::{DuplicateChoice, DuplicateDecision, ImportChoices};

use crate::desk::Desk;

const TWICE: &str =
    "Partner,Partner Tier,Region,Website\nTwinfold,1,,twinfold.example\nOsier,2,EMEA,\ntwinfold,2,APAC,\n";

fn merged() -> ImportChoices {
    let duplicates = vec![DuplicateChoice { row: 4, choice: DuplicateDecision::Merge }];
    ImportChoices { duplicates, ..ImportChoices::default() }
}

#[test]
fn both_rows_stand_side_by_side() {
    let preview = Desk::new().preview("new.csv", TWICE, &ImportChoices::default());
    let pair = &preview.duplicates[0];
    assert_eq!((pair.row, pair.title.as_str(), pair.choice.as_str()), (4, "Same name as row 2", "first"));
    let fields: Vec<(&str, &str, &str, bool)> =
        pair.fields.iter().map(|it| (&*it.field, &*it.left, &*it.right, it.differs)).collect();
    assert_eq!(
        fields,
        [
            ("Name", "Twinfold", "twinfold", true),
            ("Tier", "1", "2", true),
            ("Region", "", "APAC", true),
            ("Domain", "twinfold.example", "", true),
        ]
    );
    let options: Vec<&str> = pair.options.iter().map(|option| option.name.as_str()).collect();
    assert_eq!(options, ["Leave row 4 out", "Take its values over those of row 2"]);
    assert_eq!((preview.plan.added, preview.plan.skipped), (2, 1));
}

#[test]
fn a_row_taken_into_the_first_brings_its_values_and_is_no_problem() {
    let desk = Desk::new();
    let preview = desk.preview("new.csv", TWICE, &merged());
    assert_eq!((preview.plan.added, preview.plan.skipped, preview.plan.problem_count), (2, 0, 0));
    assert_eq!(preview.duplicates[0].choice, "merge");
    desk.import_with("new.csv", TWICE, &merged());
    let now = desk.now();
    let twinfold = now.partners.iter().find(|partner| partner.name == "twinfold").expect("the partner");
    assert_eq!(twinfold.tier.map(trellis_core::model::Tier::number), Some(2));
    assert_eq!((twinfold.region.as_deref(), twinfold.domain.as_deref()), (Some("APAC"), Some("twinfold.example")));
}

/// The first has the website of a partner, the second nearly the name of another.
const DOUBTFUL: &str = "Partner,Partner Tier,Website\nBrightwater,2,corvane.example\nThe Obrel Group,3,\n";

fn desk_with_websites() -> Desk {
    let desk = Desk::new();
    desk.import("websites.csv", "Partner,Website,Region\nCorvane,corvane.example,EMEA\n");
    desk
}

fn said(row: u32, choice: DuplicateDecision) -> ImportChoices {
    ImportChoices { duplicates: vec![DuplicateChoice { row, choice }], ..ImportChoices::default() }
}

#[test]
fn a_row_that_may_mean_a_partner_of_the_document_stands_beside_it() {
    let preview = desk_with_websites().preview("new.csv", DOUBTFUL, &ImportChoices::default());
    let titles: Vec<(u32, &str, &str)> =
        preview.duplicates.iter().map(|pair| (pair.row, pair.title.as_str(), pair.choice.as_str())).collect();
    assert_eq!(titles, [(2, "Same website as Corvane, another name", "same"), (3, "Called much like Obrel", "apart")]);
    let pair = &preview.duplicates[0];
    assert_eq!((pair.left_title.as_str(), pair.right_title.as_str()), ("In the document", "Row 2"));
    let fields: Vec<(&str, &str, &str, bool)> =
        pair.fields.iter().map(|it| (&*it.field, &*it.left, &*it.right, it.differs)).collect();
    assert_eq!(
        fields,
        [
            ("Name", "Corvane", "Brightwater", true),
            ("Tier", "Tier 1", "Tier 2", true),
            ("Type", "SI", "", false),
            ("Domain", "corvane.example", "corvane.example", false),
            ("Region", "EMEA", "", false),
        ]
    );
    let options: Vec<&str> = pair.options.iter().map(|option| option.name.as_str()).collect();
    assert_eq!(options, ["It is Corvane: update it", "It is another partner: add it"]);
    assert_eq!((preview.plan.added, preview.plan.updated), (1, 1));
}

#[test]
fn the_user_says_what_a_doubtful_row_means() {
    let desk = desk_with_websites();
    let both_new = desk.plan_with("new.csv", DOUBTFUL, &said(2, DuplicateDecision::Apart));
    assert_eq!((both_new.added, both_new.updated), (2, 0));
    desk.import_with("new.csv", DOUBTFUL, &said(3, DuplicateDecision::Same));
    let names: Vec<String> = desk.now().partners.iter().map(|partner| partner.name.clone()).collect();
    assert_eq!(names, ["Brightwater", "Halden & Rowe", "Smith, Jones & Co", "The Obrel Group"]);
}

#[test]
fn what_was_told_apart_once_stays_apart() {
    let desk = desk_with_websites();
    desk.import_with("new.csv", DOUBTFUL, &said(2, DuplicateDecision::Apart));

    let next = desk.preview("new (2).csv", DOUBTFUL, &ImportChoices::default());

    assert!(next.duplicates.is_empty(), "{:?}", next.duplicates);
    assert_eq!((next.plan.added, next.plan.updated, next.plan.unchanged), (0, 0, 2));
}

#[test]
fn an_account_of_ours_that_is_called_much_alike_is_shown_beside_it() {
    let preview = Desk::new().preview("new.csv", "Account,Segment\nBolt Inc.,Commercial\n", &ImportChoices::default());
    let pair = &preview.duplicates[0];
    assert_eq!(
        (pair.title.as_str(), pair.options[1].name.as_str()),
        ("Called much like Bolt", "It is another account: add it")
    );
}
