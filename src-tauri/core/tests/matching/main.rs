//! How well companies are matched by their names, on labelled pairs with the mess of real lists.

mod dice;
mod measure;
mod names;
mod spellings;
mod twins;

use dice::Dice;
use measure::{Labelled, Measured};
use names::{Entry, Roots};

/// A list, and rows of another that say which of its companies they are, or that they are none.
fn labelled(seed: u64) -> (Vec<Entry>, Vec<Labelled>) {
    let (mut roots, mut dice) = (Roots::default(), Dice::new(seed));
    let mut entries = names::companies(4_000, &mut roots, &mut dice);
    entries.extend(twins::listed().map(|name| Entry {
        bare: name.to_owned(),
        name: name.to_owned(),
        domain: None,
        country: None,
    }));
    let known: std::collections::BTreeSet<String> = entries.iter().map(|entry| entry.bare.to_lowercase()).collect();
    let mut rows = Vec::new();
    for (place, entry) in entries.iter().enumerate() {
        for (families, truth, turns) in [(&spellings::FAMILIES[..], Some(place), 3), (&twins::FAMILIES[..], None, 6)] {
            // A family that has no spelling of this name leaves the turn to another.
            let spelled = (0..turns).find_map(|_| {
                let family = &families[dice.below(families.len())];
                let name = (family.spell)(entry, &mut roots, &mut dice)?;
                let is_other = truth.is_none() && known.contains(&name.to_lowercase());
                (!is_other).then_some((family, name))
            });
            rows.extend(spelled.map(|(family, name)| Labelled::new(family, name, entry, truth, &mut dice)));
        }
    }
    (entries, rows)
}

#[test]
fn what_is_taken_without_asking_is_right_and_next_to_nothing_is_missed() {
    let (entries, rows) = labelled(2026);
    let one_by_one = [false, true].map(|only_names| Measured::of(&entries, &rows, only_names));
    let as_list = [false, true].map(|only_names| Measured::of_list(&entries, &rows, only_names).unwrap());
    for measured in one_by_one.into_iter().chain(as_list) {
        println!("{}", measured.table());
        let total = measured.total(|_| true);
        assert!(total.sure_wrong * 1_000 <= total.sure * 5, "{total:?}");
        assert!(total.found * 100 >= total.positives * 97, "{total:?}");
        assert!(total.sure * 100 >= total.positives * 45, "{total:?}");
        for is_held_out in [false, true] {
            let f1 = measured.total(|family| family.is_held_out == is_held_out).f1();
            assert!(f1 >= 0.97, "{f1} where held out is {is_held_out}");
        }
    }
}

#[test]
fn a_list_tells_more_of_its_names_than_each_of_them_alone() {
    let (entries, mut rows) = labelled(2026);
    // A list of ours, in which each company stands once.
    let mut seen = std::collections::BTreeSet::new();
    rows.retain(|row| row.truth().is_some_and(|truth| seen.insert(truth)));
    let entries = &entries[..];
    let total = |measured: Measured| measured.total(|_| true);
    let alone = total(Measured::of(entries, &rows, true));
    let listed = total(Measured::of_list(entries, &rows, true).unwrap());
    println!("of {} rows {} are found one by one, {} as a list", rows.len(), alone.found, listed.found);
    assert!(listed.found >= alone.found && listed.f1() > alone.f1(), "{alone:?} {listed:?}");
    assert_eq!((listed.sure, listed.sure_wrong), (alone.sure, alone.sure_wrong), "what is taken without asking stays");
}
