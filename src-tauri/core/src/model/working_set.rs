use serde::Serialize;

/// The working-set test: a partner can be tied to this many named accounts pursued jointly this quarter. Fewer fail, more
/// pass with a warning: unfocused.
pub const WORKING_SET: std::ops::RangeInclusive<usize> = 8..=15;

/// What the working-set test says of a joint target account list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum WorkingSetState {
    /// Too few accounts: part of the rolodex.
    Fails,
    Passes,
    /// Passes with a warning: unfocused.
    Unfocused,
}

impl WorkingSetState {
    /// What a list of so many accounts is.
    #[must_use]
    pub fn of(accounts: usize) -> Self {
        if accounts < *WORKING_SET.start() {
            Self::Fails
        } else if accounts > *WORKING_SET.end() {
            Self::Unfocused
        } else {
            Self::Passes
        }
    }

    /// Whether the partner is in the working set.
    #[must_use]
    pub fn passes(self) -> bool {
        self != Self::Fails
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_to_fifteen_accounts_pass_and_more_are_unfocused() {
        use WorkingSetState::{Fails, Passes, Unfocused};
        assert_eq!([7, 8, 15, 16].map(WorkingSetState::of), [Fails, Passes, Passes, Unfocused]);
        assert_eq!([Fails, Passes, Unfocused].map(WorkingSetState::passes), [false, true, true]);
    }
}
