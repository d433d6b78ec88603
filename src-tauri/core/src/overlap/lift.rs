use crate::model::{Density, rounded};

/// How much denser a partner is in a segment than over all its segments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lift {
    /// Rounded half to even.
    pub hundredths: u32,
}

/// Density in the segment over the density over all segments; `None` where either has no counts or the whole is zero.
#[must_use]
pub fn lift(density: &Density, overall: &Density) -> Option<Lift> {
    let counts = |density: &Density| density.shared.zip(density.base);
    let (shared, base) = counts(density).filter(|_| density.state.has_value())?;
    let (all_shared, all_base) = counts(overall).filter(|(shared, _)| *shared > 0)?;
    let above = i64::from(shared) * i64::from(all_base) * 100;
    let below = i64::from(base) * i64::from(all_shared);
    if below == 0 {
        return None;
    }
    Some(Lift { hundredths: u32::try_from(rounded(above, below)).unwrap_or(u32::MAX) })
}

impl Lift {
    /// "1.41".
    #[must_use]
    pub fn text(self) -> String {
        format!("{}.{:02}", self.hundredths / 100, self.hundredths % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::DensityState;

    fn counted(shared: u32, base: u32) -> Density {
        Density { shared: Some(shared), base: Some(base), stated: None, state: DensityState::Value }
    }

    #[test]
    fn lift_is_the_segment_over_the_whole() {
        let text = |one: Density, other: Density| lift(&one, &other).map(Lift::text);
        // 64/164 is 39.02%, 276/994 is 27.77%.
        assert_eq!(text(counted(64, 164), counted(276, 994)).as_deref(), Some("1.41"));
        assert_eq!(text(counted(0, 86), counted(276, 994)).as_deref(), Some("0.00"));
        assert_eq!(text(counted(0, 86), counted(0, 994)), None);
        assert_eq!(text(counted(0, 0), counted(276, 994)), None);
    }
}
