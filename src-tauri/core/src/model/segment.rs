/// The segments a new document starts with. "Regulated" cuts across size and wins over it; an account without a
/// segment from its file is placed by the segments' rules, where they are written (see [`super::SegmentRules`]), else it
/// goes to the explicit "unsegmented" bucket.
pub const DEFAULT_SEGMENTS: [&str; 4] = ["Commercial", "Mid-market", "Enterprise", "Regulated"];
