use trellis_core::api::settings::{List, SettingChange};
use trellis_core::store::Snapshot;
use trellis_core::store::tables::{Partner, PartnerMotion, StatedDensityRow};

use crate::desk::Desk;

fn add(list: List, name: &str) -> SettingChange {
    SettingChange::AddWord { list, name: name.to_owned() }
}

fn rename(list: List, id: u32, name: &str) -> SettingChange {
    SettingChange::RenameWord { list, id, name: name.to_owned() }
}

fn remove(list: List, id: u32, into: Option<u32>) -> SettingChange {
    SettingChange::RemoveWord { list, id, into }
}

fn segments(now: &Snapshot) -> Vec<String> {
    now.segments.iter().map(|segment| segment.name.clone()).collect()
}

fn accounts_of(now: &Snapshot, segment: Option<i64>) -> usize {
    now.accounts.iter().filter(|account| account.segment_id == segment).count()
}

fn manager(desk: &Desk, name: &str) -> u32 {
    desk.settings().managers.iter().find(|manager| manager.name == name).unwrap().id
}

#[test]
fn a_word_is_added_at_the_end_of_its_list() {
    let desk = Desk::empty();
    let expected = ["Commercial", "Mid-market", "Enterprise", "Regulated", "Public sector"].map(str::to_owned).to_vec();
    let change = add(List::Segments, " Public  sector ");
    assert_eq!(desk.lines(&change), ["The heatmap has a column Public sector"]);
    desk.changes(&change, "Added the segment Public sector", expected, segments);
    desk.changes(&add(List::Motions, "Training"), "Added the motion Training", 6, |now| now.motions.len());
    desk.changes(&add(List::Managers, "AK"), "Added the manager AK", 1, |now| now.managers.len());
}

#[test]
fn a_word_is_renamed_and_what_uses_it_goes_with_it() {
    let desk = Desk::demo();
    desk.changes(
        &rename(List::Segments, 3, "Large"),
        "Renamed the segment Enterprise to Large",
        ("Large".to_owned(), 164),
        |now| (segments(now)[2].clone(), accounts_of(now, Some(3))),
    );
    desk.changes(
        &rename(List::Motions, 1, "CO-SELL"),
        "Renamed the motion Co-sell to CO-SELL",
        "CO-SELL".to_owned(),
        |now| now.motions[&1].name.clone(),
    );
    let id = manager(&desk, "DB");
    desk.changes(
        &rename(List::Managers, id, "Dana Berg"),
        "Renamed the manager DB to Dana Berg",
        "Dana Berg".to_owned(),
        |now| now.managers[&i64::from(id)].name.clone(),
    );
}

#[test]
fn two_words_of_a_list_never_have_one_name() {
    let desk = Desk::demo();
    let id = manager(&desk, "AK");
    let taken = |what: &str| format!("there is a {what} already; choose another name");
    desk.refuses(&add(List::Segments, "mid-MARKET"), &taken("segment mid-MARKET"));
    desk.refuses(&rename(List::Segments, 1, "Enterprise"), &taken("segment Enterprise"));
    desk.refuses(&add(List::Motions, "co-sell"), &taken("motion co-sell"));
    desk.refuses(&rename(List::Managers, id, "db"), &taken("manager db"));
    desk.refuses(
        &add(List::Segments, "Unsegmented"),
        "Unsegmented is what the accounts without a segment are called; give the segment another name",
    );
}

#[test]
fn a_word_has_a_name_and_must_be_in_the_list() {
    let desk = Desk::empty();
    for name in ["  ", "x".repeat(121).as_str()] {
        desk.refuses(&add(List::Motions, name), "the name of a motion has 1 to 120 characters; write another");
    }
    let gone = |word: &str| format!("this {word} is no longer in the list; choose another");
    desk.refuses(&rename(List::Motions, 99, "Training"), &gone("motion"));
    desk.refuses(&remove(List::Managers, 99, None), &gone("manager"));
    desk.refuses(&remove(List::Segments, 1, Some(99)), &gone("segment"));
    desk.refuses(&remove(List::Segments, 1, Some(1)), "a segment cannot be replaced by itself; choose another");
}

#[test]
fn segments_are_numbered_anew_when_one_moves() {
    let desk = Desk::empty();
    let expected = ["Regulated", "Commercial", "Mid-market", "Enterprise"].map(str::to_owned).to_vec();
    let moved = |id, place| SettingChange::MoveSegment { id, place };
    desk.changes(&moved(4, 0), "Moved the segment Regulated to place 1", expected, segments);
    desk.change(&moved(1, 3));
    let positions: Vec<(i64, i64)> = desk.snapshot().segments.iter().map(|one| (one.id, one.position)).collect();
    assert_eq!(positions, [(2, 1), (3, 2), (4, 3), (1, 4)]);
    desk.refuses(&moved(1, 4), "there are 4 segments, so Commercial cannot stand at place 5; choose an earlier one");
}

#[test]
fn accounts_of_a_removed_segment_become_unsegmented() {
    let desk = Desk::demo();
    let change = remove(List::Segments, 1, None);
    let lines = desk.lines(&change);
    assert_eq!(lines[0], "420 accounts become unsegmented");
    desk.changes(&change, "Removed the segment Commercial", (3, 434), |now| {
        (now.segments.len(), accounts_of(now, None))
    });
}

#[test]
fn accounts_of_a_removed_segment_go_to_another() {
    let desk = Desk::demo();
    let change = remove(List::Segments, 4, Some(3));
    let lines = desk.lines(&change);
    assert_eq!(lines[0], "86 accounts go to Enterprise");
    // 60 values and 5 zeros, 6 stale and 4 counts only stand in the column Regulated.
    assert!(lines.contains(&"The column Regulated with its 75 densities leaves the heatmap".to_owned()), "{lines:?}");
    desk.changes(&change, "Replaced the segment Regulated by Enterprise", (3, 250), |now| {
        (now.segments.len(), accounts_of(now, Some(3)))
    });
}

#[test]
fn a_stated_density_follows_its_segment_where_the_partner_has_none_there() {
    let desk = Desk::empty();
    let stated = |partner_id, segment_id, shared| StatedDensityRow {
        partner_id,
        segment_id,
        as_of: "2026-06-30".parse().unwrap(),
        shares: true,
        shared: Some(shared),
        base: Some(100),
        basis_points: None,
        import_id: None,
    };
    desk.add_partner(1, "Corvane");
    desk.add_partner(2, "Obrel");
    desk.write(|writer| {
        [stated(1, 4, 41), stated(1, 3, 31), stated(2, 4, 42)].iter().try_for_each(|row| writer.put(row))
    });
    let kept =
        |now: &Snapshot| now.stated.iter().map(|row| (row.partner_id, row.segment_id, row.shared)).collect::<Vec<_>>();
    let into = remove(List::Segments, 4, Some(3));
    assert_eq!(desk.lines(&into)[..2], ["1 stated density goes with it", "1 stated density is dropped"]);
    let expected = vec![(1, 3, Some(31)), (2, 3, Some(42))];
    desk.changes(&into, "Replaced the segment Regulated by Enterprise", expected, kept);
    desk.changes(&remove(List::Segments, 4, None), "Removed the segment Regulated", vec![(1, 3, Some(31))], kept);
}

#[test]
fn a_document_keeps_a_segment() {
    let desk = Desk::empty();
    for id in 1..=3 {
        desk.change(&remove(List::Segments, id, None));
    }
    desk.refuses(&remove(List::Segments, 4, None), "Regulated is the last segment; add another first, then remove it");
}

#[test]
fn partners_of_a_removed_manager_go_to_another_or_have_none() {
    let desk = Desk::demo();
    let (db, ak) = (manager(&desk, "DB"), manager(&desk, "AK"));
    let held = |id: Option<u32>| {
        move |now: &Snapshot| now.partners.iter().filter(|one| one.manager_id == id.map(i64::from)).count()
    };
    assert_eq!(desk.lines(&remove(List::Managers, db, Some(ak)))[0], "3 partners are then managed by AK");
    desk.changes(&remove(List::Managers, db, Some(ak)), "Replaced the manager DB by AK", 4, held(Some(ak)));
    assert_eq!(desk.lines(&remove(List::Managers, db, None))[0], "3 partners lose their manager");
    desk.changes(&remove(List::Managers, db, None), "Removed the manager DB", 4, held(None));
}

/// Corvane is run by motion 1, further 2 and 3; Obrel by 2, further 1; Ninefold by 3, further 1.
fn with_motions() -> Desk {
    let desk = Desk::empty();
    for (id, name, motion, further) in [(1, "Corvane", 1, &[2, 3][..]), (2, "Obrel", 2, &[1]), (3, "Ninefold", 3, &[1])]
    {
        let partner = Partner { motion_id: Some(motion), ..desk.add_partner(id, name) };
        desk.write(|writer| {
            writer.put(&partner)?;
            let rows =
                further.iter().map(|motion| PartnerMotion { partner_id: id, motion_id: *motion, import_id: None });
            rows.into_iter().try_for_each(|row| writer.put(&row))
        });
    }
    desk
}

/// Each partner's primary motion, then its further ones.
fn motions(now: &Snapshot) -> Vec<(Option<i64>, Vec<i64>)> {
    (1..=3)
        .map(|id| {
            let further = now.partner_motions.iter().filter(|row| row.partner_id == id).map(|row| row.motion_id);
            (now.partner(id).unwrap().motion_id, further.collect())
        })
        .collect()
}

#[test]
fn a_removed_motion_is_replaced_without_repeating_itself() {
    let desk = with_motions();
    let change = remove(List::Motions, 1, Some(2));
    assert_eq!(
        desk.lines(&change)[..3],
        [
            "1 partner is then run by Marketplace listing",
            "1 partner replaces it as a further motion",
            "2 partners lose a further motion"
        ]
    );
    let expected = vec![(Some(2), vec![3]), (Some(2), vec![]), (Some(3), vec![2])];
    desk.changes(&change, "Replaced the motion Co-sell by Marketplace listing", expected, motions);
}

#[test]
fn a_motion_removed_for_nothing_is_lost() {
    let desk = with_motions();
    let change = remove(List::Motions, 1, None);
    assert_eq!(desk.lines(&change)[..2], ["1 partner loses its motion", "2 partners lose a further motion"]);
    let expected = vec![(None, vec![2, 3]), (Some(2), vec![]), (Some(3), vec![])];
    desk.changes(&change, "Removed the motion Co-sell", expected, motions);
}

#[test]
fn an_id_is_not_used_again() {
    let desk = Desk::empty();
    desk.change(&add(List::Motions, "Training"));
    desk.change(&remove(List::Motions, 6, None));
    desk.change(&add(List::Motions, "Webinars"));
    assert_eq!(desk.settings().motions.last().map(|motion| motion.id), Some(7));
}
