use super::Preset;
use crate::api::import::ImportKind;

const SYSTEM: &str = "HubSpot";

pub const PRESETS: &[Preset] = &[
    Preset {
        name: "HubSpot companies",
        system: SYSTEM,
        kind: ImportKind::Accounts,
        told_by: &["record id", "company name", "company domain name"],
        columns: &[
            ("record id", "external_id"),
            ("company name", "name"),
            ("company domain name", "domain"),
            ("company owner", "owner"),
            ("country region", "country"),
            ("industry", "industry"),
            ("number of employees", "employees"),
            ("lifecycle stage", "status"),
            ("create date", ""),
            ("last activity date", "last_activity"),
            ("city", "city"),
        ],
    },
    Preset {
        name: "HubSpot deals",
        system: SYSTEM,
        kind: ImportKind::Deals,
        told_by: &["record id", "deal name", "deal stage"],
        columns: &[
            ("record id", "external_id"),
            ("deal name", "name"),
            ("deal stage", "stage"),
            ("amount", "amount"),
            ("deal owner", "owner"),
            ("create date", "created_on"),
            ("close date", "closed_on"),
            ("associated company", "account_name"),
        ],
    },
];
