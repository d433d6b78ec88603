//! The fictional cast of the demo: who is in which tier and type, and whose story is which.

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    Si,
    Isv,
    Reseller,
    Marketplace,
    Agency,
    Alliance,
}

impl Kind {
    pub fn code(self) -> &'static str {
        match self {
            Self::Si => "si",
            Self::Isv => "isv",
            Self::Reseller => "reseller",
            Self::Marketplace => "marketplace",
            Self::Agency => "agency",
            Self::Alliance => "alliance",
        }
    }

    /// How rosters call the type; every type has two words.
    pub fn category(self, index: usize) -> &'static str {
        let words = match self {
            Self::Si => ["Consultancy", "GSI"],
            Self::Isv => ["Tech", "ISV"],
            Self::Reseller => ["VAR", "Distributor"],
            Self::Marketplace => ["Hyperscaler", "Hyperscaler"],
            Self::Agency => ["Agency", "Referral"],
            Self::Alliance => ["Network", "Alliance"],
        };
        words[index % 2]
    }

    /// The motion product rules suggest for a Tier 1 or Tier 2 partner.
    pub fn motion(self) -> &'static str {
        match self {
            Self::Si | Self::Isv | Self::Reseller | Self::Alliance => "Co-sell",
            Self::Marketplace => "Marketplace listing",
            Self::Agency => "Joint marketing",
        }
    }

    /// How much of each segment a partner of this type reaches, in percent of its base density.
    pub fn reach(self) -> [u32; 4] {
        match self {
            Self::Si => [50, 85, 140, 130],
            Self::Isv => [95, 120, 105, 60],
            Self::Reseller => [150, 115, 55, 70],
            Self::Marketplace => [110, 120, 120, 50],
            Self::Agency => [120, 90, 40, 25],
            Self::Alliance => [40, 60, 135, 140],
        }
    }
}

/// A strategic partner with its figures: MDF, then sourced dollars and co-sell deals of Q1 and Q2 2026.
pub struct Strategic {
    pub name: &'static str,
    pub kind: Kind,
    pub owner: Option<&'static str>,
    pub mdf: Option<u32>,
    pub sourced: [u32; 2],
    pub co_sell: [u32; 2],
}

const fn strategic(
    name: &'static str,
    kind: Kind,
    owner: &'static str,
    mdf: u32,
    sourced: [u32; 2],
    co_sell: [u32; 2],
) -> Strategic {
    Strategic {
        name,
        kind,
        owner: Some(owner),
        mdf: Some(mdf * 1_000),
        sourced: [sourced[0] * 100_000, sourced[1] * 100_000],
        co_sell,
    }
}

pub const TIER_1: [Strategic; 12] = [
    strategic("Halden & Rowe", Kind::Si, "AK", 60, [13, 15], [6, 8]),
    strategic("Kestrel Grove", Kind::Si, "JR", 35, [9, 10], [5, 5]),
    strategic("Marrowby Group", Kind::Si, "MO", 30, [0, 0], [0, 0]),
    strategic("Ferrolane", Kind::Isv, "TS", 45, [10, 11], [5, 6]),
    strategic("Quillstack", Kind::Isv, "DB", 40, [5, 5], [3, 2]),
    Strategic {
        name: "Tessaroy",
        kind: Kind::Isv,
        owner: None,
        mdf: None,
        sourced: [200_000, 400_000],
        co_sell: [1, 3],
    },
    strategic("Bracken Lowe", Kind::Reseller, "LV", 30, [7, 9], [2, 3]),
    strategic("Sundholm IT", Kind::Reseller, "DB", 40, [4, 5], [1, 2]),
    strategic("Cirrova Cloud", Kind::Marketplace, "EN", 50, [12, 14], [7, 9]),
    strategic("Nimbray Exchange", Kind::Marketplace, "HC", 45, [5, 6], [3, 4]),
    strategic("Tidewell Six", Kind::Alliance, "DB", 25, [2, 2], [1, 1]),
    strategic("Aldermoor Pact", Kind::Alliance, "RP", 20, [0, 0], [0, 0]),
];

pub const TIER_2: [(Kind, &[&str]); 6] = [
    (
        Kind::Si,
        &["Corvane", "Tollmere Consulting", "Ninefold", "Pellworth", "Redstile Group", "Vantry & Coe", "Hollin"],
    ),
    (
        Kind::Isv,
        &["Plinthworks", "Sable Orchard", "Datumveil", "Kiteframe", "Obrel", "Runeshift", "Cindermap", "Graphwell"],
    ),
    (Kind::Reseller, &["Marl & Finch", "Tarnside IT", "Eastlock", "Copperway", "Gantry Direct", "Windle Trade"]),
    (Kind::Marketplace, &["Stratoport", "Basin Market"]),
    (Kind::Agency, &["Foxglove Lane", "Third Kiln", "Paperjay"]),
    (Kind::Alliance, &["Meridant", "Fenholt Accord"]),
];

#[rustfmt::skip]
pub const TIER_3: [(Kind, &[&str]); 6] = [
    (Kind::Si, &["Oakhurst", "Brinewell", "Calder Ninth", "Silt & Stone", "Yarrowby", "Larkham Tech", "Denholt",
        "Moss Quay", "Upland Eight"]),
    (Kind::Isv, &["Inkfold", "Parsley Grid", "Zephrune", "Tallowbase", "Fernlog", "Octavane", "Riddlepoint",
        "Beaconry", "Glasswren", "Nettleform", "Hexbarrow", "Swiftmoor", "Umberkit"]),
    (Kind::Reseller, &["Kirkby Vale IT", "Norrfall Parts", "Pinehollow", "Wexmoor", "Trident Lea", "Grayle Supply",
        "Hartsome", "Bluefen", "Ovenden Link", "Selwick", "Jasperline", "Crowmarsh", "Millrace IT", "Tern Hill"]),
    (Kind::Marketplace, &["Appgarth", "Listwell"]),
    (Kind::Agency, &["Blue Thimble", "Hush & Holler", "Longshelf", "Quaycraft", "Fieldnote Six", "Ropewalk",
        "Sparrowgate", "Velvet Anvil", "Wick & Ember", "Yellow Stair"]),
    (Kind::Alliance, &["Harbour Table", "Saltmarsh Ring"]),
];

/// Sourced dollars and co-sell deals of Q1 and Q2 2026 that the worked case fixes for Tier 2.
pub const TIER_2_FIXED: [(&str, [u32; 2], [u32; 2]); 4] = [
    ("Corvane", [450_000, 600_000], [3, 4]),
    ("Plinthworks", [350_000, 500_000], [2, 4]),
    ("Sable Orchard", [300_000, 300_000], [2, 3]),
    ("Foxglove Lane", [220_000, 260_000], [1, 1]),
];

pub const TIER_2_OWNERS: [&str; 6] = ["CW", "FG", "IB", "NS", "YD", "OL"];

/// By sourced pipeline of the last two quarters; the review doubles their MDF.
pub const TOP_FIVE: [&str; 5] = ["Halden & Rowe", "Cirrova Cloud", "Ferrolane", "Kestrel Grove", "Bracken Lowe"];
/// Tier 1 partners that produced nothing in two quarters.
pub const DEMOTED: [&str; 2] = ["Marrowby Group", "Aldermoor Pact"];
/// Tier 2 partners with six or more co-sell deals in two quarters.
pub const PROMOTED: [&str; 2] = ["Corvane", "Plinthworks"];
/// Tier 3 partners that produced nothing in two quarters, with enough history to say so.
pub const SUNSET: [&str; 11] = [
    "Denholt",
    "Upland Eight",
    "Hexbarrow",
    "Nettleform",
    "Swiftmoor",
    "Crowmarsh",
    "Selwick",
    "Tern Hill",
    "Ropewalk",
    "Yellow Stair",
    "Saltmarsh Ring",
];
/// Produced nothing, but started within the two quarters.
pub const SHORT_HISTORY: [&str; 2] = ["Umberkit", "Wick & Ember"];
/// Tier 2 with six or more co-sell deals in the two quarters after the review.
pub const PROMOTED_AFTER: [&str; 1] = ["Sable Orchard"];
/// Tier 3 partners that produce nothing in them.
pub const SUNSET_AFTER: [&str; 3] = ["Glasswren", "Quaycraft", "Wick & Ember"];
/// Whoever produces nothing in them; one of those that were demoted recovers, the other does not.
pub const SILENT_AFTER: [&str; 4] = ["Glasswren", "Quaycraft", "Wick & Ember", "Marrowby Group"];
/// No registered deal in two quarters, yet it sourced: stays.
pub const SOURCED_UNREGISTERED: &str = "Blue Thimble";
pub const NO_MOTION: [&str; 4] = ["Redstile Group", "Obrel", "Copperway", "Third Kiln"];
pub const STALE: [&str; 6] = ["Vantry & Coe", "Windle Trade", "Graphwell", "Moss Quay", "Longshelf", "Jasperline"];
pub const SHARES_NOTHING: [&str; 3] = ["Basin Market", "Bluefen", "Harbour Table"];
pub const WITHHOLDS_REGULATED: [&str; 6] =
    ["Nimbray Exchange", "Datumveil", "Eastlock", "Stratoport", "Runeshift", "Tarnside IT"];
pub const WITHHOLDS_ENTERPRISE: [&str; 2] = ["Gantry Direct", "Paperjay"];
pub const NOT_IMPORTED: [&str; 6] = ["Hollin", "Millrace IT", "Umberkit", "Wick & Ember", "Listwell", "Quaycraft"];
pub const COUNTS_ONLY: [&str; 4] = ["Kiteframe", "Pellworth", "Marl & Finch", "Beaconry"];

/// Secondary roles, in the roster's words, with the types they mean.
pub const ALSO: [(&str, &str, &[Kind]); 5] = [
    ("Corvane", "VAR", &[Kind::Reseller]),
    ("Cirrova Cloud", "Network", &[Kind::Alliance]),
    ("Halden & Rowe", "Agency", &[Kind::Agency]),
    ("Sundholm IT", "GSI", &[Kind::Si]),
    ("Stratoport", "ISV, Alliance", &[Kind::Isv, Kind::Alliance]),
];

/// Partners that started within the demo's six quarters, with the day.
pub const LATE_STARTS: [(&str, (i16, i8, i8)); 8] = [
    ("Runeshift", (2025, 4, 14)),
    ("Glasswren", (2025, 5, 5)),
    ("Ovenden Link", (2025, 7, 21)),
    ("Riddlepoint", (2025, 8, 11)),
    ("Fenholt Accord", (2025, 9, 1)),
    ("Fieldnote Six", (2025, 10, 13)),
    ("Umberkit", (2026, 2, 16)),
    ("Wick & Ember", (2026, 4, 20)),
];
/// Old partners of which the roster does not know the day they started.
pub const UNKNOWN_START: [&str; 3] = ["Brinewell", "Pinehollow", "Sparrowgate"];
