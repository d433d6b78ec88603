use std::sync::Mutex;

use trellis_core::api::Views;
use trellis_core::api::edit::{CellEdit, EditKind, EditRequest, FieldKey, add_partner, edit_partners, remove_partners};
use trellis_core::api::map::FindingKind;
use trellis_core::api::review::{
    CriteriaEdit, DecisionRequest, Resolution, ReviewView, WithdrawRequest, apply_plan, audit, investment, withdraw,
    write_criteria,
};
use trellis_core::api::settings::{List, SettingChange, change_setting};
use trellis_core::model::{Signatory, Subject};
use trellis_core::store::Document;

use crate::story::{Clock, accept_all, example, freeze_and_sign_rules, open, reinvest, said, shown, sign};

fn rename(document: &Document, partner: u32, name: &str) {
    let edits = vec![CellEdit { partner, field: FieldKey::Name, text: name.to_owned() }];
    let report = edit_partners(document, &EditRequest { edits, kind: EditKind::Typed, may_add: false }).unwrap();
    assert_eq!(report.refused.len(), 0);
}

/// How many partners the plan has in each tier.
fn bands(view: &ReviewView) -> String {
    let bands = &view.bands;
    let parts: Vec<&str> = bands.parts.iter().map(|part| part.text.as_str()).collect();
    let counts = format!("{} to {}, {} sunset", bands.today, bands.planned, bands.sunset);
    format!("{counts}: {}. {}", parts.join(" / "), bands.broken)
}

/// What the map says of decisions whose day has passed.
fn overdue(document: &Document) -> Vec<String> {
    let findings = Views::of(document, &Mutex::default()).unwrap().map().findings;
    let overdue = findings.iter().filter(|finding| finding.kind == FindingKind::OverdueDecision);
    overdue.map(|finding| format!("{}: {}", finding.title, finding.detail)).collect()
}

/// The worked case: eleven sunsets, three managers moved to Tier 1, MDF doubled on its top five, headcount and money flat, balance
/// zero; then signed, applied, and looked at a quarter later.
#[test]
#[expect(clippy::too_many_lines, reason = "one story, told in its order")]
fn the_example_balances_as_it_was_worked_out() {
    let folder = tempfile::tempdir().unwrap();
    let document = example(folder.path(), &Clock::at("2026-07-06T09:12:00Z"));
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

    assert_eq!(bands(&view), "90 to 90, 0 sunset: 12 / 28 / 50. Tier 2 is below its band of 30 to 100");
    let corvane = view.groups[0].rows.iter().find(|row| row.name == "Corvane").unwrap();
    assert_eq!(corvane.bands, "Tier 2 28 to 27, below its band of 30 to 100. Tier 1 12 to 13.");

    // Two that are promoted and two that are demoted stay where they are in the worked case: 12 / 28 / 39 are left.
    accept_all(&document);
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
    let overdue = || overdue(&document);
    assert_eq!(overdue(), ["1 decision is overdue: the first since 1 July 2026"]);
    assert_eq!(view.balances[1].difference, "$220,000 left");
    assert_eq!(bands(&view), "90 to 79, 11 sunset: 12 / 28 / 39. Tier 2 is below its band of 30 to 100");
    assert_eq!(view.groups[2].rows[0].bands, "Tier 3 40 to 39.");
    reinvest(&document);
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
    freeze_and_sign_rules(&document);
    assert_eq!(shown(&document).blockers, [""; 0]);
    sign(&document, Signatory::HeadOfPartnerships, "Ana Ruiz").unwrap();
    let one =
        withdraw(&document, &WithdrawRequest { scenario: None, subject: Subject::Tier, partners: open(&view, 2) })
            .unwrap_err();
    assert_eq!(one.to_string(), "Ana Ruiz signed the plan of Q2 2026; nothing of it is changed any more");
    sign(&document, Signatory::Cro, "Ben Okoro").unwrap();
    let signed = shown(&document);
    assert!(signed.is_signed && !signed.is_applied && signed.signatures.iter().all(|one| one.is_valid));
    // A motion goes by what it is, not by its name; where it is gone the plan says so.
    let motion = document.snapshot().unwrap().motions.values().find(|one| one.name == "Joint marketing").unwrap().id;
    let id = u32::try_from(motion).unwrap();
    change_setting(&document, &SettingChange::RemoveWord { list: List::Motions, id, into: None }).unwrap();
    let lost = apply_plan(&document).unwrap_err().to_string();
    assert!(lost.starts_with("by the plan Corvane is to run the motion Joint marketing, which is no longer"), "{lost}");
    document.undo().unwrap();
    let renamed = SettingChange::RenameWord { list: List::Motions, id, name: "Co-marketing".to_owned() };
    change_setting(&document, &renamed).unwrap();
    // What comes to the document later is none of the plan: a partner, a name, the next criteria.
    let later = add_partner(&document, "Latecomer").unwrap().id;
    rename(&document, later - 1, "Renamed since");
    write_criteria(&document, &CriteriaEdit { rules: Vec::new() }).unwrap();
    assert!(shown(&document).signatures.iter().all(|one| one.is_valid));
    apply_plan(&document).unwrap();
    let applied = shown(&document);
    assert!(applied.is_applied);
    assert_eq!(overdue(), [""; 0]);
    assert_eq!(
        (applied.others[0].text.as_str(), applied.others[0].is_stuck),
        ("Motion: Joint marketing, now Co-marketing", false)
    );
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
