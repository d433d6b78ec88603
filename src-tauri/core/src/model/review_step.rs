use super::words::words;

/// A review step is stuck after this many days; a default the user can change.
pub const STUCK_DAYS: u32 = 14;

words! {
    /// The steps of the quarterly investment review, in their order.
    ReviewStep {
        Freeze = "freeze", "Freeze the quarter";
        WhatMoved = "what_moved", "See what moved";
        Proposals = "proposals", "Criteria propose";
        Decisions = "decisions", "Accept, override or defer";
        Investment = "investment", "Reallocate headcount and MDF";
        Scenarios = "scenarios", "Compare scenarios";
        Signature = "signature", "Sign";
        ReadOut = "read_out", "Export the read-out";
    }
}

impl ReviewStep {
    /// The step after this one; `None` after the last.
    #[must_use]
    pub fn next(self) -> Option<Self> {
        let place = Self::ALL.iter().position(|step| *step == self)?;
        Self::ALL.get(place + 1).copied()
    }
}
