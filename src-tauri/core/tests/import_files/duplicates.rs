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
