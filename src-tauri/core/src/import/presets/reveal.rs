use super::Preset;
use crate::api::import::ImportKind;

pub const PRESETS: &[Preset] = &[
    // What a partner shares of its accounts; the export does not say which partner.
    Preset {
        name: "Reveal",
        system: "Reveal",
        kind: ImportKind::PartnerAccounts,
        told_by: &["company name", "account status", "open deal"],
        columns: &[
            ("company name", "name"),
            ("account status", "status"),
            ("open deal", "open_deal"),
            ("account owner", "owner"),
        ],
    },
];
