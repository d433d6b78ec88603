//! Every file of the corpus imports as its generator says it must.

// What fails here fails the test: clippy sees only functions marked as tests.
#![allow(clippy::expect_used)]

mod imported;

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::date;
use serde_json::Value;
use trellis_core::api::import::ImportChoices;
use trellis_core::import::{Context, HowToRead, PartnerNames, read, recognize};
use trellis_core::model::{Currency, DEFAULT_MOTIONS, FiscalCalendar};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/rosters/corpus")
}

fn context() -> Context {
    Context {
        currency: Currency::USD,
        calendar: FiscalCalendar::default(),
        fourth_tier: false,
        segments: ["Commercial", "Mid-market", "Enterprise", "Regulated"].map(String::from).into(),
        sources: Vec::new(),
        // A cell with several partners is parted where each part is one.
        partners: PartnerNames::new(
            ["Halden & Rowe", "Corvane", "Kestrel Grove", "Obrel"].into_iter(),
            std::iter::empty(),
        ),
        motions: DEFAULT_MOTIONS.map(String::from).into(),
        as_of: date(2026, 6, 30),
    }
}

/// What differs between a file and its expectation, each with the place; empty when nothing does.
fn differences(file: &str) -> Vec<String> {
    let expected = fs::read(folder().join(format!("{file}.expected.json"))).expect("an expectation");
    let expected: Value = serde_json::from_slice(&expected).expect("JSON");
    let recognized = read(&folder().join(file), &HowToRead::default())
        .and_then(|read| recognize(&read, &ImportChoices::default(), &context()));
    match recognized {
        Ok(recognized) => imported::compare(file, &expected, &recognized),
        Err(error) => vec![format!("{file}: expected an import, got the refusal {error}")],
    }
}

#[test]
fn every_file_imports_as_its_generator_says() {
    let mut files: Vec<String> = fs::read_dir(folder())
        .expect("the corpus")
        .map(|entry| entry.expect("a file").file_name().into_string().expect("a plain name"))
        .filter(|name| !name.ends_with(".expected.json"))
        .collect();
    files.sort();
    assert!(files.len() >= 40, "{} files", files.len());
    let differences: Vec<String> = files.iter().flat_map(|file| differences(file)).collect();
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences.join("\n"));
}
