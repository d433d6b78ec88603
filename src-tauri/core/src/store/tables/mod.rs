//! One module a table: its row, how it reads and how it is written.

mod account;
mod account_alias;
mod account_match;
mod alias;
mod allocation;
mod attribution_rule;
mod audit;
mod criteria;
mod deal;
mod deal_axis;
mod decision;
mod deck_look;
mod deck_slide;
mod dimension;
mod document;
mod envelope;
mod fact;
mod frozen_quarter;
mod import;
mod joint_target;
mod known_source;
mod mdf_activity;
mod origin;
mod overlap;
mod partner;
mod partner_account;
mod rate;
mod registration;
mod ruling;
mod scenario;
mod setting;
mod signature;
mod stated_density;
mod table;
mod tier;

pub use account::{Account, NewAccount};
pub use account_alias::{AccountAlias, ToldApart};
pub use account_match::{AccountMatch, MatchDecision, MatchedAccount};
pub use alias::PartnerAlias;
pub use allocation::Allocation;
pub use attribution_rule::{AttributionRule, Signature};
pub use audit::Audit;
pub use criteria::Criteria;
pub use deal::{Deal, DealCustom, DealPartner};
pub use deal_axis::StatedAxis;
pub use decision::Decision;
pub use deck_look::{DeckLogo, DeckLook};
pub use deck_slide::DeckSlide;
pub use dimension::{Manager, Motion, Segment};
pub use document::Publication;
pub use envelope::Envelope;
pub use fact::Fact;
pub use frozen_quarter::FrozenQuarter;
pub use import::Import;
pub use joint_target::JointTarget;
pub use known_source::{KnownColumn, KnownSource};
pub use mdf_activity::MdfActivity;
pub use origin::PartnerOrigin;
pub use overlap::{Overlap, PartnerList};
pub use partner::{Partner, PartnerCustom, PartnerMotion, PartnerRole};
pub use partner_account::PartnerAccount;
pub use rate::ExchangeRate;
pub use registration::RegistrationRow;
pub use ruling::Ruling;
pub use scenario::Scenario;
pub use setting::Setting;
pub use signature::{SignatureRow, sha256_hex};
pub use stated_density::StatedDensityRow;
pub use table::{FreshRow, Imported, OfPartner, Table, insert_sql};
pub(crate) use table::{typed, unreadable};
pub use tier::TierSetting;

/// The rows that carry the id of the import that created them say it the same way.
macro_rules! carries_import_id {
    ($($row:ty),+ $(,)?) => {$(
        impl Imported for $row {
            fn import_id(&self) -> Option<i64> {
                self.import_id
            }

            fn set_import_id(&mut self, import: Option<i64>) {
                self.import_id = import;
            }
        }
    )+};
}

carries_import_id!(
    Account,
    AccountMatch,
    Deal,
    DealCustom,
    DealPartner,
    Fact,
    JointTarget,
    KnownSource,
    Manager,
    MdfActivity,
    Motion,
    Overlap,
    Partner,
    PartnerAccount,
    PartnerCustom,
    PartnerList,
    PartnerMotion,
    PartnerOrigin,
    PartnerRole,
    RegistrationRow,
    Segment,
    StatedAxis,
    StatedDensityRow,
);

/// The rows that belong to a partner say it the same way.
macro_rules! belongs_to_partner {
    ($($row:ty),+ $(,)?) => {$(
        impl OfPartner for $row {
            fn given_to(&self, partner: i64) -> Self {
                Self { partner_id: partner, ..self.clone() }
            }
        }
    )+};
}

belongs_to_partner!(
    Allocation,
    Decision,
    DealPartner,
    Fact,
    JointTarget,
    MdfActivity,
    Overlap,
    PartnerAccount,
    PartnerAlias,
    PartnerCustom,
    PartnerList,
    PartnerMotion,
    PartnerOrigin,
    PartnerRole,
    RegistrationRow,
    StatedDensityRow,
);
