use super::Preset;
use crate::api::import::ImportKind;

const SYSTEM: &str = "PartnerStack";

pub const PRESETS: &[Preset] = &[
    // Sums over the partner's whole life are no figures of a quarter. A group may be a tier or a type: its values say.
    Preset {
        name: "PartnerStack partners",
        system: SYSTEM,
        kind: ImportKind::Roster,
        told_by: &["partner", "signups", "paid customers"],
        columns: &[
            ("partner", "name"),
            ("owner", "manager"),
            ("signed up", "partner_since"),
            ("signups", ""),
            ("paid customers", ""),
            ("revenue", ""),
            ("last active", ""),
        ],
    },
    Preset {
        name: "PartnerStack deals",
        system: SYSTEM,
        kind: ImportKind::Deals,
        told_by: &["stage", "partner", "partner key", "expected revenue"],
        columns: &[
            ("name", "name"),
            ("account name", "account_name"),
            ("stage", "stage"),
            ("partner", "partners"),
            ("expected revenue", "amount"),
            ("expected close date", "closed_on"),
            ("partner key", ""),
            ("associated revenue", ""),
            ("group", ""),
            ("measure date", ""),
            ("partner manager", ""),
        ],
    },
];
