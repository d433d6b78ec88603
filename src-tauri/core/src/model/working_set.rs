/// The working-set test: a partner can be tied to this many named accounts pursued jointly this quarter. Fewer fail, more
/// pass with a warning: unfocused.
pub const WORKING_SET: std::ops::RangeInclusive<usize> = 8..=15;
