use crate::model::{Density, DensityState};

/// What is known of one partner in one segment, before a state is decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CellEvidence {
    /// Distinct host accounts of the segment on the partner's list; `None` without a list.
    pub listed: Option<u32>,
    /// Distinct host accounts in the segment.
    pub accounts: u32,
    /// Counts stated without a list: n and N.
    pub stated: Option<(u32, u32)>,
    /// A bare percentage stated, in basis points.
    pub basis_points: Option<u32>,
    /// Whether the partner said that it does not share this segment.
    pub is_withheld: bool,
    /// Whether what is known is of an earlier quarter than the one under review.
    pub is_stale: bool,
}

/// The density of a cell. An account list counts more than a stated number; the state shown is the first that holds
/// of not imported, not shared, base too small, stale, counts only, true zero, value.
///
/// A segment without a single host account has nothing to be measured against: its base of 0 is too small.
#[must_use]
pub fn density(evidence: &CellEvidence, small_base: u32) -> Density {
    let (shared, base, stated) = match (evidence.listed, evidence.stated, evidence.basis_points) {
        (Some(listed), _, _) => (Some(listed), Some(evidence.accounts), None),
        (None, Some((shared, base)), _) => (Some(shared), Some(base), None),
        (None, None, basis_points) => (None, None, basis_points),
    };
    let is_known = shared.is_some() || stated.is_some();
    let state = if evidence.is_withheld {
        DensityState::NotShared
    } else if !is_known {
        DensityState::NotImported
    } else if base.is_some_and(|base| base < small_base) {
        DensityState::SmallBase
    } else if evidence.is_stale {
        DensityState::Stale
    } else if evidence.listed.is_none() {
        DensityState::CountsOnly
    } else if shared == Some(0) {
        DensityState::Zero
    } else {
        DensityState::Value
    };
    Density { shared, base, stated, state }
}

/// The density over all segments a partner shares, from its cells. Cells without counts take no part.
///
/// It is stale when a cell that takes part is, and counts only when none of them has a list behind it.
#[must_use]
pub fn overall(cells: &[Density], has_list: bool, is_stale: bool, small_base: u32) -> Density {
    let counted = cells.iter().filter(|cell| cell.state.has_value()).filter_map(|cell| cell.shared.zip(cell.base));
    let sums = counted.fold(None, |sums: Option<(u32, u32)>, (shared, base)| {
        let (total_shared, total_base) = sums.unwrap_or_default();
        Some((total_shared + shared, total_base + base))
    });
    let Some((shared, base)) = sums else {
        let is_withheld = cells.iter().any(|cell| cell.state == DensityState::NotShared);
        let state = if is_withheld { DensityState::NotShared } else { DensityState::NotImported };
        return Density { shared: None, base: None, stated: None, state };
    };
    let evidence = CellEvidence {
        listed: has_list.then_some(shared),
        accounts: base,
        stated: Some((shared, base)),
        is_stale,
        ..CellEvidence::default()
    };
    density(&evidence, small_base)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn shows(evidence: CellEvidence, state: DensityState, percent: &str, counts: &str) {
        let cell = density(&evidence, 20);
        assert_eq!((cell.state, cell.percent().as_str(), cell.counts().as_str()), (state, percent, counts));
    }

    fn listed(shared: u32, accounts: u32) -> CellEvidence {
        CellEvidence { listed: Some(shared), accounts, ..CellEvidence::default() }
    }

    #[test]
    fn a_value_shows_its_share_and_its_counts() {
        shows(listed(64, 164), DensityState::Value, "39%", "64/164");
        shows(listed(1, 420), DensityState::Value, "<1%", "1/420");
    }

    #[test]
    fn a_true_zero_is_not_a_missing_value() {
        shows(listed(0, 86), DensityState::Zero, "0%", "0/86");
        shows(CellEvidence { accounts: 86, ..CellEvidence::default() }, DensityState::NotImported, "", "");
    }

    #[test]
    fn nineteen_accounts_are_too_few_and_twenty_are_enough() {
        shows(listed(5, 19), DensityState::SmallBase, "26%", "5/19");
        shows(listed(5, 20), DensityState::Value, "25%", "5/20");
        shows(listed(0, 0), DensityState::SmallBase, "n/a", "0/0");
    }

    #[test]
    fn the_first_state_that_holds_is_shown() {
        let stale = CellEvidence { is_stale: true, ..listed(0, 86) };
        shows(stale, DensityState::Stale, "0%", "0/86");
        shows(CellEvidence { is_stale: true, ..listed(3, 14) }, DensityState::SmallBase, "21%", "3/14");
        shows(CellEvidence { is_withheld: true, ..stale }, DensityState::NotShared, "", "");
    }

    #[test]
    fn stated_counts_and_percentages_have_no_list_behind_them() {
        let counts = CellEvidence { stated: Some((77, 420)), accounts: 431, ..CellEvidence::default() };
        shows(counts, DensityState::CountsOnly, "18%", "77/420");
        let percent = CellEvidence { basis_points: Some(1_050), accounts: 431, ..CellEvidence::default() };
        shows(percent, DensityState::CountsOnly, "10%", "");
    }

    #[test]
    fn the_overall_density_leaves_out_what_is_not_shared() {
        let value = density(&listed(42, 420), 20);
        let withheld = density(&CellEvidence { is_withheld: true, ..listed(9, 86) }, 20);
        let all = overall(&[value, withheld], true, false, 20);
        assert_eq!((all.shared, all.base, all.state), (Some(42), Some(420), DensityState::Value));
        assert_eq!(overall(&[withheld], true, false, 20).state, DensityState::NotShared);
        assert_eq!(overall(&[], false, false, 20).state, DensityState::NotImported);
    }
}
