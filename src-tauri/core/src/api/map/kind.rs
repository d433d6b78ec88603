use super::FindingKind;

impl FindingKind {
    /// In the order of severity, the worst first.
    pub const ALL: [Self; 17] = [
        Self::NoTier,
        Self::NoType,
        Self::NoManager,
        Self::NoMdf,
        Self::SharedManager,
        Self::NoMotion,
        Self::NoRate,
        Self::BandBroken,
        Self::EarlyWarning,
        Self::TimeInSelfServe,
        Self::OutsideWorkingSet,
        Self::NoExitRule,
        Self::EmptyLayer,
        Self::StuckReview,
        Self::OverdueDecision,
        Self::Stale,
        Self::AbsentFromRoster,
    ];

    /// The word printed in JSON, and the first of a finding's key.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoTier => "no_tier",
            Self::NoType => "no_type",
            Self::NoManager => "no_manager",
            Self::NoMdf => "no_mdf",
            Self::SharedManager => "shared_manager",
            Self::NoMotion => "no_motion",
            Self::NoRate => "no_rate",
            Self::BandBroken => "band_broken",
            Self::EarlyWarning => "early_warning",
            Self::TimeInSelfServe => "time_in_self_serve",
            Self::OutsideWorkingSet => "outside_working_set",
            Self::NoExitRule => "no_exit_rule",
            Self::EmptyLayer => "empty_layer",
            Self::StuckReview => "stuck_review",
            Self::OverdueDecision => "overdue_decision",
            Self::Stale => "stale",
            Self::AbsentFromRoster => "absent_from_roster",
        }
    }

    /// What it says of one partner, short enough for a column: "No manager". `None` where it is about no partner in
    /// particular.
    #[must_use]
    pub fn of_partner(self) -> Option<&'static str> {
        match self {
            Self::NoTier => Some("No tier"),
            Self::NoType => Some("No type"),
            Self::NoManager => Some("No manager"),
            Self::NoMdf => Some("No MDF"),
            Self::SharedManager => Some("Shared manager"),
            Self::NoMotion => Some("No motion"),
            Self::NoRate => Some("No rate"),
            Self::EarlyWarning => Some("Early warning"),
            Self::TimeInSelfServe => Some("Self-serve time"),
            Self::OutsideWorkingSet => Some("Outside working set"),
            Self::OverdueDecision => Some("Overdue decision"),
            Self::Stale => Some("Stale"),
            Self::AbsentFromRoster => Some("Absent from roster"),
            Self::BandBroken | Self::NoExitRule | Self::EmptyLayer | Self::StuckReview => None,
        }
    }

    /// Whether a partner with it has a gap on the map: something of its own is missing, or shared that should not be.
    #[must_use]
    pub fn is_gap(self) -> bool {
        match self {
            Self::NoTier | Self::NoType | Self::NoManager | Self::NoMdf | Self::SharedManager | Self::NoMotion => true,
            Self::NoRate
            | Self::BandBroken
            | Self::EarlyWarning
            | Self::TimeInSelfServe
            | Self::OutsideWorkingSet
            | Self::NoExitRule
            | Self::EmptyLayer
            | Self::StuckReview
            | Self::OverdueDecision
            | Self::Stale
            | Self::AbsentFromRoster => false,
        }
    }
}
