//! `trellis review`: what is proposed, frozen and compared, in words and as JSON.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::desk::{Desk, expected};

fn story(key: &str) -> BTreeSet<String> {
    let expected = expected();
    let names = expected["stories"][key].as_array().unwrap();
    names.iter().map(|name| name.as_str().unwrap().to_owned()).collect()
}

fn proposed(answer: &Value, to: &Value, state: &str) -> BTreeSet<String> {
    let proposals = answer["proposals"].as_array().unwrap().iter();
    let own = proposals.filter(|one| one["to"] == *to && one["state"] == state);
    own.map(|one| one["partner"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_demo_proposes_what_was_worked_out() {
    let desk = Desk::with_demo();
    let answer = desk.json(["review", "demo.trellis", "propose"]);
    assert_eq!((&answer["schema"], &answer["criteria_version"]), (&1.into(), &0.into()));
    assert_eq!(proposed(&answer, &"sunset".into(), "proposed"), story("sunset"));
    assert_eq!(proposed(&answer, &"sunset".into(), "insufficient_history"), story("insufficient_history"));
    assert_eq!(proposed(&answer, &1.into(), "proposed"), story("promoted"));
    assert_eq!(proposed(&answer, &2.into(), "proposed"), story("demoted"));
    let first = &answer["proposals"][0];
    assert_eq!((first["partner"].as_str(), first["from"].as_u64()), (Some("Corvane"), Some(2)));
    assert_eq!(first["evidence"], serde_json::json!(["7 co-sell deals: 3 in Q1 2026, 4 in Q2 2026"]));
    assert_eq!((first["deals"].as_array().unwrap().len(), first["id"].as_str().unwrap().len()), (7, 36));
    let text = desk.run(["review", "demo.trellis", "propose"]).succeeded().out;
    assert!(text.contains("insufficient history") && text.contains("Tern Hill"), "{text}");
}

#[test]
fn a_quarter_is_frozen_once_and_compared_with() {
    let desk = Desk::with_demo();
    let before = desk.json(["review", "demo.trellis", "diff"]);
    assert!(before["since"].as_str().unwrap().starts_with("Q1 2026 was never frozen"));
    assert_eq!(before["groups"][0]["kind"], "production");
    let days = ["--from", "2025-10-01", "--to", "2026-01-01"];
    let other = desk.json([&["review", "demo.trellis", "diff"], &days[..]].concat());
    assert_eq!((other["from"].as_str(), other["to"].as_str()), (Some(days[1]), Some(days[3])));
    assert_eq!(other["quarters"].as_array().unwrap().last().unwrap()["state"], "as it stands");
    desk.run(["review", "demo.trellis", "diff", "--from", "2026-05-01"]).refused("not the first day of a quarter");
    desk.run(["review", "demo.trellis", "freeze", "--from", "2026-01-01"]).refused("the quarters `diff` compares");
    let frozen = desk.json(["review", "demo.trellis", "freeze"]);
    assert_eq!((frozen["quarter"].as_str(), frozen["hash"].as_str().unwrap().len()), (Some("Q2 2026"), 64));
    desk.run(["review", "demo.trellis", "freeze"]).refused("Q2 2026 was frozen on");
    desk.run(["undo", "demo.trellis"]).refused("nothing to undo");
    desk.run(["check", "demo.trellis"]).succeeded();
}

#[test]
fn the_criteria_are_one_upright_page_with_room_to_sign() {
    let desk = Desk::with_demo();
    let said = desk.run(["export", "demo.trellis", "--criteria", "Criteria.pdf"]).succeeded();
    assert_eq!(said.out, "The criteria were written to Criteria.pdf\n");
    let page = lopdf::Document::load(desk.path("Criteria.pdf")).unwrap();
    assert_eq!(page.get_pages().len(), 1);
    let media = page.page_iter().next().unwrap();
    let size = page.get_dictionary(media).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
    let size: Vec<i32> = size.iter().map(|side| format!("{:.0}", side.as_float().unwrap()).parse().unwrap()).collect();
    assert_eq!(size, [0, 0, 595, 842]);
    // Letters come out one by one.
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    let text = bare(&page.extract_text(&[1]).unwrap());
    for words in [
        "Tier 2 moves to Tier 1 at 6 or more co-sell deals",
        "Tier 3 is sunset",
        "Head of partnerships",
        "Signature and day",
    ] {
        assert!(text.contains(&bare(words)), "{words}: {text}");
    }
}
