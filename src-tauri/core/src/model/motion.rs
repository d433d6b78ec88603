/// The joint motions a new document starts with; the user can add more.
pub const DEFAULT_MOTIONS: [&str; 5] =
    ["Co-sell", "Marketplace listing", "MDF event cadence", "Joint marketing", "Deal registration only"];
