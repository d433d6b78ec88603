//! Files on their way in, through the doors only: read, recognize, preview.

// What fails here fails the test: clippy sees only functions marked as tests.
#![allow(clippy::expect_used)]

mod desk;
mod files;

mod absent;
mod accounts;
mod blanks;
mod choices;
mod conventions;
mod currencies;
mod duplicates;
mod formats;
mod kinds;
mod matching;
mod overlaps;
mod presets;
mod preview;
mod refusals;
mod roster;
mod segment_rules;
mod stored;
