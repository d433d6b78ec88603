use serde::{Deserialize, Serialize};

use super::Money;
use super::words::words;

words! {
    /// What files do not say and the return on partner investment is worked out with.
    Assumption {
        ManagerYear = "manager_year", "Cost of a manager for a year";
        Acquisition = "acquisition", "Acquisition avoided with a deal";
        OtherQuarter = "other_quarter", "Other cost of a partner for a quarter";
    }
}

/// The assumptions in force; each `None` until somebody says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Assumptions {
    pub manager_year: Option<Money>,
    pub acquisition: Option<Money>,
    pub other_quarter: Option<Money>,
}

impl Assumptions {
    #[must_use]
    pub fn of(&self, assumption: Assumption) -> Option<Money> {
        match assumption {
            Assumption::ManagerYear => self.manager_year,
            Assumption::Acquisition => self.acquisition,
            Assumption::OtherQuarter => self.other_quarter,
        }
    }

    #[must_use]
    pub fn with(mut self, assumption: Assumption, amount: Option<Money>) -> Self {
        match assumption {
            Assumption::ManagerYear => self.manager_year = amount,
            Assumption::Acquisition => self.acquisition = amount,
            Assumption::OtherQuarter => self.other_quarter = amount,
        }
        self
    }
}
