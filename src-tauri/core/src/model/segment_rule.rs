use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::name_key;

/// What the user wrote of the accounts of a segment; the conditions that are given must all hold. Without any it is no rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SegmentRule {
    /// The fewest employees, themselves included.
    pub employees_at_least: Option<u32>,
    /// The most employees, themselves included.
    pub employees_at_most: Option<u32>,
    /// As written; case and accents do not count. Empty says nothing of the industry.
    pub industries: Vec<String>,
}

impl SegmentRule {
    /// Whether nothing is written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The rules of a document's segments in the order they are asked. "By default an account is in exactly one segment,
/// regulated winning over size": a rule that names industries goes before one of size alone; among equals the order of the
/// segments decides.
#[derive(Debug, Default)]
pub struct SegmentRules {
    rules: Vec<AskedRule>,
}

#[derive(Debug)]
struct AskedRule {
    segment: i64,
    at_least: Option<u32>,
    at_most: Option<u32>,
    /// Their keys; empty says nothing of the industry.
    industries: HashSet<String>,
}

impl SegmentRules {
    /// Those of segments that come in the document's order.
    pub fn of<'a>(segments: impl IntoIterator<Item = (i64, &'a SegmentRule)>) -> Self {
        let written = segments.into_iter().filter(|(_, rule)| !rule.is_empty());
        let mut rules: Vec<AskedRule> = written.map(|(segment, rule)| AskedRule::of(segment, rule)).collect();
        rules.sort_by_key(|rule| rule.industries.is_empty());
        Self { rules }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// The segment of the first rule that holds, if any does. What is not known fulfils no condition.
    #[must_use]
    pub fn place(&self, employees: Option<u32>, industry_key: Option<&str>) -> Option<i64> {
        self.rules.iter().find(|rule| rule.holds(employees, industry_key)).map(|rule| rule.segment)
    }
}

impl AskedRule {
    fn of(segment: i64, rule: &SegmentRule) -> Self {
        Self {
            segment,
            at_least: rule.employees_at_least,
            at_most: rule.employees_at_most,
            industries: rule.industries.iter().map(|industry| name_key(industry)).collect(),
        }
    }

    fn holds(&self, employees: Option<u32>, industry_key: Option<&str>) -> bool {
        self.at_least.is_none_or(|least| employees.is_some_and(|own| own >= least))
            && self.at_most.is_none_or(|most| employees.is_some_and(|own| own <= most))
            && (self.industries.is_empty() || industry_key.is_some_and(|key| self.industries.contains(key)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sizes(at_least: Option<u32>, at_most: Option<u32>) -> SegmentRule {
        SegmentRule { employees_at_least: at_least, employees_at_most: at_most, industries: Vec::new() }
    }

    fn of_industries(industries: &[&str]) -> SegmentRule {
        SegmentRule { industries: industries.iter().map(ToString::to_string).collect(), ..SegmentRule::default() }
    }

    #[track_caller]
    fn places(rules: &[SegmentRule], employees: Option<u32>, industry: Option<&str>, segment: Option<i64>) {
        let industry = industry.map(name_key);
        assert_eq!(SegmentRules::of((1..).zip(rules)).place(employees, industry.as_deref()), segment);
    }

    #[test]
    fn a_size_counts_its_limits_in() {
        let rules = [sizes(None, Some(99)), sizes(Some(100), Some(999)), sizes(Some(1_000), None)];
        for (employees, segment) in [(0, 1), (99, 1), (100, 2), (999, 2), (1_000, 3), (u32::MAX, 3)] {
            places(&rules, Some(employees), None, Some(segment));
        }
        places(&[sizes(Some(100), Some(999))], Some(99), None, None);
        places(&[sizes(Some(100), Some(999))], Some(1_000), None, None);
    }

    #[test]
    fn what_is_not_known_fulfils_nothing() {
        places(&[sizes(Some(0), None)], None, Some("Banking"), None);
        places(&[sizes(None, Some(u32::MAX))], None, Some("Banking"), None);
        places(&[of_industries(&["Banking"])], Some(5_000), None, None);
    }

    #[test]
    fn an_industry_is_one_in_every_spelling() {
        let rules = [of_industries(&["Banking", "Santé  publique"])];
        for industry in ["BANKING", " banking", "sante publique", "SANTÉ PUBLIQUE"] {
            places(&rules, None, Some(industry), Some(1));
        }
        places(&rules, None, Some("Investment banking"), None);
    }

    #[test]
    fn all_conditions_hold_together() {
        let rules = [SegmentRule { industries: vec!["Banking".to_owned()], ..sizes(Some(1_000), None) }];
        places(&rules, Some(1_000), Some("banking"), Some(1));
        places(&rules, Some(999), Some("banking"), None);
        places(&rules, Some(1_000), Some("retail"), None);
    }

    #[test]
    fn an_industry_goes_before_size_and_then_the_first_segment() {
        let rules =
            [sizes(Some(1_000), None), sizes(Some(10), None), of_industries(&["Banking"]), sizes(Some(0), None)];
        places(&rules, Some(5_000), Some("Banking"), Some(3));
        places(&rules, Some(5_000), Some("Retail"), Some(1));
        places(&rules, Some(999), Some("Retail"), Some(2));
        places(&rules, Some(9), None, Some(4));
        let both = [
            SegmentRule { industries: vec!["Banking".to_owned()], ..sizes(Some(1), None) },
            of_industries(&["Banking"]),
        ];
        places(&both, Some(1), Some("Banking"), Some(1));
        places(&both, Some(0), Some("Banking"), Some(2));
    }

    #[test]
    fn an_empty_rule_is_no_rule() {
        let rules = [SegmentRule::default(), SegmentRule::default()];
        assert!(SegmentRules::of((1..).zip(&rules)).is_empty());
        places(&rules, Some(1), Some("Banking"), None);
    }
}
