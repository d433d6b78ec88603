use super::count_of;
use crate::model::{SegmentRule, thousands};

/// What a rule asks of an account: "1,000 employees or more", "industry is one of Banking, Insurance", "100 to 999 employees
/// and industry is Banking"; empty for no rule.
#[must_use]
pub fn segment_rule(rule: &SegmentRule) -> String {
    let conditions = [employees(rule), industries(rule)];
    conditions.into_iter().flatten().collect::<Vec<_>>().join(" and ")
}

fn employees(rule: &SegmentRule) -> Option<String> {
    let count = |count: u32| count_of(count as usize, "employee", "employees");
    Some(match (rule.employees_at_least, rule.employees_at_most) {
        (None, None) => return None,
        (Some(least), None) => format!("{} or more", count(least)),
        (None, Some(most)) => format!("{} or fewer", count(most)),
        (Some(least), Some(most)) if least == most => count(least),
        (Some(least), Some(most)) => format!("{} to {}", thousands(u64::from(least)), count(most)),
    })
}

fn industries(rule: &SegmentRule) -> Option<String> {
    match rule.industries.as_slice() {
        [] => None,
        [industry] => Some(format!("industry is {industry}")),
        industries => Some(format!("industry is one of {}", industries.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(at_least: Option<u32>, at_most: Option<u32>, industries: &[&str], sentence: &str) {
        let industries = industries.iter().map(ToString::to_string).collect();
        let rule = SegmentRule { employees_at_least: at_least, employees_at_most: at_most, industries };
        assert_eq!(segment_rule(&rule), sentence);
    }

    #[test]
    fn a_rule_reads_as_what_it_asks() {
        reads(None, None, &[], "");
        reads(Some(1_000), None, &[], "1,000 employees or more");
        reads(Some(1), None, &[], "1 employee or more");
        reads(None, Some(99), &[], "99 employees or fewer");
        reads(Some(100), Some(999), &[], "100 to 999 employees");
        reads(Some(50), Some(50), &[], "50 employees");
        reads(None, None, &["Banking"], "industry is Banking");
        reads(
            Some(1_000),
            None,
            &["Banking", "Insurance"],
            "1,000 employees or more and industry is one of Banking, Insurance",
        );
    }
}
