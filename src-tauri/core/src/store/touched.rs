use std::collections::{BTreeMap, BTreeSet};

use super::tables::{Overlap, PartnerAccount, Table};
use crate::api::document::Topic;

/// What changed of a document since a revision: topics, and of overlap only the partners it changed for, where that is
/// known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    pub topics: BTreeSet<Topic>,
    /// Partners whose overlaps changed.
    pub partners: BTreeSet<i64>,
    /// Whether any partner's may have.
    pub all_partners: bool,
    /// Whether an account on a partner's own list was: they are a million, and counted only then.
    pub listed: bool,
}

impl Touched {
    /// Notes a row that is written or taken out.
    pub fn row<T: Table>(&mut self, row: &T) {
        self.topics.insert(T::TOPIC);
        if T::NAME == Overlap::NAME {
            self.partners.extend(row.part());
        }
        self.listed |= T::NAME == PartnerAccount::NAME;
    }

    /// Notes rows of a table without a look at each.
    pub fn table<T: Table>(&mut self) {
        self.topics.insert(T::TOPIC);
        self.all_partners |= T::NAME == Overlap::NAME;
        self.listed |= T::NAME == PartnerAccount::NAME;
    }
}

/// At which revision something was touched last.
#[derive(Debug, Default)]
pub struct TouchedAt {
    topics: BTreeMap<Topic, i64>,
    partners: BTreeMap<i64, i64>,
    all_partners: i64,
    listed: i64,
}

impl TouchedAt {
    pub fn note(&mut self, touched: &Touched, revision: i64) {
        self.topics.extend(touched.topics.iter().map(|topic| (*topic, revision)));
        self.partners.extend(touched.partners.iter().map(|partner| (*partner, revision)));
        if touched.all_partners {
            self.all_partners = revision;
        }
        if touched.listed {
            self.listed = revision;
        }
    }

    #[must_use]
    pub fn since(&self, revision: i64) -> Touched {
        fn later<K: Copy + Ord>(at: &BTreeMap<K, i64>, revision: i64) -> BTreeSet<K> {
            at.iter().filter(|(_, at)| **at > revision).map(|(key, _)| *key).collect()
        }
        Touched {
            topics: later(&self.topics, revision),
            partners: later(&self.partners, revision),
            all_partners: self.all_partners > revision,
            listed: self.listed > revision,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_touched_later_is_told_and_nothing_before() {
        let mut at = TouchedAt::default();
        let partners = |partners: &[i64]| Touched {
            topics: [Topic::Overlap].into(),
            partners: partners.iter().copied().collect(),
            ..Touched::default()
        };
        at.note(&partners(&[1]), 5);
        at.note(&partners(&[2]), 6);
        assert_eq!(at.since(4), partners(&[1, 2]));
        assert_eq!(at.since(5), partners(&[2]));
        assert_eq!(at.since(6), Touched::default());
        at.note(&Touched { all_partners: true, ..Touched::default() }, 7);
        assert!(at.since(6).all_partners);
    }
}
