//! The map: tiers by types, bands, counts, money and findings.

mod build;
mod findings;
mod kind;
mod note;

pub use build::map;
pub(crate) use findings::{by_partner, findings, sentence};
pub(crate) use note::mark;

use serde::{Deserialize, Serialize};

use super::edit::FieldKey;
use super::{Amount, Fte, QuarterName};
use crate::model::{Band, BandState, PartnerType};

/// The whole map as the screen and the slide draw it.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MapView {
    #[cfg_attr(feature = "types", specta(type = u32))]
    pub revision: i64,
    pub partner_count: u32,
    /// Partners that are sunset: they are on the map no more.
    pub sunset_count: u32,
    /// What the number beside each partner is: "sourced $M, last 2 quarters".
    pub number_label: String,
    /// The quarters the number covers, oldest first.
    pub number_quarters: Vec<QuarterName>,
    /// How amounts in other currencies are in the totals: "EUR at 1.08 from 31 Mar 2026"; empty where there are none.
    pub conversion: String,
    /// All but the hidden ones; a hidden type that partners have is shown.
    pub types: Vec<MapType>,
    pub tiers: Vec<MapTier>,
    /// Partners without a tier or without a type: they stand in a tray beside the map, never dropped.
    pub unplaced: Vec<MapPartner>,
    pub findings: Vec<Finding>,
}

/// A column of the map.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MapType {
    pub partner_type: PartnerType,
    pub name: String,
    pub operating_model: String,
    /// Partners of this type over all tiers.
    pub count: u32,
}

/// A row of the map.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MapTier {
    pub tier: u8,
    /// "strategic".
    pub name: String,
    /// "A manager each, named motions, MDF".
    pub staffing: String,
    pub count: u32,
    pub band: Option<Band>,
    pub band_state: Option<BandState>,
    /// Absent, as the two below, when nothing was recorded for any of its partners: that is not zero.
    pub fte: Option<Fte>,
    pub mdf: Option<Amount>,
    pub sourced: Option<Amount>,
    /// One a type, in the order of [`MapView::types`].
    pub cells: Vec<MapCell>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MapCell {
    pub partner_type: PartnerType,
    /// Most sourced first, then by name.
    pub partners: Vec<MapPartner>,
    pub sourced: Amount,
    /// `sourced` in millions as the number beside partners is written: "0.29"; empty when nothing was recorded.
    pub number: String,
    /// For an empty cell: who of this type is strongest one tier down.
    pub strongest_below: Option<StrongestBelow>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct StrongestBelow {
    pub id: u32,
    pub name: String,
    pub tier: u8,
    pub number: String,
    /// Sourced over [`MapView::number_quarters`].
    pub sourced: Amount,
    pub co_sell_deals: Option<u32>,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct MapPartner {
    pub id: u32,
    pub uuid: String,
    pub name: String,
    pub tier: Option<u8>,
    pub partner_type: Option<PartnerType>,
    pub motion: Option<String>,
    pub manager: Option<String>,
    /// Allocated in the review quarter; absent when nothing was recorded.
    pub mdf: Option<Amount>,
    pub fte: Option<Fte>,
    /// Sourced over [`MapView::number_quarters`]; absent when nothing was recorded for them.
    pub sourced: Option<Amount>,
    /// `sourced` in millions; empty when absent.
    pub number: String,
    /// `sourced` relative to the largest on the map, in millionths: the length of the bar.
    pub number_share: u32,
    pub mark: Mark,
    /// Second line in Tier 1: "AK · Co-sell", or what is missing.
    pub note: String,
    /// Whether `note` says what is missing.
    pub note_is_gap: bool,
    /// Its secondary roles, short: "Reseller".
    pub roles: Vec<String>,
    /// The sentences of the findings this partner is part of, the worst first.
    pub findings: Vec<String>,
}

/// The glyph before a partner's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    None,
    Gap,
    Stale,
}

/// A gap the map shows by itself. A finding warns, it never blocks.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct Finding {
    pub kind: FindingKind,
    /// "Tessaroy has no manager".
    pub title: String,
    /// "Tier 1 needs one each".
    pub detail: String,
    /// Tells findings apart between two answers: `no_manager 12`.
    pub key: String,
    /// The partners it is about, by name.
    pub partners: Vec<FindingPartner>,
    pub tier: Option<u8>,
    /// What closes it.
    pub action: FindingAction,
}

/// What closes a finding: the label of its button, and where it leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct FindingAction {
    /// "Assign…".
    pub label: String,
    pub target: ActionTarget,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(tag = "to", rename_all = "snake_case")]
pub enum ActionTarget {
    /// Each partner of the finding is moved to its place on the map.
    Place,
    /// This field of each of its partners is edited. `offer` is what one press sets for all of them: the motion their
    /// types suggest, or today as the day the data is of.
    EditField { field: FieldKey, offer: Option<FindingOffer> },
    /// The accounts its partners pursue with us are chosen.
    JointTargets,
    /// A part of the settings.
    Settings { section: SettingsSection },
    /// The scorecard of all partners.
    Scorecard,
    /// A file is brought in.
    Import,
    /// The review, where it stands.
    Review,
    /// The review goes on to its next step.
    NextReviewStep,
}

/// What one press would set for every partner of a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct FindingOffer {
    /// "Set the suggested motions", "Still true today".
    pub label: String,
    /// One a partner, in the order of the finding's partners.
    pub texts: Vec<String>,
}

/// The parts of the settings screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum SettingsSection {
    General,
    Currencies,
    Tiers,
    Types,
    Segments,
    Motions,
    Managers,
    Measures,
    Review,
}

#[derive(Clone, Debug, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct FindingPartner {
    pub id: u32,
    pub uuid: String,
    pub name: String,
}

/// In the order of severity, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    NoTier,
    NoType,
    NoManager,
    NoMdf,
    SharedManager,
    NoMotion,
    /// Amounts in another currency that are in no total.
    NoRate,
    BandBroken,
    /// What may become a loss: it brings much less than before, is less satisfied, or may soon share nothing any more.
    EarlyWarning,
    TimeInSelfServe,
    OutsideWorkingSet,
    NoExitRule,
    EmptyLayer,
    StuckReview,
    /// What a review decided and nobody has done by its day.
    OverdueDecision,
    Stale,
    /// Partners the latest roster of their source does not have any more.
    AbsentFromRoster,
}
