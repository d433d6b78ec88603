//! Files on their way in, through the doors only: read, recognize, preview.

mod files;

mod accounts;
mod choices;
mod overlaps;
mod preview;
mod refusals;
mod roster;
