//! How well companies are matched by their names, on labelled pairs with the mess of real lists.

mod pairs;

use std::collections::BTreeMap;

use trellis_core::overlap::matching::{Company, Gathering, Matcher, Verdict};

use pairs::{Dice, Entry, Labelled, companies, labelled};

fn company(entry: &Entry) -> Company<'_> {
    Company {
        name: &entry.name,
        domain: entry.domain.as_deref(),
        country: entry.country.as_deref(),
        ..Company::default()
    }
}

/// What became of the rows of one kind.
#[derive(Debug, Default)]
struct Counts {
    rows: usize,
    sure: usize,
    sure_wrong: usize,
    found: usize,
    /// Of those that are none, how many are likelier one than not.
    asked: usize,
    missed: Vec<String>,
}

fn counted(entries: &[Entry], rows: &[Labelled]) -> BTreeMap<&'static str, Counts> {
    let matcher = Matcher::new(entries.iter().map(company).collect());
    let mut gathering = Gathering::default();
    let mut counts: BTreeMap<&str, Counts> = BTreeMap::new();
    for row in rows {
        let count = counts.entry(row.kind).or_default();
        count.rows += 1;
        let found = matcher.find(company(&row.entry), &mut gathering);
        let is_right = found.is_some_and(|found| Some(found.place) == row.truth);
        count.found += usize::from(is_right);
        count.asked += usize::from(row.truth.is_none() && found.is_some_and(|found| found.probability >= 0.5));
        if found.is_some_and(|found| found.verdict == Verdict::Sure) {
            count.sure += 1;
            count.sure_wrong += usize::from(!is_right);
        }
        if is_right != row.truth.is_some() || (row.truth.is_none() && found.is_some()) {
            let taken_for = found.map(|found| (entries[found.place].name.as_str(), found));
            count.missed.push(format!(
                "{} is {:?}, found {taken_for:?}",
                row.entry.name,
                row.truth.map(|it| &entries[it].name)
            ));
        }
    }
    counts
}

#[test]
fn what_is_taken_without_asking_is_right_and_next_to_nothing_is_missed() {
    let mut dice = Dice::new(2026);
    let entries = companies(3_000, &mut dice);
    let rows = labelled(&entries, &mut dice);

    let counts = counted(&entries, &rows);

    for (kind, count) in &counts {
        let Counts { rows, sure, sure_wrong, found, asked, missed } = count;
        println!(
            "{kind:14} {rows:5} rows, {sure:5} sure, {sure_wrong} of them wrong, {found:5} found, {asked:4} asked; {:?}",
            missed.first()
        );
    }
    let sum = |of: fn(&Counts) -> usize| counts.values().map(of).sum::<usize>();
    let (sure, wrong, found) = (sum(|count| count.sure), sum(|count| count.sure_wrong), sum(|count| count.found));
    let asked: usize = counts.values().map(|count| count.asked).sum();
    let positives = rows.iter().filter(|row| row.truth.is_some()).count();
    println!(
        "{positives} to find, {found} found, {sure} sure, {wrong} wrong; {asked} asked of {} that are none",
        rows.len() - positives
    );
    assert!(wrong * 1_000 <= sure * 5, "{wrong} of {sure} are wrong");
    assert!(found * 100 >= positives * 97, "{found} of {positives} are found");
    assert!(sure * 100 >= positives * 60, "{sure} of {positives} are sure");
}
