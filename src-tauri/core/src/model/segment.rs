/// The segments a new document starts with. "Regulated" cuts across size and wins over it; an account without a
/// segment goes to the explicit "unsegmented" bucket.
pub const DEFAULT_SEGMENTS: [&str; 4] = ["Commercial", "Mid-market", "Enterprise", "Regulated"];
