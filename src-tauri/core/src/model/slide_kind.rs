use serde::{Deserialize, Serialize};

use super::words::words;

words! {
    /// A slide of the read-out by what it says, in the order it is composed in.
    SlideKind {
        Decisions = "decisions", "Decisions and ask";
        Moved = "moved", "What moved";
        TierOneMap = "tier_one_map", "Tier 1 map";
        OverlapDensity = "overlap_density", "Overlap density";
        Shifts = "shifts", "Where money and people move";
        Sunsets = "sunsets", "Sunsets";
        Led = "led", "Led and involved";
        Headline = "headline", "Headline and bridge";
        WholeMap = "whole_map", "Whole map";
        CoPresence = "co_presence", "Co-presence clusters";
        WorkingSet = "working_set", "Working set";
        Scenarios = "scenarios", "Scenarios compared";
        Comparison = "comparison", "Partner versus non-partner";
        Scorecard = "scorecard", "Scorecard";
        Criteria = "criteria", "Criteria and signatures";
        Partners = "partners", "Partners of the other tiers";
        Method = "method", "Method and sources";
    }
}

/// One slide of the read-out: what it says, and which of its copies it is; 0 is the slide itself. As they are composed, a copy
/// stands behind what it is a copy of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(specta::Type))]
pub struct SlideId {
    pub kind: SlideKind,
    pub copy: u32,
}

impl SlideId {
    /// "Scorecard", "Scorecard (copy)", "Scorecard (copy 2)".
    #[must_use]
    pub fn name(self) -> String {
        let name = self.kind.name();
        match self.copy {
            0 => name.to_owned(),
            1 => format!("{name} (copy)"),
            more => format!("{name} (copy {more})"),
        }
    }
}

impl From<SlideKind> for SlideId {
    fn from(kind: SlideKind) -> Self {
        Self { kind, copy: 0 }
    }
}

/// Slides in front at most.
const IN_FRONT: usize = 8;

impl SlideKind {
    /// Its place in the read-out as it is composed.
    #[must_use]
    pub fn place(self) -> usize {
        Self::ALL.iter().position(|kind| *kind == self).unwrap_or(Self::ALL.len())
    }

    /// Whether it is one of those in front as the read-out is composed.
    #[must_use]
    pub fn is_front(self) -> bool {
        self.place() < IN_FRONT
    }
}
