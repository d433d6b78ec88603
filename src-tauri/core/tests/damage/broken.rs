//! Bits that flip, and files that end too early.

use std::fs;

use trellis_core::api::check::check;
use trellis_core::store::recover;

use super::{Desk, example, is_a_sentence, lines, rename};

/// Flips tried; a multiple takes part in `make soak`.
const FLIPS: usize = 60;

/// Numbers without a pattern, the same each time.
fn numbers(mut seed: u64) -> impl Iterator<Item = u64> {
    std::iter::repeat_with(move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed
    })
}

#[test]
fn a_flipped_bit_is_never_taken_for_the_document() {
    let (bytes, dump) = example();
    let soak = std::env::var("TRELLIS_SOAK").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    let (mut refused, mut altered, mut recovered, mut kept) = (0, 0, 0_usize, 0_usize);
    let mut numbers = numbers(0x7F4A_7C15);
    for flip in 0..FLIPS * soak {
        let desk = Desk::new();
        // Every fourth one hits the first page, where a database says what it is.
        let reach = if flip % 4 == 0 { 4_096 } else { bytes.len() };
        let at = usize::try_from(numbers.next().unwrap()).unwrap() % reach;
        let mut flipped = bytes.clone();
        flipped[at] ^= 1 << (numbers.next().unwrap() % 8);
        fs::write(desk.path("map.trellis"), &flipped).unwrap();
        match desk.open("map.trellis") {
            Err(error) => {
                is_a_sentence(&error);
                refused += 1;
            }
            Ok(document) => {
                assert!(document.is_altered(), "byte {at} was flipped, and nothing is said");
                assert!(!check(&document).unwrap().is_empty());
                altered += 1;
            }
        }
        assert!(fs::read(desk.path("map.trellis")).unwrap() == flipped, "byte {at}: the file was written to");
        if let Ok(found) = recover(&desk.path("map.trellis"), &desk.path("whole.trellis"), &desk.environment()) {
            recovered += 1;
            let is_told = !found.losses.is_empty();
            let found = found.document.dump().unwrap();
            // A value may be another one than it was; that a row is gone is never kept quiet.
            assert!(
                is_told || found.lines().count() >= dump.lines().count(),
                "byte {at}: rows are gone, and nothing is said"
            );
            kept += lines(dump).intersection(&lines(&found)).count();
        }
    }
    let whole = lines(dump).len();
    println!(
        "{refused} refused, {altered} opened and said so; {recovered} recovered, with {kept} of {} rows",
        recovered * whole
    );
    assert!(refused > 5 && altered > 20);
    // What cannot be recovered is a file that does not say any more that it is a database.
    assert!(recovered * 10 > FLIPS * soak * 8, "{recovered} recovered");
    assert!(kept * 100 > recovered * whole * 97, "{kept} rows kept of {recovered} documents");
}

#[test]
fn a_document_that_was_cut_is_refused_and_what_is_left_can_be_read() {
    let (bytes, dump) = example();
    let cuts = [0, 1, 16, 99, 100, 512, 4_096, bytes.len() / 4, bytes.len() / 2, bytes.len() * 9 / 10, bytes.len() - 1];
    let mut kept = Vec::new();
    for cut in cuts {
        let desk = Desk::new();
        fs::write(desk.path("map.trellis"), &bytes[..cut]).unwrap();
        let error = desk.open("map.trellis").err().unwrap_or_else(|| panic!("cut at {cut}, and opened"));
        is_a_sentence(&error);
        assert_eq!(fs::read(desk.path("map.trellis")).unwrap(), &bytes[..cut]);
        let found = recover(&desk.path("map.trellis"), &desk.path("whole.trellis"), &desk.environment());
        kept.push(found.map_or(0, |found| {
            assert!(
                !found.losses.is_empty() || cut + 4_096 > bytes.len(),
                "cut at {cut}, and nothing is said to be lost"
            );
            assert!(check(&found.document).unwrap().is_empty());
            let found = found.document.dump().unwrap();
            lines(dump).intersection(&lines(&found)).count()
        }));
    }
    println!("of {} rows, cut at {cuts:?}: {kept:?}", lines(dump).len());
    assert_eq!(kept[..4], [0; 4]);
    assert!(kept[8] > 0 && kept[9] > lines(dump).len() / 3 && kept[10] > lines(dump).len() * 9 / 10, "{kept:?}");
}

#[test]
fn what_was_recovered_is_a_document_of_its_own() {
    let desk = Desk::new();
    fs::write(desk.path("map.trellis"), &example().0).unwrap();
    let before = desk.open("map.trellis").unwrap();
    let uuid = before.uuid().unwrap();
    before.close().unwrap();
    let found = recover(&desk.path("map.trellis"), &desk.path("whole.trellis"), &desk.environment()).unwrap();
    assert_eq!(found.losses, Vec::<String>::new());
    assert_eq!(found.document.dump().unwrap(), example().1);
    assert_ne!(found.document.uuid().unwrap(), uuid);
    found.document.close().unwrap();
    let again = desk.open("whole.trellis").unwrap();
    assert!(!again.is_altered());
    rename(&again, "Recovered");
    again.undo().unwrap();
    assert_eq!(again.dump().unwrap(), example().1);
    let there = recover(&desk.path("map.trellis"), &desk.path("whole.trellis"), &desk.environment()).err().unwrap();
    assert!(there.message.contains("already exists"), "{there}");
}
