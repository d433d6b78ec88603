use jiff::civil::date;
use trellis_core::api::document::HistoryState;
use trellis_core::api::review::{
    ConditionEdit, CriteriaEdit, RuleEdit, SignRequest, review, sign_criteria, write_criteria,
};
use trellis_core::model::{Bound, Criterion, DealRole, Signatory, Tier};
use trellis_core::store::Document;

use super::deals::{document, views};
use super::proposals::{deal, proposed};

fn rule(from: Tier, to: &str, number: &str) -> RuleEdit {
    let condition =
        ConditionEdit { criterion: Criterion::SourcedPipeline, bound: Bound::AtLeast, number: number.to_owned() };
    RuleEdit { from, to: to.to_owned(), conditions: vec![condition], quarters: 2, types: Vec::new() }
}

fn write(document: &Document, rules: Vec<RuleEdit>) -> Result<(), String> {
    write_criteria(document, &CriteriaEdit { rules }).map(|_| ()).map_err(|error| error.to_string())
}

fn sign(document: &Document, role: Signatory, name: &str) -> Result<(), String> {
    sign_criteria(document, &SignRequest { role, name: name.to_owned() }).map(|_| ()).map_err(|error| error.to_string())
}

fn title(document: &Document) -> String {
    let views = views(document);
    review(views.snapshot(), views.book(), views.matrix(), None).unwrap().criteria
}

#[test]
fn a_signed_version_is_succeeded_and_never_changed() {
    let document = document(1, &[deal(4, DealRole::CoSell, date(2025, 1, 1))], &[]);
    assert_eq!(title(&document), "Criteria as Trellis begins with, not signed");
    write(&document, vec![rule(Tier::MANAGED, "1", "$250,000")]).unwrap();
    write(&document, vec![rule(Tier::MANAGED, "1", "250k")]).unwrap();
    assert_eq!(title(&document), "Criteria version 1, not signed");
    sign(&document, Signatory::HeadOfPartnerships, "  Ana   Ruiz ").unwrap();
    assert_eq!(title(&document), "Criteria version 1, signed by Ana Ruiz only");
    assert!(sign(&document, Signatory::HeadOfPartnerships, "Ben Okoro").unwrap_err().contains("already"));
    assert!(sign(&document, Signatory::Cro, " ").unwrap_err().starts_with("say who signs"));
    sign(&document, Signatory::Cro, "Ben Okoro").unwrap();
    assert_eq!(title(&document), "Criteria version 1, signed by Ana Ruiz and Ben Okoro");
    // What is signed is not undone, nor written over, by us or in the file.
    let standing = document.history().unwrap().into_iter().filter(|entry| entry.state == HistoryState::Done);
    assert_eq!(standing.map(|entry| entry.title).collect::<Vec<_>>(), ["Added All"]);
    write(&document, vec![rule(Tier::MANAGED, "1", "300k")]).unwrap();
    assert_eq!(title(&document), "Criteria version 2, not signed");
    let view = views(&document).criteria();
    assert_eq!(view.versions.len(), 2);
    assert_eq!(
        view.versions[1].sentences,
        ["Tier 2 moves to Tier 1 at sourced pipeline of $250,000 or more within two consecutive quarters."]
    );
    assert!(view.versions[1].signatures.iter().all(|signature| signature.is_valid && !signature.hash.is_empty()));
    document.undo().unwrap();
    assert_eq!(title(&document), "Criteria version 1, signed by Ana Ruiz and Ben Okoro");
    let tampered = |sql: &str| document.read(|connection| Ok(connection.execute(sql, [])?)).is_err();
    assert!(tampered("UPDATE criteria SET rules = '[]'"));
    assert!(tampered("DELETE FROM criteria"));
    assert!(tampered("UPDATE signature SET name = 'Eve'"));
    assert!(tampered("DELETE FROM signature"));
    assert!(tampered("DELETE FROM audit"));
}

#[test]
fn what_cannot_be_read_is_named_with_its_rule() {
    let document = document(1, &[], &[]);
    let refused = |rules| write(&document, rules).unwrap_err();
    assert_eq!(
        refused(vec![rule(Tier::MANAGED, "1", "6"), rule(Tier::MANAGED, "1", "lots")]),
        "rule 2: “lots” is not an amount; write a number, or leave it empty; nothing was changed"
    );
    assert!(refused(vec![rule(Tier::MANAGED, "2", "6")]).contains("another tier"));
    assert!(refused(vec![rule(Tier::MANAGED, "0", "6")]).contains("no such tier"));
    assert!(refused(vec![RuleEdit { quarters: 0, ..rule(Tier::MANAGED, "1", "6") }]).contains("1 to 12 quarters"));
    assert!(refused(vec![RuleEdit { conditions: Vec::new(), ..rule(Tier::MANAGED, "1", "6") }]).contains("conditions"));
    assert!(refused(vec![rule(Tier::MANAGED, "1", "")]).contains("say how many"));
    assert!(views(&document).criteria().versions.is_empty());
}

#[test]
fn a_rule_of_ones_own_proposes_by_its_own_measure() {
    let mut brought = deal(3, DealRole::Sourced, date(2026, 5, 1));
    brought.amount = Some((100_000, "EUR"));
    let others = [deal(1, DealRole::CoSell, date(2026, 5, 1)), deal(4, DealRole::CoSell, date(2025, 1, 1))];
    let document = document(1, &[vec![brought], others.to_vec()].concat(), &[]);
    // Two euros are three dollars: $150,000.
    write(&document, vec![rule(Tier::MANAGED, "1", "$150,000.01")]).unwrap();
    assert_eq!(proposed(&document), []);
    write(&document, vec![rule(Tier::MANAGED, "1", "$150,000")]).unwrap();
    assert_eq!(proposed(&document).len(), 1);
    let view = &views(&document).proposals().1[0];
    assert_eq!(view.evidence, ["Sourced pipeline of $150,000: $0 in Q1 2026, $150,000 in Q2 2026"]);
}
