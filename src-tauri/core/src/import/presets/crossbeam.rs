use super::Preset;
use crate::api::import::ImportKind;

const SYSTEM: &str = "Crossbeam";

pub const PRESETS: &[Preset] = &[
    // Records of ours with the record of the partner each was matched to.
    Preset {
        name: "Crossbeam (Salesforce object)",
        system: SYSTEM,
        kind: ImportKind::Overlaps,
        told_by: &["partner name", "partner populations", "partner record name", "partner record website"],
        columns: &[
            ("partner name", "partner"),
            ("account", "account_name"),
            ("account id", "account_id"),
            ("partner record website", "domain"),
            ("partner standard populations", "theirs"),
            ("partner populations", "theirs"),
            ("opportunity", ""),
            ("lead", ""),
            ("populations", ""),
            ("standard populations", ""),
            ("partner record name", ""),
            ("partner record owner name", ""),
            ("partner record owner email", ""),
            ("partner record type", ""),
            ("partner record country", ""),
            ("partner record industry", ""),
            ("partner record employees", ""),
            ("crossbeam eid", ""),
        ],
    },
    Preset {
        name: "Crossbeam (older, HubSpot)",
        system: SYSTEM,
        kind: ImportKind::Overlaps,
        told_by: &["partner name", "partner population", "population", "account id"],
        columns: &[
            ("partner name", "partner"),
            ("account id", "account_id"),
            ("account name", "account_name"),
            ("partner population", "theirs"),
            ("population", ""),
            ("partner ae name", ""),
            ("partner ae email", ""),
        ],
    },
    // The partner's own domain is not that of the account they share.
    Preset {
        name: "Crossbeam (warehouse)",
        system: SYSTEM,
        kind: ImportKind::Overlaps,
        told_by: &["entity id", "partner name", "partner population name"],
        columns: &[
            ("partner name", "partner"),
            ("entity id", "account_id"),
            ("partner record website", "domain"),
            ("partner record name", "account_name"),
            ("partner population name", "theirs"),
            ("entity type", ""),
            ("population name", ""),
            ("partner domain", ""),
            ("partner ae email", ""),
            ("matched at", ""),
            ("updated at", ""),
        ],
    },
    Preset {
        name: "Crossbeam (upload)",
        system: SYSTEM,
        kind: ImportKind::Accounts,
        told_by: &["company name", "website", "account owner name", "account owner email"],
        columns: &[
            ("company name", "name"),
            ("website", "domain"),
            ("account owner name", "owner"),
            ("account owner email", ""),
            ("duns number", ""),
            ("industry", "industry"),
            ("number of employees", "employees"),
            ("country", "country"),
        ],
    },
    Preset {
        name: "Crossbeam (attribution)",
        system: SYSTEM,
        kind: ImportKind::Deals,
        told_by: &["account name", "assigned partner s", "attribution type"],
        columns: &[
            ("account name", "account_name"),
            ("assigned partner s", "partners"),
            ("attribution type", "role"),
            ("deal amount", "amount"),
            ("sales stage", "stage"),
            ("closed date", "closed_on"),
        ],
    },
];
