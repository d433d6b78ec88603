use std::sync::Mutex;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use trellis_core::Job;
use trellis_core::api::Views;
use trellis_core::api::attribution::{SignAttribution, sign_attribution};
use trellis_core::api::edit::{CellEdit, EditKind, EditRequest, FieldKey, add_partner, edit_partners, remove_partners};
use trellis_core::api::review::{
    CriteriaEdit, DecisionRequest, ReallocationRequest, Resolution, ReviewView, SignRequest, WithdrawRequest,
    apply_plan, audit, decide, freeze, investment, reallocate, review, sign_criteria, sign_plan, withdraw,
    write_criteria,
};
use trellis_core::demo::create_demo;
use trellis_core::model::{Signatory, Subject, Tier};
use trellis_core::review::Resource;
use trellis_core::store::{Document, Environment};
use uuid::Uuid;

fn shown(document: &Document) -> ReviewView {
    let views = Views::of(document, &Mutex::default()).unwrap();
    review(views.snapshot(), views.book(), views.matrix(), None).unwrap()
}

fn said(document: &Document, request: &DecisionRequest) -> trellis_core::Result<()> {
    let views = Views::of(document, &Mutex::default()).unwrap();
    decide(document, (views.book(), views.matrix()), request).map(|_| ())
}

fn rename(document: &Document, partner: u32, name: &str) {
    let edits = vec![CellEdit { partner, field: FieldKey::Name, text: name.to_owned() }];
    let report = edit_partners(document, &EditRequest { edits, kind: EditKind::Typed, may_add: false }).unwrap();
    assert_eq!(report.refused.len(), 0);
}

fn accept(document: &Document, partners: Vec<u32>) {
    let request = DecisionRequest {
        scenario: None,
        partners,
        subject: Subject::Tier,
        resolution: Resolution::Accept,
        owner: "Ines Arden".to_owned(),
        approver: String::new(),
        due: "2026-09-30".to_owned(),
    };
    said(document, &request).unwrap();
}

fn change(document: &Document, request: &ReallocationRequest) {
    let views = Views::of(document, &Mutex::default()).unwrap();
    reallocate(document, (views.book(), views.matrix()), None, request).unwrap();
}

fn sign(document: &Document, role: Signatory, name: &str) -> Result<(), String> {
    let request = SignRequest { role, name: name.to_owned() };
    sign_plan(document, &request).map(|_| ()).map_err(|error| error.to_string())
}

/// The worked case: eleven sunsets, three managers moved to Tier 1, MDF doubled on its top five, headcount and money flat, balance
/// zero; then signed, applied, and looked at a quarter later.
#[test]
#[expect(clippy::too_many_lines, reason = "one story, told in its order")]
fn the_example_balances_as_it_was_worked_out() {
    let folder = tempfile::tempdir().unwrap();
    let clock = || "2026-07-06T09:12:00Z".parse::<Timestamp>().unwrap();
    let environment = Environment::new(folder.path().join("data"), clock, Uuid::new_v4, TimeZone::UTC);
    let document = create_demo(&folder.path().join("demo.trellis"), environment, &Job::unwatched()).unwrap();
    let view = shown(&document);
    let counts: Vec<(&str, u32, u32)> =
        view.groups.iter().map(|group| (group.title.as_str(), group.count, group.lacking)).collect();
    assert_eq!(counts, [("Promote", 2, 0), ("Demote", 2, 0), ("Sunset", 11, 2)]);
    let expected: serde_json::Value =
        serde_json::from_str(include_str!("../../../../tests/rosters/expected.json")).unwrap();
    let story = |key: &str| {
        let mut names: Vec<&str> =
            expected["stories"][key].as_array().unwrap().iter().filter_map(|it| it.as_str()).collect();
        names.sort_unstable();
        names
    };
    let named = |place: usize, is_lacking: bool| {
        let rows = view.groups[place].rows.iter().filter(|row| row.proposal.lacks.is_empty() != is_lacking);
        let mut names: Vec<&str> = rows.map(|row| row.name.as_str()).collect();
        names.sort_unstable();
        names
    };
    assert_eq!(named(0, false), story("promoted"));
    assert_eq!(named(1, false), story("demoted"));
    assert_eq!(named(2, false), story("sunset"));
    assert_eq!(named(2, true), story("insufficient_history"));
    let texts = |view: &ReviewView, place: usize| {
        let balance = &view.balances[place];
        [balance.envelope.clone(), balance.allocated.clone(), balance.difference.clone()]
    };
    assert_eq!(texts(&view, 0), ["20.00", "20.00", "0.00"]);
    assert_eq!(texts(&view, 1), ["$2,400,000", "$2,400,000", "$0"]);

    // Two that are promoted and two that are demoted stay where they are in the worked case: 12 / 28 / 39 are left.
    let open = |view: &ReviewView, place: usize| {
        let rows = view.groups[place].rows.iter().filter(|row| row.proposal.lacks.is_empty());
        rows.map(|row| row.partner).collect::<Vec<_>>()
    };
    for place in 0..3 {
        accept(&document, open(&view, place));
    }
    let motion = DecisionRequest {
        scenario: None,
        partners: vec![view.partners.iter().find(|one| one.name == "Corvane").unwrap().partner],
        subject: Subject::Motion,
        resolution: Resolution::Choose { target: "Joint marketing".to_owned(), reason: String::new() },
        owner: "Ines Arden".to_owned(),
        approver: "Ben Okoro".to_owned(),
        due: "2026-07-01".to_owned(),
    };
    said(&document, &motion).unwrap();
    let unknown = Resolution::Choose { target: "Skywriting".to_owned(), reason: String::new() };
    let refused = said(&document, &DecisionRequest { resolution: unknown, ..motion }).unwrap_err();
    assert!(refused.to_string().starts_with("choose a motion of this document"), "{refused}");
    let view = shown(&document);
    let other = &view.others[0];
    assert_eq!((other.text.as_str(), other.is_stuck), ("Motion: Joint marketing (Co-sell today)", true));
    assert_eq!((view.decided, view.proposed), (15, 15));
    assert_eq!(view.balances[1].difference, "$220,000 left");
    let resource = Resource::Mdf;
    change(&document, &ReallocationRequest::Double { resource, tier: Tier::STRATEGIC, first: 5 });
    let (from, to) = (Tier::TRANSACTIONAL, Tier::STRATEGIC);
    change(&document, &ReallocationRequest::Shift { resource: Resource::Fte, from, to, amount: "3".to_owned() });
    let view = shown(&document);
    assert_eq!(texts(&view, 0), ["20.00", "20.00", "0.00"]);
    assert_eq!(texts(&view, 1), ["$2,400,000", "$2,400,000", "$0"]);
    let views = Views::of(&document, &Mutex::default()).unwrap();
    let invested = investment(views.snapshot(), views.book(), views.matrix(), None).unwrap();
    let sizes: Vec<(&str, u32)> = invested.groups.iter().map(|group| (group.title.as_str(), group.count)).collect();
    assert_eq!(sizes, [("Tier 1", 12), ("Tier 2", 28), ("Tier 3", 39), ("Sunset", 11)]);
    let doubled = invested.groups[0].lines.iter().filter(|line| line.is_mdf_set).map(|line| line.name.as_str());
    assert_eq!(doubled.count(), 5);

    // Every reason why it cannot be signed is told, and each goes away.
    let refused = sign(&document, Signatory::Cro, "Ben Okoro").unwrap_err();
    assert!(refused.contains("not frozen") && refused.contains("criteria are not signed"), "{refused}");
    freeze(&document).unwrap();
    for (role, name) in [(Signatory::HeadOfPartnerships, "Ana Ruiz"), (Signatory::Cro, "Ben Okoro")] {
        sign_criteria(&document, &SignRequest { role, name: name.to_owned() }).unwrap();
    }
    let attribution = SignAttribution { name: "Ana Ruiz".to_owned(), role: String::new() };
    sign_attribution(&document, &attribution).unwrap();
    assert_eq!(shown(&document).blockers, [""; 0]);
    sign(&document, Signatory::HeadOfPartnerships, "Ana Ruiz").unwrap();
    let one =
        withdraw(&document, &WithdrawRequest { scenario: None, subject: Subject::Tier, partners: open(&view, 2) })
            .unwrap_err();
    assert_eq!(one.to_string(), "Ana Ruiz signed the plan of Q2 2026; nothing of it is changed any more");
    sign(&document, Signatory::Cro, "Ben Okoro").unwrap();
    let signed = shown(&document);
    assert!(signed.is_signed && !signed.is_applied && signed.signatures.iter().all(|one| one.is_valid));
    // What comes to the document later is none of the plan: a partner, a name, the next criteria.
    let later = add_partner(&document, "Latecomer").unwrap().id;
    rename(&document, later - 1, "Renamed since");
    write_criteria(&document, &CriteriaEdit { rules: Vec::new() }).unwrap();
    assert!(shown(&document).signatures.iter().all(|one| one.is_valid));
    apply_plan(&document).unwrap();
    let applied = shown(&document);
    assert!(applied.is_applied);
    assert_eq!((applied.others[0].text.as_str(), applied.others[0].is_stuck), ("Motion: Joint marketing", false));
    // The frozen quarter is what the review goes by, so that what was decided stays readable.
    assert_eq!(texts(&applied, 1), ["$2,400,000", "$2,400,000", "$0"]);
    document.undo().unwrap();
    document.undo().unwrap();
    assert_eq!((shown(&document).decided, shown(&document).proposed), (15, 15));
    document.redo().unwrap();
    document.redo().unwrap();
    document.undo().unwrap();
    assert!(!shown(&document).is_applied);
    let lines = audit(&document).unwrap();
    assert_eq!(lines[0].what, "Undone: Applied the plan for Q3 2026 to 90 partners");
    let removed = remove_partners(&document, &open(&view, 2)[..1]).unwrap_err().to_string();
    assert!(removed.contains("stands in the signed plan of Q2 2026"), "{removed}");
    assert!(
        lines
            .iter()
            .any(|line| line.what == "Tern Hill: Sunset accepted" && line.evidence.contains("No registered deal"))
    );
    document.close().unwrap();
}
