use crate::model::Relationship;

/// Their status by ours over a set of shared accounts. The cells stay apart: each is a different conversation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RelationshipCounts {
    /// Rows are theirs, columns ours, both in the order of [`Relationship::ALL`].
    pub counts: [[u32; 3]; 3],
    /// Accounts where a side's status is not known.
    pub unknown: u32,
}

impl RelationshipCounts {
    pub fn add(&mut self, theirs: Option<Relationship>, ours: Option<Relationship>) {
        match (theirs, ours) {
            (Some(theirs), Some(ours)) => self.counts[place(theirs)][place(ours)] += 1,
            _ => self.unknown += 1,
        }
    }

    /// The sum over several sets of accounts.
    #[must_use]
    pub fn sum(parts: &[Self]) -> Self {
        let mut sum = Self::default();
        for part in parts {
            sum.unknown += part.unknown;
            let cells = sum.counts.iter_mut().flatten().zip(part.counts.iter().flatten());
            cells.for_each(|(cell, count)| *cell += count);
        }
        sum
    }

    /// Their customer by our customer: the joint expansion.
    #[must_use]
    pub fn expansion(&self) -> u32 {
        let customer = place(Relationship::Customer);
        self.counts[customer][customer]
    }

    /// Their customer by our prospect: the warm introductions.
    #[must_use]
    pub fn warm(&self) -> u32 {
        self.counts[place(Relationship::Customer)][place(Relationship::Prospect)]
    }
}

fn place(status: Relationship) -> usize {
    match status {
        Relationship::Customer => 0,
        Relationship::OpenOpportunity => 1,
        Relationship::Prospect => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warm_introduction_is_their_customer_and_our_prospect() {
        let mut table = RelationshipCounts::default();
        table.add(Some(Relationship::Customer), Some(Relationship::Prospect));
        table.add(Some(Relationship::Prospect), Some(Relationship::Customer));
        table.add(Some(Relationship::Customer), None);
        assert_eq!((table.warm(), table.counts[2][0], table.unknown), (1, 1, 1));
    }
}
