use crate::store::tables::Deal;

/// What became of the registration of a deal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Registration {
    /// Handed in, and not decided.
    Waiting,
    /// Decided within 24 hours. Files give days, so the day after counts.
    InTime,
    /// Decided later.
    Late,
}

impl Registration {
    /// `None` of a deal that was not handed in, or whose days stand the wrong way round.
    #[must_use]
    pub fn of(deal: &Deal) -> Option<Self> {
        let Some(decided) = deal.decided_on else { return deal.submitted_on.map(|_| Self::Waiting) };
        match (decided - deal.submitted_on?).get_days() {
            ..0 => None,
            0..=1 => Some(Self::InTime),
            _ => Some(Self::Late),
        }
    }
}
